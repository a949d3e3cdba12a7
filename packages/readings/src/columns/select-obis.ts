import type { ObisCode } from '@smart-me/obis';

/** A set of OBIS codes that is asked for every value on the wire. Made by `selectObis`. */
export interface ObisSelection {
  /** Whether the code of this key is one of them. */
  hasKey(key: number): boolean;
}

/** Fibonacci hashing: 2^32 divided by the golden ratio spreads neighbours over the whole range. */
const GOLDEN = 0x9e3779b1;
/** In a free slot of the table; no key is negative. */
const FREE = -1;

/**
 * The codes whose values `decodeColumns` shall keep. Make it once and use it for every delivery.
 *
 * @example
 * const power = selectObis([parseObis('1-0:1.7.0'), parseObis('1-0:2.7.0')]);
 * decodeColumns(bytes, undefined, power).valueCount; // 1
 */
export function selectObis(codes: Iterable<ObisCode>): ObisSelection {
  const keys = Array.from(codes, (code) => code.key);
  // At most a quarter of the slots are taken, so that most searches end at the first.
  const bits = Math.ceil(Math.log2(keys.length + 1)) + 2;
  const shift = 32 - bits;
  const mask = 2 ** bits - 1;
  const table = new Float64Array(mask + 1).fill(FREE);
  for (const key of keys) {
    let slot = Math.imul(key, GOLDEN) >>> shift;
    while (table[slot] !== FREE) slot = (slot + 1) & mask;
    table[slot] = key;
  }
  return {
    hasKey(key) {
      // Groups A and B, beyond the 32 bits of the product, are seldom what tells codes apart.
      for (let slot = Math.imul(key, GOLDEN) >>> shift; ; slot = (slot + 1) & mask) {
        const found = table[slot];
        if (found === key) return true;
        if (found === FREE) return false;
      }
    },
  };
}
