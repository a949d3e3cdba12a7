import { ObisCode } from './obis-code.ts';
import { SLOTS, slotOf } from './slot.ts';

const table: (ObisCode | undefined)[] = /* @__PURE__ */ new Array<undefined>(SLOTS).fill(undefined);

/** The shared `ObisCode` of six groups, made when the table does not have it. */
export function intern(a: number, b: number, c: number, d: number, e: number, f: number): ObisCode {
  const slot = slotOf(a, b, c, d, e, f);
  const hit = table[slot];
  if (hit?.c === c && hit.d === d && hit.e === e && hit.a === a && hit.b === b && hit.f === f) return hit;
  const code = new ObisCode(a, b, c, d, e, f);
  table[slot] = code;
  return code;
}

/** The shared `ObisCode` of two halves of 24 bits: A, B, C and D, E, F. */
export function internHalves(high: number, low: number): ObisCode {
  return intern(high >>> 16, (high >>> 8) & 255, high & 255, low >>> 16, (low >>> 8) & 255, low & 255);
}
