import { expect, test } from '@jest/globals';
import { retryAfter } from './retry-after.ts';

const DATE = 'Sun, 06 Nov 1994 08:49:37 GMT';

test.each([
  ['0', 0],
  ['120', 120_000],
  [' 7 ', 7_000],
  ['Sun, 06 Nov 1994 08:50:37 GMT', 60_000],
  ['Sunday, 06-Nov-94 08:50:37 GMT', 60_000],
  ['Sun Nov  6 08:50:37 1994 GMT', 60_000],
  ['Sun, 06 Nov 1994 08:00:00 GMT', 0], // past: now
  ['soon', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['2026', 2_026_000],
  ['3601', 3_600_000], // an hour at most
  ['99999999999', 3_600_000],
  ['9'.repeat(400), 3_600_000],
  ['Fri, 31 Dec 9999 23:59:59 GMT', 3_600_000],
  ['1994-11-06', undefined],
  ['', undefined],
])('Retry-After: %s is %p ms', (value, expected) => {
  expect(retryAfter(new Headers({ 'retry-after': value, date: DATE }))).toBe(expected);
});

test('without the header there is nothing to wait for', () => {
  expect(retryAfter(new Headers())).toBeUndefined();
});

test('a date is measured by the own clock when the server tells none', () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
  const wait = retryAfter(new Headers({ 'retry-after': inAnHour })) ?? 0;
  expect(wait).toBeGreaterThan(3_590_000);
  expect(wait).toBeLessThanOrEqual(3_600_000);
});
