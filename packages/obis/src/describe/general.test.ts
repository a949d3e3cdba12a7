import { describe, expect, test } from '@jest/globals';
import { describeObis } from '../describe.ts';
import { obisCode } from '../index.ts';
import { limitsOf, referenceTable, unitOf, valuesOf } from '../testing/reference-table.ts';

// Every row of the tables in `reference/`, against what the rules compute.

describe('general and abstract objects', () => {
  test.each(referenceTable('general_purpose_C0'))('A = $A, C = 0, D = $D, E = $E is $meaning', (row) => {
    const unit = unitOf((row['unit'] ?? '').replace('ms?', ''));
    for (const a of valuesOf(row['A'] ?? '')) {
      for (const e of limitsOf(row['E'] ?? '')) {
        for (const f of limitsOf(row['F'] ?? '')) {
          expect(describeObis(obisCode(a, 0, 0, Number(row['D']), e, f))).toMatchObject({
            known: true,
            unit,
          });
        }
      }
    }
  });

  const abstract = referenceTable('abstract_C').filter(
    ({ C = '' }) => /^\d+$/.test(C) && C !== '0' && C !== '94',
  );

  test.each(abstract.filter(({ meaning }) => meaning !== 'manufacturer specific'))(
    'C = $C, D = $D, E = $E is $meaning',
    (row) => {
      for (const d of limitsOf(row['D'] ?? '')) {
        for (const e of limitsOf(row['E'] ?? '')) {
          const description = describeObis(obisCode(0, 0, Number(row['C']), d, e));
          expect(description.known).toBe(true);
          // Units that depend on the country or the meter are not claimed.
          const unit = row['unit'] ?? '';
          expect(description.unit).toBe(/or|\|/.test(unit) ? undefined : unitOf(unit));
        }
      }
    },
  );

  test('country-specific codes name their country', () => {
    const note = referenceTable('abstract_C').find(({ C }) => C === '94')?.['note'] ?? '';
    const countries = [...note.matchAll(/(\d+) ([A-Z]{2})/g)];
    expect(countries.length).toBeGreaterThan(50);
    for (const [, d, country] of countries) {
      expect(describeObis(obisCode(0, 0, 94, Number(d), 1)).country).toBe(country === 'UK' ? 'GB' : country);
    }
    expect(describeObis('0-0:94.99.0').known).toBe(false);
  });
});
