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

const hundred = Array.from({ length: 100 }, (_, index) => index);

describe('isolate', () => {
  test.each([[[17]], [[0]], [[99]], [[0, 1, 2, 50, 99]]])(
    'finds the items %j that are not taken, and writes all others',
    async (bad) => {
      const sink = sinkThatRejects(bad);
      const found = await isolate(hundred, sink.write, undefined);
      expect(found).toMatchObject({ isDown: false, poison: bad.map((item) => ({ item })) });
      expect(sink.taken.size).toBe(100 - bad.length);
    },
  );

  test('holds nothing against the items of a sink that is down, and does not ask it for each', async () => {
    const sink = sinkThatRejects([], () => true);
    expect(await isolate(hundred, sink.write, 7)).toMatchObject({ isDown: true });
    expect(sink.writes()).toBeLessThan(40);
  });

  test('decides on a single item by one that was taken before', async () => {
    expect(await isolate([5], sinkThatRejects([5]).write, 1)).toMatchObject({
      isDown: false,
      poison: [{ item: 5 }],
    });
    expect(await isolate([5], sinkThatRejects([5]).write, undefined)).toMatchObject({ isDown: true });
  });

  test('takes no item for poison that failed while the sink was away for a moment', async () => {
    const sink = sinkThatRejects([], (writes) => writes <= 8);
    expect(await isolate(hundred, sink.write, undefined)).toEqual({ isDown: false, poison: [] });
    expect(sink.taken.size).toBe(100);
  });
});
