import { describe, expect, test } from '@jest/globals';
import { checkedLimit, LONGEST_TIMER } from './checked-limit.ts';

describe('an option that is a whole number', () => {
  test.each([
    [1, { byDefault: 5 }, 1],
    [LONGEST_TIMER, { byDefault: 5 }, LONGEST_TIMER],
    [0, { byDefault: 5, least: 0 }, 0],
    [9, { byDefault: 5, largest: 9 }, 9],
    [undefined, { byDefault: 5 }, 5],
  ])('%p within %j is %p', (given, range, expected) => {
    expect(checkedLimit('pause', given, range)).toBe(expected);
  });

  test.each([0, -1, 1.5, Number.NaN, Infinity, LONGEST_TIMER + 1, '5'])('is not %p', (given) => {
    expect(() => checkedLimit('pause', given as number, { byDefault: 5 })).toThrow(
      new RangeError(`pause is ${given}: give a whole number from 1 to 2147483647, or leave it out for 5.`),
    );
  });
});
