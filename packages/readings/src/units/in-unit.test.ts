import { describe, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { UnitError } from '@smart-me/obis/units';
import { documentedReading } from '../testing/documented-reading.ts';
import { inUnit, tableUnit, toDisplayUnit, unitFor, valueOf } from './in-unit.ts';
import { profiles } from './unit-profile.ts';

describe('unitFor', () => {
  test.each([
    ['1-0:1.8.0*255', 'mWh', 'Wh'],
    ['1-0:2.8.1*255', 'mWh', 'Wh'],
    ['1-1:5.8.0*255', 'mvarh', 'varh'],
    ['6-0:1.0.0*255', 'mWh', 'Wh'],
    ['1-0:1.7.0*255', 'W', 'W'],
    ['1-0:32.7.0*255', 'V', 'V'],
    ['1-0:13.7.0*255', '', ''],
    ['8-0:1.0.0*255', 'm³', 'm³'],
    ['99-0:12.0.0*255', '', ''],
  ])('%s comes in %p by the webhook and in %p from REST', (code, realtime, rest) => {
    expect(unitFor(code, profiles.realtime)).toBe(realtime);
    expect(unitFor(parseObis(code), profiles.rest)).toBe(rest);
  });
});

test('the profiles say what they are, and how that is known', () => {
  expect(Object.values(profiles).map(({ name, basis }) => `${name}: ${basis}`)).toEqual([
    'realtime, energy in mWh: documented',
    'realtime, energy in Wh: assumed',
    'REST, energy in Wh: assumed',
  ]);
});

describe('a value in a unit of choice', () => {
  test('keeps every digit', () => {
    expect(inUnit({ value: 1879583.2, unit: 'mWh' }, 'kWh')).toBe(1.8795832);
    expect(inUnit({ value: 9711213, unit: 'Wh' }, 'kWh')).toBe(9711.213);
    expect(inUnit({ value: 0.98, unit: '' }, '')).toBe(0.98);
  });

  test('of another dimension is an error that names both', () => {
    expect(() => inUnit({ value: 1, unit: 'W' }, 'kWh')).toThrow(/W cannot be converted to kWh/);
    expect(() => inUnit({ value: 1, unit: '' }, 'kWh')).toThrow(UnitError);
    expect(() => inUnit({ value: 1, unit: 'kWh' }, '')).toThrow(UnitError);
  });

  test('is found in a reading by its code', () => {
    expect(valueOf(documentedReading, '1.8.0', 'kWh')).toBe(1.8795832);
    expect(valueOf(documentedReading, parseObis('1.7.0'), 'kW')).toBe(0.02419);
    expect(valueOf(documentedReading, '32.7.0', 'V')).toBeUndefined();
    expect(() => valueOf(documentedReading, '1.7.0', 'kWh')).toThrow(UnitError);
  });
});

describe('tableUnit', () => {
  test.each([
    ['1-0:1.8.0*255', 'kWh'],
    ['1-0:3.8.0*255', 'kvarh'],
    ['1-0:9.8.0*255', 'kVAh'],
    ['1-0:1.7.0*255', 'W'],
    ['1-0:32.7.0*255', 'V'],
    ['6-0:10.0.0*255', '°C'],
    ['8-0:1.0.0*255', 'm³'],
    ['1-0:13.7.0*255', ''],
    ['99-0:12.1.1*255', ''],
  ])('of %s is %p, whatever the number', (code, unit) => {
    expect(tableUnit(code)).toBe(unit);
    expect(tableUnit(parseObis(code))).toBe(unit);
  });
});

describe('toDisplayUnit', () => {
  test.each([
    ['1-0:1.8.0*255', 1879583.2, 'mWh', { value: 1.8795832, unit: 'kWh' }],
    ['1-0:1.8.0*255', 9711213, 'Wh', { value: 9711.213, unit: 'kWh' }],
    ['1-0:1.7.0*255', 24.19, 'W', { value: 24.19, unit: 'W' }],
    ['1-0:1.7.0*255', 999.9, 'W', { value: 999.9, unit: 'W' }],
    ['1-0:16.7.0*255', -11_040, 'W', { value: -11.04, unit: 'kW' }],
    ['1-0:1.7.0*255', 1000, 'W', { value: 1, unit: 'kW' }],
    ['1-0:3.7.0*255', 1500, 'var', { value: 1.5, unit: 'kvar' }],
    ['1-0:9.7.0*255', 1500, 'VA', { value: 1.5, unit: 'kVA' }],
    ['1-0:32.7.0*255', 231.4, 'V', { value: 231.4, unit: 'V' }],
    ['1-0:13.7.0*255', 0.98, '', { value: 0.98, unit: '' }],
    ['8-0:1.0.0*255', 12.345, 'm³', { value: 12.345, unit: 'm³' }],
    ['99-0:12.1.1*255', 1, '', { value: 1, unit: '' }],
    ['99-0:12.1.1*255', 1500, 'kW', { value: 1500, unit: 'kW' }],
  ])('%s: %p %s is %p', (code, value, unit, shown) => {
    expect(toDisplayUnit({ obis: parseObis(code), value, unit })).toEqual(shown);
  });
});
