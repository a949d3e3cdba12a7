import { expect, test } from '@jest/globals';
import { staleness } from './staleness.ts';

const responseDate = new Date('2026-07-25T13:07:00Z');

test("the values of a device are as old as its value date is before the server's clock", () => {
  expect(staleness({ valueDate: '2026-07-25T13:06:32.0500519Z' }, responseDate)).toBe(27_950);
});

test('a value of this second is not from the future', () => {
  expect(staleness({ valueDate: '2026-07-25T13:07:00.9000000Z' }, responseDate)).toBe(0);
});

test('a device that has sent nothing yet has no staleness', () => {
  expect(staleness({}, responseDate)).toBeUndefined();
  expect(staleness({ valueDate: '0001-01-01T00:00:00' }, responseDate)).toBeUndefined();
});
