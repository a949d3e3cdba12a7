import { describe, expect, test } from '@jest/globals';
import { convert, dlmsUnitCode, dlmsUnits, parseUnit, siPrefixes, UnitError } from '../units.ts';

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
