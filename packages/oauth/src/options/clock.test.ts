import { getEventListeners } from 'node:events';
import { describe, expect, jest, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { abortedError, LONGEST_TIMEOUT, systemClock, untilAborted } from './clock.ts';

const aborted = { code: 'aborted', message: 'The wait was aborted.', cause: 'enough' };

describe('the clock of this machine', () => {
  test('tells the time, and sleeps as long as it should', async () => {
    jest.useFakeTimers();
    try {
      const { signal } = new AbortController();
      const start = systemClock.now();
      const done = jest.fn();
      void systemClock.sleep(1_000, signal).then(done);
      expect(getEventListeners(signal, 'abort')).toHaveLength(1);
      await jest.advanceTimersByTimeAsync(999);
      expect(done).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(1);
      expect(done).toHaveBeenCalledTimes(1);
      expect(systemClock.now() - start).toBe(1_000);
      expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    } finally {
      jest.useRealTimers();
    }
  });

  test('sleeps no shorter because it should sleep for longer than a timer can', async () => {
    jest.useFakeTimers();
    try {
      const done = jest.fn();
      void systemClock.sleep(LONGEST_TIMEOUT + 1_000).then(done);
      await jest.advanceTimersByTimeAsync(60_000);
      expect(done).not.toHaveBeenCalled();
    } finally {
      jest.useRealTimers();
    }
  });

  test('wakes when its signal aborts, at once when it has already', async () => {
    const controller = new AbortController();
    const sleep = systemClock.sleep(LONGEST_TIMEOUT, controller.signal);
    controller.abort('enough');
    expect(await failureOf(sleep)).toMatchObject(aborted);
    expect(await failureOf(systemClock.sleep(LONGEST_TIMEOUT, controller.signal))).toMatchObject(aborted);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  test('keeps no timer for a sleep that was aborted', async () => {
    jest.useFakeTimers();
    try {
      const controller = new AbortController();
      const sleep = failureOf(systemClock.sleep(1_000, controller.signal));
      controller.abort();
      await sleep;
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('a wait for a promise', () => {
  test('ends with it, and leaves nothing on the signal', async () => {
    const { signal } = new AbortController();
    expect(await untilAborted(Promise.resolve(7), signal)).toBe(7);
    expect(await failureOf(untilAborted(Promise.reject(new TypeError('no')), signal))).toBeInstanceOf(
      TypeError,
    );
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('ends when the signal aborts, or has already', async () => {
    const controller = new AbortController();
    const never = new Promise(() => undefined);
    const wait = untilAborted(never, controller.signal);
    controller.abort('enough');
    expect(await failureOf(wait)).toMatchObject(aborted);
    expect(await failureOf(untilAborted(never, controller.signal))).toMatchObject(aborted);
  });
});

test('the error of a wait without a signal has no cause', () => {
  expect(abortedError(undefined).cause).toBeUndefined();
});
