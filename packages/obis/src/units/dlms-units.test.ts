import { describe, expect, test } from '@jest/globals';
import { referenceTable } from '../testing/reference-table.ts';
import { dlmsUnitCode, dlmsUnits } from '../units.ts';

/** A unit of the table, which is in ASCII, as the package writes it. */
function symbolOf(unit: string): string {
  return unit
    .replace(/ \((?:corrected|volume meter)\)| meter$/, '')
    .replace('unitless / count', '1')
    .replace('currency', '¤')
    .replace('deg', '°')
    .replace('Ohm', 'Ω')
    .replace('dBu', 'dBµ')
    .replaceAll(/(?<=[A-Za-z])2/g, '²')
    .replaceAll(/(?<=[A-Za-z])3/g, '³');
}

describe('units', () => {
  test.each(
    referenceTable('units').filter(
      ({ code, unit }) => /^\d+$/.test(code ?? '') && !/^reserved|^other/.test(unit ?? ''),
    ),
  )('DLMS unit $code is $unit', ({ code, unit = '' }) => {
    const symbol = dlmsUnits[Number(code)];
    expect(symbol).toBe(symbolOf(unit));
    expect(dlmsUnitCode(symbol ?? '')).toBeLessThanOrEqual(Number(code));
  });
});
