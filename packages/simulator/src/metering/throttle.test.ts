import { expect, test } from '@jest/globals';
import { HOUR, seasonal } from './profile.ts';
import { Throttle } from './throttle.ts';

const kilowatt = seasonal({ perDay: 24 });

test('counts only what was let through', () => {
  const throttle = new Throttle(kilowatt);
  throttle.set(10 * HOUR, 0);
  throttle.set(12 * HOUR, 0.5);
  const counted = (hour: number): number => throttle.total(hour * HOUR) - throttle.total(0);
  expect([9, 10, 11, 12, 14].map(counted)).toEqual(
    [9, 10, 10, 10, 11].map((kilowattHours) => expect.closeTo(kilowattHours, 9)),
  );
  expect([9, 11, 13].map((hour) => throttle.rate(hour * HOUR))).toEqual([1, 0, 0.5]);
});

test('a setting voids those of later instants, as when the clock was set back', () => {
  const throttle = new Throttle(kilowatt);
  throttle.set(10 * HOUR, 0);
  throttle.set(5 * HOUR, 0.5);
  expect(throttle.rate(11 * HOUR)).toBe(0.5);
});
