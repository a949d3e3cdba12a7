import type { ObisCode } from '@smart-me/obis';
import { hashObisKey } from './wire/obis-key.ts';

/** A set of OBIS codes that is asked for every value on the wire. Made by `selectObis`; an `ObisSet` is one, too. */
export interface ObisSelection {
  /** Whether the code of this key is one of them. */
  hasKey(key: number): boolean;
}

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
  // At most half of the slots are taken, so that a search ends soon, and at a free one.
  const mask = 2 ** Math.ceil(Math.log2(keys.length + 1)) * 2 - 1;
  const table = new Float64Array(mask + 1).fill(FREE);
  /** The slot that has the key, or else the free one where it belongs. */
  const slotOf = (key: number): number => {
    let slot = hashObisKey(key) & mask;
    while (table[slot] !== key && table[slot] !== FREE) slot = (slot + 1) & mask;
    return slot;
  };
  for (const key of keys) table[slotOf(key)] = key;
  return { hasKey: (key) => table[slotOf(key)] === key };
}
