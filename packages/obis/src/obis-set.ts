import type { ObisCode } from './obis-code.ts';

/** Fibonacci hashing: 2^32 divided by the golden ratio spreads neighbours over the whole range. */
const GOLDEN = 0x9e3779b1;
/** In a free slot of the table; no key is negative. */
const FREE = -1;

/**
 * An immutable set of OBIS codes, to filter values by. Unlike a `Set` of code objects it compares by value, so codes from
 * anywhere (another copy of this package, a fresh instance) are found; and it is made to be asked for every value of a
 * stream.
 *
 * @example
 * const wanted = new ObisSet([parseObis('1.8.0'), parseObis('2.8.0')]);
 * values.filter(({ obis }) => wanted.has(obis));
 */
export class ObisSet implements Iterable<ObisCode> {
  readonly #codes: ReadonlyMap<number, ObisCode>;
  /** The keys, each in the slot of its hash or behind it. */
  readonly #table: Float64Array;
  readonly #shift: number;

  constructor(codes: Iterable<ObisCode>) {
    this.#codes = new Map(Array.from(codes, (code) => [code.key, code]));
    // At most a quarter of the slots are taken, so that most searches end at the first.
    const bits = Math.ceil(Math.log2(this.#codes.size + 1)) + 2;
    const table = new Float64Array(2 ** bits).fill(FREE);
    this.#table = table;
    this.#shift = 32 - bits;
    for (const key of this.#codes.keys()) {
      let slot = Math.imul(key, GOLDEN) >>> this.#shift;
      while (table[slot] !== FREE) slot = (slot + 1) & (table.length - 1);
      table[slot] = key;
    }
  }

  /** How many codes it has. */
  get size(): number {
    return this.#codes.size;
  }

  /** Whether the code is one of them. */
  has(code: ObisCode): boolean {
    return this.hasKey(code.key);
  }

  /** Like `has`, for the 48-bit key of a code: no object needed. */
  hasKey(key: number): boolean {
    const table = this.#table;
    const last = table.length - 1;
    // Groups A and B, beyond the 32 bits of the product, are seldom what tells codes apart.
    for (let slot = Math.imul(key, GOLDEN) >>> this.#shift; ; slot = (slot + 1) & last) {
      const found = table[slot];
      if (found === FREE) return false;
      if (found === key) return true;
    }
  }

  /** In the order in which they were given, each once. */
  [Symbol.iterator](): Iterator<ObisCode> {
    return this.#codes.values();
  }
}
