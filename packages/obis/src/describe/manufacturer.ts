import type { ObisCode } from '../obis-code.ts';

/**
 * Whether a group lies in the range that IEC 62056-6-1 leaves to manufacturers. Then no rule says what the other
 * groups mean either. A = 129 is what meters with SML use for themselves.
 */
export function isManufacturerSpecific({ a, b, c, d, e, f }: ObisCode): boolean {
  const isServiceEntry = c === 96 && d >= 50 && d <= 99 && (a === 0 || a === 1 || a === 7);
  return (
    isServiceEntry ||
    a === 129 ||
    (b >= 128 && b <= 199) ||
    (c >= 128 && c <= 199) ||
    c === 240 ||
    isOwn(d) ||
    isOwn(e) ||
    isOwn(f)
  );
}

/** 128 to 254; 255 means that the group is not used. */
function isOwn(group: number): boolean {
  return group >= 128 && group <= 254;
}
