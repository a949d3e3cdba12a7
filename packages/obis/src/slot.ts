/**
 * Size of the tables that remember what belongs to a code. A code has one slot, and a newcomer takes it over: so a table
 * never grows, whatever codes arrive, and needs no bookkeeping.
 */
export const SLOTS = 4096;

/**
 * The slot of a code. Of the codes of one meter C differs most, then E and the last two bits of D: these get bits of
 * their own, so that they never contend; everything else is mixed in.
 */
export function slotOf(a: number, b: number, c: number, d: number, e: number, f: number): number {
  const own = c ^ (e << 7) ^ (d << 10);
  const mixed = ((d >> 2) * 5) ^ (e >> 5) ^ (a * 0x9d) ^ (b * 0x35) ^ ((255 - f) * 0x65);
  return (own ^ mixed) & (SLOTS - 1);
}
