import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { convert, dlmsUnitCode, dlmsUnits, parseUnit, siPrefixes, UnitError } from '../units.ts';

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

describe('units', () => {
  test.each([
    ['m3', 'm³'],
    ['m3/h', 'm³/h'],
    ['degC', '°C'],
    ['Ohm', 'Ω'],
    ['kOhm', 'kΩ'],
    ['uA', 'µA'],
    ['μA', 'µA'],
    ['V2h', 'V²h'],
    ['kVArh', 'kvarh'],
    ['kVAr', 'kvar'],
    ['VArh', 'varh'],
    ['VAr', 'var'],
    ['kVARh', 'kvarh'],
    ['kVAR', 'kvar'],
    ['MVarh', 'Mvarh'],
    ['mVArh', 'mvarh'],
    ['kVAh', 'kVAh'],
    ['VAh', 'VAh'],
    ['KWh', 'kWh'],
    ['KWH', 'kWh'],
    ['kwh', 'kWh'],
    ['kW', 'kW'],
    ['kw', 'kW'],
    ['KVA', 'kVA'],
    ['K', 'K'],
    ['MWh', 'MWh'],
    ['mWh', 'mWh'],
    ['L', 'l'],
    ['hL', 'hl'],
    ['L/h', 'l/h'],
    ['L/min', 'l/min'],
    ['m^3', 'm³'],
    ['m^3/h', 'm³/h'],
    ['Nm3', 'Nm³'],
    ['Nm³', 'Nm³'],
    ['Nm3/h', 'Nm³/h'],
    ['kWh/Nm3', 'kWh/Nm³'],
    ['Nm', 'Nm'],
    ['ohm', 'Ω'],
    ['\u2126', 'Ω'],
    ['\u2103', '°C'],
    ['ºC', '°C'],
    ['deg', '°'],
    ['degF', '°F'],
    ['mol %', 'mol%'],
    [' kWh ', 'kWh'],
    ['kW·h', 'kWh'],
    ['kW h', 'kWh'],
    ['V·A·h', 'VAh'],
    ['kvar·h', 'kvarh'],
    ['A²·h', 'A²h'],
    ['mBar', 'mbar'],
    ['mBAR', 'mbar'],
    ['m³ / h', 'm³/h'],
    ['m³/ h', 'm³/h'],
    ['m³ /h', 'm³/h'],
    ['mol  %', 'mol%'],
    ['MWH', 'MWh'],
    ['MVAH', 'MVAh'],
    ['MVARH', 'Mvarh'],
    ['MVar', 'Mvar'],
    ['kWh / Nm³', 'kWh/Nm³'],
    ['deg C', '°C'],
    ['° C', '°C'],
    ['°', '°'],
    ['Mbar', 'Mbar'],
  ])('%s is understood as %s', (text, symbol) => {
    expect(parseUnit(text).symbol).toBe(symbol);
  });

  test.each([
    ['V', 'v'],
    ['W', 'w'],
    ['J', 'j'],
    ['Wh', 'wh', 'WH'],
    ['kW', 'kw', 'KW', 'Kw'],
    ['kWh', 'kwh', 'KWH', 'Kwh', 'KWh'],
    ['GWh', 'gwh', 'GWH', 'Gwh'],
    ['TWh', 'twh', 'TWH'],
    ['VA', 'va', 'Va'],
    ['VAh', 'vah', 'VAH'],
    ['kVA', 'kva', 'KVA', 'Kva'],
    ['kVAh', 'kvah', 'KVAH', 'kVah'],
    ['var', 'VAR', 'Var'],
    ['kvar', 'KVAR', 'Kvar', 'kvAr'],
    ['kvarh', 'KVARH', 'Kvarh'],
    ['kV', 'kv', 'KV'],
    ['kA', 'ka', 'KA'],
    ['Ah', 'ah', 'AH'],
    ['GJ', 'gj', 'Gj'],
    ['Hz', 'hz', 'HZ'],
    ['kHz', 'khz', 'KHZ'],
    ['kΩ', 'KOhm', 'KOHM', 'kohm'],
    ['bar', 'Bar', 'BAR'],
    ['Pa', 'pa'],
    ['hPa', 'hpa', 'HPA'],
    ['kPa', 'kpa', 'KPA'],
    ['°C', 'DegC', 'degc', '°c'],
    ['m³', 'M3', 'M³', 'M^3', 'mc', 'cbm'],
    ['m³/h', 'M3/H', 'm3/H', 'mc/h'],
    ['dm³', 'DM3'],
    ['l/h', 'L/H'],
    ['hl', 'HL', 'Hl'],
    ['kg', 'KG', 'Kg'],
    ['km', 'KM', 'Km'],
    ['min', 'MIN', 'Min'],
    ['kWh/m³', 'kwh/m3', 'KWH/M3', 'kWh/mc'],
    ['kJ/m³', 'kj/m3'],
    ['kJ/Nm³', 'kj/nm3'],
    ['kJ/Sm³', 'kj/sm3'],
    ['kWh/Sm³', 'kwh/sm3', 'KWH/SMC'],
    ['psi', 'PSI'],
    ['dBm', 'dbm', 'DBM'],
  ])('%s is meant by letters of any size', (symbol, ...texts) => {
    expect(texts.map((text) => parseUnit(text).symbol)).toEqual(texts.map(() => symbol));
  });

  test.each([
    ['mWh', 'MWh'],
    ['mW', 'MW'],
    ['mVA', 'MVA'],
    ['mvar', 'Mvar'],
    ['mV', 'MV'],
    ['mA', 'MA'],
    ['mJ', 'MJ'],
    ['mPa', 'MPa'],
    ['mHz', 'MHz'],
    ['mbar', 'Mbar'],
    ['mΩ', 'MΩ'],
    ['nm', 'Nm'],
    ['h', 'H'],
    ['s', 'S'],
    ['t', 'T'],
    ['a', 'A'],
    ['mC', 'MC'],
  ])('%s and %s stay apart', (one, other) => {
    expect([parseUnit(one).symbol, parseUnit(other).symbol]).toEqual([one, other]);
    expect(parseUnit(one)).not.toEqual({ ...parseUnit(other), symbol: one });
  });

  test.each([
    [
      'Nm³',
      'nm3',
      'NM3',
      'm³(n)',
      'm3 (n)',
      'm³[n]',
      'm³_N',
      'm³n',
      'm³ i.N.',
      'm3 i. N.',
      'm³(i.N.)',
      'Nmc',
    ],
    ['Nm³/h', 'NM3/H', 'm³(n)/h', 'm³/h (n)', 'm³/h i.N.', 'Nmc/h'],
    ['kWh/Nm³', 'kwh/nm3', 'kWh/m³(n)', 'kWh/m3 i.N.'],
    ['Sm³', 'Sm3', 'sm3', 'SM3', 'm³(s)', 'm3 (S)', 'Smc', 'SMC', 'smc', 'scm', 'Scm'],
    ['Sm³/h', 'Sm3/h', 'Smc/h', 'm³/h (s)', 'm³(s)/h'],
    ['MJ/Sm³', 'MJ/Sm3', 'MJ/Smc'],
  ])('%s is the gas of other spellings', (symbol, ...texts) => {
    expect(texts.map((text) => parseUnit(text).symbol)).toEqual(texts.map(() => symbol));
  });

  test('m³ at norm and at standard conditions count as m³ does', () => {
    expect(convert(2.5, 'Nm3', 'm³')).toBe(2.5);
    expect(convert(2.5, 'Nm³/h', 'l/h')).toBe(2500);
    expect(convert(10, 'kWh/Nm³', 'MJ/m³')).toBe(36);
    expect(convert(2.5, 'Smc', 'm³')).toBe(2.5);
    expect(convert(2.5, 'Sm³/h', 'l/h')).toBe(2500);
    expect(convert(10, 'kWh/Sm³', 'MJ/Sm³')).toBe(36);
    expect(convert(10, 'J/Sm³', 'J/m³')).toBe(10);
  });

  test.each([
    // Milli or mega.
    ...['mwh', 'Mwh', 'mw', 'mva', 'mvah', 'mv', 'Mv', 'ma', 'mj', 'mpa', 'mhz', 'MBAR', 'ML'],
    // Two units, or a prefix alone.
    ...['NM', 'k', 'c', 'G', 'M', 'D', 'n'],
    // Other things of the field, which are no units of an SI prefix: hectares, horsepower, cubic feet, electronvolts.
    ...['ha', 'cv', 'CF', 'eV', 'ct'],
    ...['WHH', 'kLL', 'Lk', 'Wat', 'N3', 'Ncm', 'kMin', 'm³h', `kWh${' '.repeat(100)}`],
  ])('what would be a guess is no unit: %j', (text) => {
    expect(() => parseUnit(text)).toThrow(UnitError);
  });

  test.each([
    ...['1', 'J', 'W', 'VA', 'var', 'VAh', 'varh', 'A', 'V', 'Vh', 'C', 'A²', 'V²', 'Hz', 'Ω', 'F', 'H', 'S'],
    ...['T', 'Wb', 'N', 'K', 'Pa', 's', 'm', 'g', 'g/m³', 'm³', 'm³/h', 'J/m³', 'psi', '°C'],
  ])('%s is the base of its kind', (symbol) => {
    expect(parseUnit(symbol).base).toBe(symbol);
  });

  test('what is no unit is quoted, the beginning of it', () => {
    expect(() => parseUnit('kWatts')).toThrow('"kWatts" is not a known unit.');
    expect(() => parseUnit('x'.repeat(1000))).toThrow(`"${'x'.repeat(40)}" is not a known unit.`);
  });

  test('every DLMS unit is read, and found by its symbol', () => {
    for (const symbol of Object.values(dlmsUnits)) {
      expect(parseUnit(symbol).symbol).toBe(symbol);
      expect(dlmsUnits[dlmsUnitCode(symbol) ?? -1]).toBe(symbol);
    }
    expect(dlmsUnitCode('Wh')).toBe(30);
    expect(dlmsUnitCode('kWh')).toBeUndefined();
  });

  test('only the first few hundred spellings are remembered: a stream of others fills no memory', () => {
    const spellings = Array.from({ length: 300 }, (_, n) => `${' '.repeat(n % 18)}W${' '.repeat(n / 18)}`);
    const first = spellings.map((text) => parseUnit(text));
    const remembered = spellings.filter((text, index) => parseUnit(text) === first[index]);
    expect(remembered.length).toBeLessThanOrEqual(256);
    expect(first.every(({ symbol }) => symbol === 'W')).toBe(true);
  });

  // By the SI brochure, table 7.
  test.each([
    ['Q', 30],
    ['R', 27],
    ['Y', 24],
    ['Z', 21],
    ['E', 18],
    ['P', 15],
    ['T', 12],
    ['G', 9],
    ['M', 6],
    ['k', 3],
    ['h', 2],
    ['da', 1],
    ['d', -1],
    ['c', -2],
    ['m', -3],
    ['µ', -6],
    ['n', -9],
    ['p', -12],
    ['f', -15],
    ['a', -18],
    ['z', -21],
    ['y', -24],
    ['r', -27],
    ['q', -30],
  ])('the SI prefix %s moves the decimal point by %i', (prefix, exponent) => {
    expect(siPrefixes[prefix]).toBe(exponent);
    expect(convert(1, `${prefix}W`, 'W')).toBe(Number(`1e${exponent}`));
  });
});
