import { ObisCode } from './obis-code.ts';

/**
 * Size of the tables that remember what belongs to a code. A code has one slot, and a newcomer takes it over: so a table
 * never grows, whatever codes arrive, and needs no bookkeeping.
 */
const SLOTS = 4096;

/**
 * The slot of a code. Of the codes of one meter C differs most, then E and the last two bits of D: these get bits of
 * their own, so that they never contend; everything else is mixed in.
 */
export function slotOf(a: number, b: number, c: number, d: number, e: number, f: number): number {
  const own = c ^ (e << 7) ^ (d << 10);
  const mixed = ((d >> 2) * 5) ^ (e >> 5) ^ (a * 0x9d) ^ (b * 0x35) ^ ((255 - f) * 0x65);
  return (own ^ mixed) & (SLOTS - 1);
}

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
