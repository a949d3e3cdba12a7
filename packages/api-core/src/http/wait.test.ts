import { getEventListeners } from 'node:events';
import { expect, test } from '@jest/globals';
import { callHook } from './call-hook.ts';
import { sleep, wait } from './wait.ts';

test('a wait ends when it is done, and leaves no listener on the signal', async () => {
  const { signal } = new AbortController();
  let done: () => void = () => undefined;
  const waiting = wait(signal, (end) => {
    done = end;
    return () => {
      throw new Error('given up');
    };
  });
  expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  done();
  await waiting;
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('a wait is given up when the signal aborts, with its reason', async () => {
  const ending = new AbortController();
  let isGivenUp = false;
  const waiting = wait(ending.signal, () => () => {
    isGivenUp = true;
  });
  ending.abort(new Error('the user left'));
  await expect(waiting).rejects.toThrow('the user left');
  expect(isGivenUp).toBe(true);
});

test('a wait that nobody waits for any more does not begin', async () => {
  const begin = (): never => {
    throw new Error('begun');
  };
  await expect(wait(AbortSignal.abort(new Error('over')), begin)).rejects.toThrow('over');
});

test('a sleep ends after its time, or with its signal', async () => {
  await sleep(1, new AbortController().signal);
  const ending = new AbortController();
  const long = sleep(600_000, ending.signal);
  ending.abort(new Error('woken'));
  await expect(long).rejects.toThrow('woken');
});

test('what a hook throws or rejects with is dropped', async () => {
  const told: string[] = [];
  callHook((event: string) => told.push(event), 'one');
  callHook(() => {
    throw new Error('thrown');
  }, 'two');
  callHook(() => Promise.reject(new Error('rejected')), 'three');
  callHook(undefined, 'four');
  // An unhandled rejection would end the test run.
  await new Promise((resolve) => setImmediate(resolve));
  expect(told).toEqual(['one']);
});
