import { expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { inUnit } from '@smart-me/readings';
import fc from 'fast-check';
import { decimalText, valueTexts } from './decimal-text.ts';

test.each([
  [1879583.2, -6, '1.8795832'],
  [24058634123, -6, '24058.634123'],
  [1, -6, '0.000001'],
  [0, -6, '0'],
  [-0, 0, '0'],
  [-1234.5, 0, '-1234.5'],
  [1.5, 3, '1500'],
  [0.001, 3, '1'],
  [1e-7, 0, '0.0000001'],
  [1.25e-7, -3, '0.000000000125'],
  [1e21, -6, '1000000000000000'],
  [1e22, 0, '10000000000000000000000'],
  [NaN, 0, ''],
  [NaN, -3, ''],
  [Infinity, -3, ''],
])('%p moved by %p places is %s', (value, shift, text) => {
  expect(decimalText(value, shift)).toBe(text);
});

test('the text is the number, for every number and shift', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e18, max: 1e18 }),
      fc.integer({ min: -9, max: 9 }),
      (value, shift) => {
        const [mantissa, exponent = '0'] = String(value).split('e');
        expect(Number(decimalText(value, shift))).toBeCloseTo(
          Number(`${mantissa}e${Number(exponent) + shift}`),
          15,
        );
      },
    ),
  );
});

test('a value is written in the table unit of its code, as inUnit says', () => {
  const text = valueTexts();
  const energy = parseObis('1-0:1.8.0*255');
  for (const unit of ['mWh', 'Wh', 'kWh', 'MJ'])
    for (const value of [1, 1234.5, 1879583.2])
      expect(Number(text({ obis: energy, value, unit }))).toBe(inUnit({ value, unit }, 'kWh'));
  expect(text({ obis: parseObis('8-0:1.0.0*255'), value: 1500, unit: 'l' })).toBe('1.5');
  expect(text({ obis: parseObis('1-0:13.7.0*255'), value: 0.98, unit: '' })).toBe('0.98');
});
