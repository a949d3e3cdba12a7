import { describe, expect, test } from '@jest/globals';
import { referenceTable } from '../testing/reference-table.ts';
import { dlmsUnitCode, dlmsUnits } from '../units.ts';

describe('units', () => {
  test.each(
    referenceTable('units').filter(
      ({ code, unit }) => /^\d+$/.test(code ?? '') && !/^reserved|^other/.test(unit ?? ''),
    ),
  )('DLMS unit $code is $unit', (row) => {
    const symbol = dlmsUnits[Number(row['code'])];
    expect(symbol).toBeDefined();
    expect(dlmsUnitCode(symbol ?? '')).toBeLessThanOrEqual(Number(row['code']));
  });
});
