import type { ObisCode } from './obis-code.ts';

/**
 * An immutable set of OBIS codes, to filter values by. Unlike a `Set` of code objects it compares by value, so codes from
 * anywhere (another copy of this package, a fresh instance) are found.
 *
 * @example
 * const wanted = new ObisSet([parseObis('1.8.0'), parseObis('2.8.0')]);
 * values.filter(({ obis }) => wanted.has(obis));
 */
export class ObisSet implements Iterable<ObisCode> {
  readonly #codes: ReadonlyMap<number, ObisCode>;

  constructor(codes: Iterable<ObisCode>) {
    this.#codes = new Map(Array.from(codes, (code) => [code.key, code]));
  }

  get size(): number {
    return this.#codes.size;
  }

  has(code: ObisCode): boolean {
    return this.#codes.has(code.key);
  }

  /** Like `has`, for the 48-bit key of a code: no object needed. */
  hasKey(key: number): boolean {
    return this.#codes.has(key);
  }

  /** In the order in which they were given, each once. */
  [Symbol.iterator](): Iterator<ObisCode> {
    return this.#codes.values();
  }
}
