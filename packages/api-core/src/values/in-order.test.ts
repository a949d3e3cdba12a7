import { expect, test } from '@jest/globals';
import { inOrder } from './in-order.ts';

/** Jobs that end when the test says so, and write down what happens to them. */
function workshop() {
  const begun: number[] = [];
  const aborted: number[] = [];
  const ends = new Map<number, PromiseWithResolvers<string>>();
  const run = (item: number, signal: AbortSignal): Promise<string> => {
    begun.push(item);
    signal.addEventListener('abort', () => aborted.push(item));
    const end = Promise.withResolvers<string>();
    ends.set(item, end);
    return end.promise;
  };
  const finish = (item: number): void => {
    ends.get(item)?.resolve(`result ${item}`);
  };
  const fail = (item: number): void => {
    ends.get(item)?.reject(new Error(`failure ${item}`));
  };
  return { begun, aborted, run, finish, fail };
}

test('results come in the order of the items, and a job begins when its result can be taken soon', async () => {
  const { begun, run, finish } = workshop();
  const results = inOrder([1, 2, 3, 4], 2, run);
  const first = results.next();
  expect(begun).toEqual([1, 2]);
  finish(2);
  finish(1);
  await expect(first).resolves.toEqual({ done: false, value: 'result 1' });
  expect(begun).toEqual([1, 2]);
  const second = results.next();
  await expect(second).resolves.toEqual({ done: false, value: 'result 2' });
  expect(begun).toEqual([1, 2, 3]);
  const rest = Array.fromAsync(results);
  finish(3);
  await new Promise((resolve) => setImmediate(resolve));
  finish(4);
  await expect(rest).resolves.toEqual(['result 3', 'result 4']);
});

test('a job that fails does so when it is its turn, and the others are aborted', async () => {
  const { aborted, run, finish, fail } = workshop();
  const results = inOrder([1, 2, 3], 3, run);
  const first = results.next();
  fail(2);
  finish(1);
  await expect(first).resolves.toMatchObject({ value: 'result 1' });
  expect(aborted).toEqual([]);
  await expect(results.next()).rejects.toThrow('failure 2');
  expect(aborted).toEqual([1, 2, 3]);
});

test('when its consumer leaves, or the signal says so, the jobs are aborted', async () => {
  const left = workshop();
  for await (const result of (() => {
    const results = inOrder([1, 2], 2, left.run);
    queueMicrotask(() => {
      left.finish(1);
    });
    return results;
  })()) {
    expect(result).toBe('result 1');
    break;
  }
  expect(left.aborted).toEqual([1, 2]);

  const { aborted, run } = workshop();
  const leaving = new AbortController();
  void inOrder([1, 2], 2, run, leaving.signal).next();
  leaving.abort();
  expect(aborted).toEqual([1, 2]);
});

test('nothing to do is no result', async () => {
  await expect(Array.fromAsync(inOrder([], 4, () => Promise.resolve('never')))).resolves.toEqual([]);
});
