import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { inTime, TimedOut } from './in-time.ts';

test('what ends gives its value or its error, what does not is given up', async () => {
  expect(await inTime(() => wait(1, 'done'), 60_000)).toBe('done');
  await expect(inTime(() => Promise.reject(new RangeError('no')), 60_000)).rejects.toThrow(RangeError);
  await expect(inTime(() => new Promise(() => undefined), 200)).rejects.toThrow(TimedOut);
});

test('what the watchdog has ended is given up at once', async () => {
  let looks = 0;
  const watchdog = {
    get broken(): number {
      looks += 1;
      return looks === 1 ? 0 : 1;
    },
  };
  await expect(inTime(() => new Promise(() => undefined), 600_000, watchdog)).rejects.toThrow('turning');
});
