import { expect, test } from '@jest/globals';
import { Timestamp } from '@smart-me/readings';
import { periodOf, rangeOf } from './local-range.ts';

const zone = 'Europe/Zurich';
const now = Timestamp.parse('2026-11-26T15:00:00Z');

test.each([
  ['2026', '2025-12-31T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
  ['2026-10', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
  ['2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25T02:30', '2026-10-25T00:30:00.000Z', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29 02:30', '2026-03-29T01:30:00.000Z', '2026-03-29T01:30:00.000Z'],
  ['2026-10-25T12:00:00+05:00', '2026-10-25T07:00:00.000Z', '2026-10-25T07:00:00.000Z'],
  ['today', '2026-11-25T23:00:00.000Z', '2026-11-26T23:00:00.000Z'],
  ['yesterday', '2026-11-24T23:00:00.000Z', '2026-11-25T23:00:00.000Z'],
])('%s in Zurich is from %s to %s', (text, from, to) => {
  const period = periodOf(text, zone, now);
  expect([period.from.toDate().toISOString(), period.to.toDate().toISOString()]).toEqual([from, to]);
});

test.each(['2026-13', '2026-02-30', 'soon', '', '25.10.2026', '2026-10-25T25:00'])(
  '%j is no time',
  (text) => {
    expect(() => periodOf(text, zone, now)).toThrow('is no time');
  },
);

test('a range ends with its last period, or now, and never in the future', () => {
  const hours = (options: Parameters<typeof rangeOf>[0]): number => {
    const { from, to } = rangeOf(options, zone, now);
    return (to.epochMilliseconds - from.epochMilliseconds) / 3_600_000;
  };
  expect(hours({ from: '2026-10', to: '2026-10' })).toBe(31 * 24 + 1);
  expect(hours({ from: '2026-11', to: '2026-11' })).toBe(25 * 24 + 16);
  expect(hours({ last: '7d' })).toBe(168);
  expect(hours({})).toBe(24);
});

test.each([
  [{ to: '2026' }, 'there is a --to without a --from'],
  [{ from: '2026', last: '1d' }, 'two spans'],
  [{ from: '2026-10', to: '2026-09' }, 'is empty'],
  [{ from: '2027' }, 'is empty'],
  [{ last: '7 days' }, 'is no span of time'],
])('%j is refused', (options, message) => {
  expect(() => rangeOf(options, zone, now)).toThrow(message);
});
