import { expect, test } from '@jest/globals';
import { surplusCurrent } from './surplus.ts';

test.each([
  [-6_900, 0, 10, 'what is fed in, over three phases of 230 V'],
  [0, 6_900, 10, 'a station that draws just the surplus keeps it'],
  [2_000, 6_900, 7, 'a cloud: less, so that the house takes nothing for it'],
  [-3_000, 0, 0, 'less than 6 A charges no car'],
  [-40_000, 0, 16, 'never more than its fuse'],
  [500, 0, 0, 'nothing at night'],
])('%i W at the connection, %i W at the station: %i A (%s)', (grid, station, expected) => {
  expect(surplusCurrent(grid, station, 16)).toBe(expected);
});
