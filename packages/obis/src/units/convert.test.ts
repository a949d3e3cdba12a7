import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { convert, parseUnit, UnitError } from '../units.ts';

describe('convert', () => {
  test.each([
    [1879583.2, 'mWh', 'kWh', 1.8795832],
    [1879583.2, 'mWh', 'Wh', 1879.5832],
    [1.1, 'kWh', 'Wh', 1100],
    [0.07, 'kWh', 'mWh', 70000],
    [1, 'kWh', 'MJ', 3.6],
    [1.1, 'Wh', 'J', 3960],
    [1, 'GJ', 'kWh', 277.77777777777777],
    [123.456, 'm³', 'l', 123456],
    [36, 'm3/d', 'l/min', 25],
    [24.19, 'W', 'kW', 0.02419],
    [5, 'min', 's', 300],
    [1, 'Ah', 'C', 3600],
    [1.01325, 'bar', 'hPa', 1013.25],
    [11.2, 'kWh/m³', 'MJ/m³', 40.32],
    [50, '%', '1', 0.5],
    [-5e-7, 'kWh', 'mWh', -0.5],
    [1e21, 'mWh', 'TWh', 1e6],
    [0, 'kWh', 'J', 0],
    [-3, 'W', 'mW', -3000],
    [9007199254740991, 'mWh', 'Wh', 9007199254740.991],
  ])('%p %s is %s: %p', (value, from, to, expected) => {
    expect(convert(value, from, to)).toBe(expected);
  });

  test('loses no digit of a value of up to 15 digits, there and back', () => {
    const value = fc.tuple(
      fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
      fc.integer({ min: -6, max: 6 }),
    );
    fc.assert(
      fc.property(value, ([digits, exponent]) => {
        const energy = Number(`${digits}e${exponent}`);
        expect(convert(energy, 'mWh', 'kWh')).toBe(Number(`${digits}e${exponent - 6}`));
        expect(convert(convert(energy, 'mWh', 'kWh'), 'kWh', 'mWh')).toBe(energy);
      }),
    );
  });

  test('passes on what is no number of digits', () => {
    expect(convert(NaN, 'mWh', 'kWh')).toBeNaN();
    expect(convert(Infinity, 'mWh', 'J')).toBe(Infinity);
    expect(convert(-0, 'mWh', 'kWh')).toBe(-0);
  });

  test.each([
    ['kWh', 'm³'],
    ['kWh', 'kvarh'],
    ['°C', 'K'],
    ['kWh', 'kW'],
    ['Nm³', 'Sm³'],
    ['Sm³/h', 'Nm³/h'],
    ['kWh/Nm³', 'MJ/Sm³'],
  ])('refuses %s to %s: they do not measure the same', (from, to) => {
    expect(() => convert(1, from, to)).toThrow(UnitError);
    expect(() => convert(1, from, to)).toThrow(`${from} cannot be converted to ${to}.`);
  });

  test.each(['', 'foo', 'kmin', 'k', 'kkWh', '__proto__', 'constructor', 'ktoString'])(
    'refuses the unit %j',
    (unit) => {
      let caught: unknown;
      try {
        convert(1, unit, 'kWh');
      } catch (error) {
        caught = error;
      }
      expect(caught).toMatchObject({
        name: 'UnitError',
        code: 'obis_unit',
        hint: expect.stringContaining('kWh'),
      });
    },
  );
});

describe('every unit', () => {
  // What one of it is in the unit on the right, by the SI brochure: a changed power of ten fails here.
  test.each([
    ['%', '1', 0.01],
    ['kJ', 'J', 1000],
    ['Wh', 'J', 3600],
    ['kJ/h', 'W', 0.2777777777777778],
    ['kVA', 'VA', 1000],
    ['kvar', 'var', 1000],
    ['kVAh', 'VAh', 1000],
    ['kvarh', 'varh', 1000],
    ['kA', 'A', 1000],
    ['kV', 'V', 1000],
    ['kVh', 'Vh', 1000],
    ['mC', 'C', 0.001],
    ['Ah', 'C', 3600],
    ['kHz', 'Hz', 1000],
    ['kΩ', 'Ω', 1000],
    ['µF', 'F', 1e-6],
    ['mH', 'H', 0.001],
    ['mS', 'S', 0.001],
    ['mT', 'T', 0.001],
    ['mWb', 'Wb', 0.001],
    ['kN', 'N', 1000],
    ['mK', 'K', 0.001],
    ['kPa', 'Pa', 1000],
    ['bar', 'Pa', 100_000],
    ['mbar', 'hPa', 1],
    ['ms', 's', 0.001],
    ['min', 's', 60],
    ['h', 'min', 60],
    ['d', 'h', 24],
    ['wk', 'd', 7],
    ['km', 'm', 1000],
    ['kg', 'g', 1000],
    ['t', 'kg', 1000],
    ['kg/m³', 'g/m³', 1000],
    ['dm³', 'm³', 0.001],
    ['cm³', 'm³', 1e-6],
    ['l', 'm³', 0.001],
    ['hl', 'm³', 0.1],
    ['Nm³', 'm³', 1],
    ['Nm³/h', 'm³/h', 1],
    ['m³/s', 'm³/h', 3600],
    ['m³/min', 'm³/h', 60],
    ['m³/h', 'm³/d', 24],
    ['l/h', 'm³/h', 0.001],
    ['l/min', 'm³/h', 0.06],
    ['l/s', 'm³/h', 3.6],
    ['MJ/m³', 'J/m³', 1e6],
    ['Wh/m³', 'J/m³', 3600],
    ['MJ/Nm³', 'J/m³', 1e6],
    ['Wh/Nm³', 'J/m³', 3600],
  ])('1 %s is in %s: %p', (from, to, expected) => {
    expect(convert(1, from, to)).toBe(expected);
  });

  test.each(['A²', 'V²', 'min', 'h', 'd', 'wk', 't', 'm³', 'm³/h', 'kg/m³', '%', '1'])(
    '%s takes no prefix',
    (symbol) => {
      expect(() => parseUnit(`M${symbol}`)).toThrow(UnitError);
    },
  );

  test.each([
    ['psi', 'bar'],
    ['Pa', 'N'],
    ['VA', 'W'],
    ['var', 'VA'],
    ['°F', '°C'],
    ['A', 'A²'],
    ['V', 'Vh'],
    ['m³', 'm³/h'],
  ])('%s is no kind of %s', (from, to) => {
    expect(() => convert(1, from, to)).toThrow(UnitError);
  });
});
