import { expect, test } from '@jest/globals';
import { Timestamp } from '@smart-me/readings';
import { timeText } from './time-text.ts';

test.each([
  ['Europe/Zurich', '2026-10-25T00:59:59Z', '2026-10-25T02:59:59+02:00'],
  ['Europe/Zurich', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00+01:00'],
  ['Europe/Zurich', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00+02:00'],
  ['Australia/Lord_Howe', '2026-04-04T14:59:59Z', '2026-04-05T01:59:59+11:00'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05T01:30:00+10:30'],
  ['America/St_Johns', '2026-01-01T00:00:00Z', '2025-12-31T20:30:00-03:30'],
  ['UTC', '2019-10-16T12:20:44.9788512Z', '2019-10-16T12:20:44.9788512+00:00'],
  ['UTC', '1969-12-31T23:59:59.5Z', '1969-12-31T23:59:59.5+00:00'],
])('in %s %s is %s', (zone, utc, local) => {
  const times = timeText(zone);
  const time = Timestamp.parse(utc);
  expect(times.local(time)).toBe(local);
  expect(times.utc(time)).toBe(utc);
  expect(times.utcDate(time)).toBe(utc.slice(0, 23).replace('T', ' ').replace(/Z$/, ''));
  expect(Timestamp.parse(times.local(time)).equals(time)).toBe(true);
});
