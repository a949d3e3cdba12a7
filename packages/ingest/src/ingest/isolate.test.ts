import { describe, expect, test } from '@jest/globals';
import { isolate } from './isolate.ts';

/** A sink of numbers that rejects a write which holds one of `bad`, or every write while it is down. */
function sinkThatRejects(bad: readonly number[], isDown: (writes: number) => boolean = () => false) {
  const taken = new Set<number>();
  let writes = 0;
  const write = (items: readonly number[]): Promise<void> => {
    writes += 1;
    if (isDown(writes)) return Promise.reject(new Error('down'));
    if (items.some((item) => bad.includes(item))) return Promise.reject(new Error('poison'));
    for (const item of items) taken.add(item);
    return Promise.resolve();
  };
  return { write, taken, writes: () => writes };
}

/** Pauses of a search, which take no time here. */
const pauses: number[] = [];
const pause = (milliseconds: number): Promise<void> => {
  pauses.push(milliseconds);
  return Promise.resolve();
};
const nothing = { known: undefined, pause };

const hundred = Array.from({ length: 100 }, (_, index) => index);

describe('isolate', () => {
  test.each([[[17]], [[0]], [[99]], [[0, 1, 2, 50, 99]]])(
    'finds the items %j that are not taken, and writes all others',
    async (bad) => {
      const sink = sinkThatRejects(bad);
      const found = await isolate(hundred, sink.write, nothing);
      expect(found).toMatchObject({ isDown: false, poison: bad.map((item) => ({ item })) });
      expect(sink.taken.size).toBe(100 - bad.length);
    },
  );

  test('holds nothing against the items of a sink that is down, and does not ask it for each', async () => {
    const sink = sinkThatRejects([], () => true);
    expect(await isolate(hundred, sink.write, { known: 7, pause })).toMatchObject({ isDown: true });
    expect(sink.writes()).toBeLessThan(40);
  });

  test('decides on a single item by one that was taken before', async () => {
    expect(await isolate([5], sinkThatRejects([5]).write, { known: 1, pause })).toMatchObject({
      isDown: false,
      poison: [{ item: 5 }],
    });
    expect(await isolate([5], sinkThatRejects([5]).write, nothing)).toMatchObject({ isDown: true });
  });

  test('takes no item for poison that failed while the sink was away for a moment', async () => {
    const sink = sinkThatRejects([], (writes) => writes <= 8);
    expect(await isolate(hundred, sink.write, nothing)).toEqual({ isDown: false, poison: [] });
    expect(sink.taken.size).toBe(100);
  });

  test('takes no item for poison that failed again when the sink was away again', async () => {
    for (let again = 2; again <= 12; again += 1) {
      const sink = sinkThatRejects([], (writes) => writes === 1 || writes === again);
      expect(await isolate([5], sink.write, { known: 1, pause })).toEqual({ isDown: false, poison: [] });
    }
  });

  test('accuses nobody while one write in ten fails', async () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      let state = seed;
      const sink = sinkThatRejects([], () => (state = (state * 48_271) % 0x7fff_ffff) % 10 === 0);
      const found = await isolate(hundred, sink.write, { known: 1, pause });
      expect(found.isDown || found.poison.length === 0).toBe(true);
    }
  });

  test('waits longer from round to round', async () => {
    pauses.length = 0;
    await isolate([5], sinkThatRejects([5]).write, { known: 1, pause });
    expect(pauses).toEqual([0, 50, 100, 200, 400]);
  });

  test('finds many in a row, as long as the sink takes one that it has taken before', async () => {
    const sink = sinkThatRejects(hundred);
    const found = await isolate(hundred, sink.write, { known: 100, pause });
    expect(found).toMatchObject({ isDown: false, poison: hundred.map((item) => ({ item })) });
  });
});
