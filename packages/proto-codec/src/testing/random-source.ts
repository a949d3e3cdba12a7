/** A source of random numbers that gives the same ones for the same seed. */
export interface RandomSource {
  /** An integer from 0 to below the limit. */
  below(limit: number): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  /** One of the items. */
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** Marsaglia's xorshift of 32 bits: by shifts alone, since jest makes every look at `Math` slow. */
export function randomSource(seed: number): RandomSource {
  let state = seed | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x100000000;
  };
  return {
    below: (limit) => (next() * limit) | 0,
    happens: (probability) => next() < probability,
    oneOf: (items) => items[(next() * items.length) | 0] ?? items[0],
  };
}
