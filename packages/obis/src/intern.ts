import { ObisCode } from './obis-code.ts';

/**
 * A direct-mapped table: a code has one slot, and a newcomer takes it over. So it stays this small whatever codes
 * arrive, and needs no bookkeeping. A meter sends tens of codes; four thousand slots hold those of any installation.
 */
const SLOTS = 4096;
const table: (ObisCode | undefined)[] = /* @__PURE__ */ new Array<ObisCode | undefined>(SLOTS).fill(
  undefined,
);

/** The shared `ObisCode` of six groups, made when it is not in the table. */
export function intern(a: number, b: number, c: number, d: number, e: number, f: number): ObisCode {
  // The groups that differ between the codes of one meter are C, D and E: give them most of the slot's bits.
  const slot = (c ^ (d << 4) ^ (e << 7) ^ (a << 9) ^ (b << 6) ^ (f << 5) ^ (e >> 5)) & (SLOTS - 1);
  const hit = table[slot];
  if (hit?.c === c && hit.d === d && hit.e === e && hit.a === a && hit.b === b && hit.f === f) return hit;
  const code = new ObisCode(a, b, c, d, e, f);
  table[slot] = code;
  return code;
}
