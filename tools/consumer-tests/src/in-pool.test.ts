import { describe, expect, test } from '@jest/globals';
import { inPool } from './in-pool.ts';

describe('a pool', () => {
  test('gives results in the order of the tasks, whichever ends first', async () => {
    const slow = Promise.withResolvers<string>();
    const tasks = [
      () => slow.promise,
      async () => Promise.resolve('b'),
      () => {
        slow.resolve('a');
        return Promise.resolve('c');
      },
    ];
    expect(await inPool(2, tasks)).toEqual(['a', 'b', 'c']);
  });

  test('never has more tasks under way than its size', async () => {
    let running = 0;
    let most = 0;
    const task = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    await inPool(
      3,
      Array.from({ length: 10 }, () => task),
    );
    expect(most).toBe(3);
  });
});
