import { expect, test } from '@jest/globals';
import { byDistance } from './by-distance.ts';

test('the tests of a source come first, then those beside it, then those farther away', () => {
  expect(
    byDistance(
      ['src/obis-code.test.ts', 'src/units/convert.test.ts', 'src/units/unit-of.test.ts', 'src/a/b.test.ts'],
      'src/units/unit-of.ts',
    ),
  ).toEqual([
    'src/units/unit-of.test.ts',
    'src/units/convert.test.ts',
    'src/obis-code.test.ts',
    'src/a/b.test.ts',
  ]);
});
