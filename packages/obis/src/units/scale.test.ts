import { describe, expect, test } from '@jest/globals';
import { parseObis } from '../index.ts';
import { profiles, scaleFor, toBaseUnit, toDisplayUnit, UnitError } from '../units.ts';

describe('the realtime profile', () => {
  test.each([
    ['1-0:1.8.0*255', 0.001],
    ['1-0:2.8.1*255', 0.001],
    ['1-1:5.8.0*255', 0.001],
    ['6-0:1.0.0*255', 0.001],
    ['1-0:1.7.0*255', 1],
    ['1-0:32.7.0*255', 1],
    ['1-0:31.7.0*255', 1],
    ['8-0:1.0.0*255', 1],
    ['99-0:12.0.0*255', 1],
    ['1-0:1.57.0*255', 1],
  ])('scales %s by %p', (code, scale) => {
    expect(scaleFor(code)).toBe(scale);
    expect(scaleFor(parseObis(code), profiles.realtime)).toBe(scale);
  });

  test('reads the documented example: 1879583.2 mWh are 1879.5832 Wh', () => {
    expect(toBaseUnit(1879583.2, '1-0:1.8.0*255')).toBe(1879.5832);
  });
});

test('the REST profile has kWh and kW', () => {
  expect(toBaseUnit(1.2, '1-0:1.8.0*255', profiles.rest)).toBe(1200);
  expect(toBaseUnit(-0.25, '1-0:16.7.0*255', profiles.rest)).toBe(-250);
  expect(toBaseUnit(230.1, '1-0:32.7.0*255', profiles.rest)).toBe(230.1);
});

test('a profile of your own is data', () => {
  const mine = { name: 'mine', units: { Wh: '10 Wh' } };
  expect(() => toBaseUnit(1, '1.8.0', mine)).toThrow(UnitError);
  expect(toBaseUnit(1, '1.8.0', { name: 'mine', units: { Wh: 'MJ' } })).toBe(277.77777777777777);
});

describe('toDisplayUnit', () => {
  test.each([
    ['1-0:1.8.0*255', 1879583.2, { value: 1.8795832, unit: 'kWh' }],
    ['1-0:1.7.0*255', 24.19, { value: 24.19, unit: 'W' }],
    ['1-0:16.7.0*255', -11_040, { value: -11.04, unit: 'kW' }],
    ['1-0:3.7.0*255', 1500, { value: 1.5, unit: 'kvar' }],
    ['1-0:32.7.0*255', 231.4, { value: 231.4, unit: 'V' }],
    ['1-0:13.7.0*255', 0.98, { value: 0.98, unit: '' }],
    ['6-0:10.0.0*255', 61.5, { value: 61.5, unit: '°C' }],
    ['8-0:1.0.0*255', 12.345, { value: 12.345, unit: 'm³' }],
    ['99-0:12.1.1*255', 1, { value: 1, unit: '' }],
    ['1-0:1.57.0*255', 7, { value: 7, unit: '' }],
  ])('%s: %p is %p', (code, value, shown) => {
    expect(toDisplayUnit(value, code)).toEqual(shown);
  });

  test('shows a REST value in the unit it has', () => {
    expect(toDisplayUnit(1234.567, '1.8.0', profiles.rest)).toEqual({ value: 1234.567, unit: 'kWh' });
    expect(toDisplayUnit(0.25, '16.7.0', profiles.rest)).toEqual({ value: 250, unit: 'W' });
  });
});
