import { describe, expect, test } from '@jest/globals';
import { decode, encode, Mismatch } from '../testing/convert.ts';
import { dateTime, instant } from './date-time.ts';

const reads = (text: string): boolean => {
  try {
    return decode(dateTime, text) === text;
  } catch (error) {
    if (error instanceof Mismatch) return false;
    throw error;
  }
};

describe('a date and time', () => {
  test.each([
    '2026-07-25T13:06',
    '2026-07-25T13:06Z',
    '2026-07-25T13:06:32',
    '2026-07-25t13:06:32z',
    '2026-07-25T13:06:32.5Z',
    '2026-07-25T13:06:32.0500519Z',
    '2026-07-25T13:06:32+02:00',
    '2026-07-25T13:06:32-0200',
  ])('is %s', (text) => {
    expect(reads(text)).toBe(true);
  });

  test.each([
    '2026-07-25',
    '26-07-25T13:06',
    '12026-07-25T13:06',
    '2026-7-25T13:06',
    '2026-07-5T13:06',
    '2026-07-25T3:06',
    '2026-07-25T13:6',
    '2026-07-25T13:06:3',
    '2026-07-25T13:06:32.',
    '2026-07-25T13:06:32.5.5',
    '2026-07-25T13:06:32+2',
    '2026-07-25T13:06:32+02:0',
    '2026-07-25T13:06:32 Z',
    '2026-07-25T13:06:32Zulu',
    ' 2026-07-25T13:06:32Z',
    '2026-07-25 13:06:32Z',
    'x2026-07-25T13:06:32Z',
    '',
  ])('is not %j', (text) => {
    expect(reads(text)).toBe(false);
  });

  test('is known as one to who describes the API', () => {
    for (const type of [dateTime, instant])
      expect(type.json).toEqual({ type: 'string', format: 'date-time' });
  });
});

describe('a time to send that is none', () => {
  const expected = 'the value: expected an ISO 8601 date and time, or a Date or Temporal.Instant, got';

  test.each<[unknown, string]>([
    ['2026-07-25', "'2026-07-25' (a day; its beginning in UTC is 2026-07-25T00:00:00Z)"],
    ['2026-07-25x', "'2026-07-25x'"],
    ['x2026-07-25', "'x2026-07-25'"],
    [1_784_984_792_000, '1784984792000 (milliseconds? give new Date(…))'],
    [null, 'null'],
    [{}, 'an object'],
    [{ toJSON: '2026-07-25T13:06Z' }, 'an object'],
    [{ toJSON: () => 7 }, 'an object'],
    [undefined, 'nothing'],
  ])('says what it probably is: %j', (value, got) => {
    expect(() => encode(instant, value)).toThrow(new Mismatch(`${expected} ${got}`));
  });
});
