import { describe, expect, test } from '@jest/globals';
import { describeObis } from '../describe.ts';
import { obisCode } from '../index.ts';
import { referenceTable, unitOf, valuesOf } from '../testing/reference-table.ts';

// Every row of the tables in `reference/`, against what the rules compute.

describe('gas', () => {
  test.each(referenceTable('gas_C').filter(({ C = '', unit = '' }) => /^\d+$/.test(C) && unit !== ''))(
    'C = $C is $quantity',
    (row) => {
      const { known, unit } = describeObis(obisCode(7, 0, Number(row['C']), 0, 0));
      expect({ known, unit }).toEqual({ known: true, unit: unitOf((row['unit'] ?? '').split('|')[0] ?? '') });
    },
  );

  test('quantities that are not confirmed are not named', () => {
    for (const c of [4, 5, 6, 7, 8, 11, 16, 21, 26, 31, 36, 51, 53, 55, 61, 66]) {
      expect(describeObis(obisCode(7, 0, c, 0, 0)).known).toBe(false);
    }
  });

  const families: Record<string, number> = {
    index: 3,
    'flow(43)': 43,
    'process(41,42,44-49)': 42,
    'factor(51-55)': 52,
  };

  test.each(referenceTable('gas_D'))('$family, D = $D is $processing, $condition', (row) => {
    const d = Number(row['D']);
    const processing = row['processing'] ?? '';
    const f = processing.includes('historical') ? 101 : 255;
    const description = describeObis(obisCode(7, 0, families[row['family'] ?? ''] ?? 0, d, 0, f));
    expect(description).toMatchObject({ known: true, processing: gasProcessingOf(processing) });
    expect(description.condition ?? '').toBe(
      gasConditionOf(row['condition'] ?? '', processing, row['family'] ?? ''),
    );
    for (const [, kind = '', number = ''] of processing.matchAll(
      /(measurement period|billing period|averaging period|process interval) (\d)/g,
    )) {
      if (!processing.includes('since') && !processing.includes('between'))
        expect(description.name).toContain(`${kind} ${number}`);
    }
  });

  test('the composition of the gas is named by D', () => {
    for (const d of valuesOf('8-20,60-84')) expect(describeObis(obisCode(7, 0, 70, d, 0)).known).toBe(true);
    expect(describeObis('7-0:70.67.0').name).toBe('Natural gas analysis, CH₄');
    expect(describeObis('7-0:70.21.0').known).toBe(false);
  });
});

function gasProcessingOf(text: string): string | undefined {
  const rules = [
    [/^current index/, 'time-integral'],
    [/historical/, 'historical'],
    [/^maximum of index differences/, 'maximum-difference'],
    [/^index difference/, 'difference'],
    [/^current average/, 'current-average'],
    [/^last average/, 'last-average'],
    [/^max of last averages|^maximum/, 'maximum'],
    [/^minimum/, 'minimum'],
    [/^average/, 'average'],
    [/^calculation method/, 'calculation-method'],
    [/^instantaneous|^value/, 'instantaneous'],
  ] as const;
  return rules.find(([pattern]) => pattern.test(text))?.[1];
}

function gasConditionOf(condition: string, processing: string, family: string): string {
  if (processing.startsWith('calculation method')) return '';
  if (condition.includes('redundant')) return 'redundant';
  if (family.startsWith('factor') && condition === 'base conditions') return 'base';
  return condition.split(' ')[0] ?? '';
}
