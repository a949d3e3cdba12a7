import { describe, expect, test } from '@jest/globals';
import { describeObis } from '../describe.ts';
import { factsOf, pick, referenceTable } from '../testing/reference-table.ts';

const COLUMNS = [
  'medium',
  'quantity',
  'direction',
  'phase',
  'processing',
  'tariff',
  'harmonic',
  'angle',
  'condition',
  'country',
  'unit',
];
const rows = referenceTable('rule_codes');

describe('the rules of the standards', () => {
  test('are all there', () => {
    expect(rows.length).toBeGreaterThan(1500);
  });

  // A test for each code would be 1,600 lines of output: the table itself says which row it is.
  test.each([...Map.groupBy(rows, ({ medium, quantity }) => `${medium}: ${quantity || 'others'}`)])(
    'say of each code of the table what it has, %s',
    (_, codes) => {
      const found = codes.map((row) => {
        const description = describeObis(row['code'] ?? '');
        return { code: row['code'], known: description.known, ...pick(factsOf(description), COLUMNS) };
      });
      const expected = codes.map((row) => ({ code: row['code'], known: true, ...pick(row, COLUMNS) }));
      expect(found).toEqual(expected);
    },
  );
});
