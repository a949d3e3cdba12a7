import { abortedError } from '../options/clock.ts';
import type { Clock } from '../options/clock.ts';

/** A clock that a test moves. Sleeping moves it too, so no test waits. */
export interface ManualClock extends Clock {
  /** The sleeps so far, in milliseconds. */
  readonly slept: readonly number[];
  advance(milliseconds: number): void;
}

/** Starts in 2026. */
export function manualClock(): ManualClock {
  let time = Date.UTC(2026, 0, 1);
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    advance: (milliseconds) => {
      time += milliseconds;
    },
    sleep: (milliseconds, signal) => {
      if (signal?.aborted === true) return Promise.reject(abortedError(signal));
      slept.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
  };
}
