import { expect, test } from '@jest/globals';
import { timestampOf } from './time-like.ts';
import { Timestamp } from './timestamp.ts';

const time = Timestamp.parse('2026-10-24T22:00:00.0000001Z', { kind: 'utc' });

test('a Timestamp stays the one it is, with its kind', () => {
  expect(timestampOf(time)).toBe(time);
});

test('a Date, a text, and what writes itself as text, such as a Temporal.Instant, are times', () => {
  expect(timestampOf(new Date('2026-10-24T22:00:00Z')).toString()).toBe('2026-10-24T22:00:00.0000000Z');
  expect(timestampOf('2026-10-25T00:00:00.0000001+02:00').equals(time)).toBe(true);
  expect(timestampOf({ toJSON: () => '2026-10-24T22:00:00.0000001Z' }).equals(time)).toBe(true);
});

test('an invalid Date is a RangeError', () => {
  expect(() => timestampOf(new Date(Number.NaN))).toThrow(RangeError);
});
