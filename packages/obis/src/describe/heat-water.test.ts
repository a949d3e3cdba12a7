import { describe, expect, test } from '@jest/globals';
import { describeObis } from '../describe.ts';
import { obisCode } from '../index.ts';
import { referenceTable, unitOf, valuesOf } from '../testing/reference-table.ts';
import { dlmsUnits } from '../units.ts';

// Every row of the tables in `reference/`, against what the rules compute.

describe('heat, water and heat cost allocators', () => {
  const rows = referenceTable('heat_water_CD');
  const quantities = rows.filter(({ C_or_D = '', unit = '' }) => /^\d+$/.test(C_or_D) && unit !== '');

  test.each(quantities)('A = $A, C = $C_or_D is $meaning', (row) => {
    for (const a of valuesOf(row['A'] ?? '')) {
      const description = describeObis(obisCode(a, 0, Number(row['C_or_D']), a === 17 ? 128 : 0, 0));
      expect(description.known).toBe(true);
      const dlms = row['dlms_unit'];
      if (dlms) expect(description.unit).toBe(dlmsUnits[Number(dlms)]);
      else
        expect(
          `N${description.unit ?? ''}`.endsWith(unitOf((row['unit'] ?? '').replace('N', '')) ?? '?'),
        ).toBe(true);
    }
  });

  test.each(rows.filter(({ C_or_D = '' }) => C_or_D.startsWith('D=')))(
    'A = $A, $C_or_D is $meaning',
    (row) => {
      const d = Number((row['C_or_D'] ?? '').slice(2));
      for (const a of valuesOf(row['A'] ?? '')) {
        if (a !== 7) expect(describeObis(obisCode(a, 0, 1, d, 0)).known).toBe(true);
      }
    },
  );

  test.each([
    [96, 1],
    [96, 5],
    [96, 6],
    [97, 97],
    [99, 1],
  ])('every medium has its entries C = %p, D = %p', (c, d) => {
    for (const a of valuesOf('4-9')) expect(describeObis(obisCode(a, 0, c, d, 0)).known).toBe(true);
  });
});
