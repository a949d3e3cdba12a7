import { expect, test } from '@jest/globals';
import { isPlausibleTime } from './plausible-time.ts';
import { Timestamp } from './timestamp.ts';

const now = Timestamp.parse('2026-11-26T12:00:00Z');

test.each(['2010-01-01T00:00:00Z', '2026-11-26T12:00:00Z', '2026-11-26T13:00:00Z'])(
  'a meter can have measured at %s',
  (time) => {
    expect(isPlausibleTime(Timestamp.parse(time), now)).toBe(true);
  },
);

test.each([
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '2026-11-26T13:00:00.001Z',
  '9999-12-31T23:59:59Z',
])('no meter can have measured at %s', (time) => {
  expect(isPlausibleTime(Timestamp.parse(time), now)).toBe(false);
});

test('now is by the clock of this machine', () => {
  expect(isPlausibleTime(Timestamp.now())).toBe(true);
});
