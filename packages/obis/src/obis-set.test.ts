import { expect, test } from '@jest/globals';
import { ObisCode, ObisSet, parseObis } from './index.ts';

const set = new ObisSet([parseObis('1.8.0'), parseObis('2.8.0'), parseObis('1-0:1.8.0*255')]);

test('finds a code by its value, whichever instance it is', () => {
  expect(set.has(new ObisCode(1, 0, 1, 8, 0, 255))).toBe(true);
  expect(set.has(parseObis('1.8.1'))).toBe(false);
  expect(set.hasKey(0x0100020800ff)).toBe(true);
  expect(set.hasKey(1)).toBe(false);
});

test('has each code once, in the order given', () => {
  expect(set.size).toBe(2);
  expect(Array.from(set, String)).toEqual(['1-0:1.8.0*255', '1-0:2.8.0*255']);
});
