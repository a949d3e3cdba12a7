import { describe, expect, test } from '@jest/globals';
import { describeObis, languages } from '../describe.ts';
import { deviations, FACTS, fieldCodeRows } from '../testing/field-codes.ts';
import { factsOf, pick, type ReferenceRow } from '../testing/reference-table.ts';

const sure = fieldCodeRows.filter(({ confidence }) => confidence !== 'C');
const doubtful = fieldCodeRows.filter(({ confidence }) => confidence === 'C');

/** The rows of each medium: a test for each of them, since a test for each code would be 700 lines of output. */
function byMedium(rows: readonly ReferenceRow[]): readonly [string, readonly ReferenceRow[]][] {
  return [...Map.groupBy(rows, ({ medium = '' }) => medium)];
}

describe('the codes of the field', () => {
  test('are as many as the list has', () => {
    expect({ sure: sure.length, doubtful: doubtful.length }).toEqual({ sure: 325, doubtful: 54 });
  });

  test.each(byMedium(sure))('are what the list says: %s', (_, rows) => {
    const found = rows.map(({ code = '' }) => {
      const description = describeObis(code);
      return { code, known: description.known, ...pick(factsOf(description), FACTS) };
    });
    expect(found).toEqual(rows.map((row) => ({ code: row['code'], known: true, ...pick(row, FACTS) })));
  });

  // The name stands whatever the sources make of a code: it is that of the standard.
  test.each(byMedium(fieldCodeRows))('are called as the list says, in every language: %s', (_, rows) => {
    const found = rows.map(({ code = '' }) => [
      code,
      ...languages.map((language) => describeObis(code, { language }).name),
    ]);
    expect(found).toEqual(
      rows.map((row) => [row['code'], ...languages.map((language) => row[`name_${language}`])]),
    );
  });

  // Sources contradict the standard, or each other: a change here is a decision, not a fault.
  test('of doubtful meaning are mostly described as the list has them', () => {
    expect(doubtful.filter((row) => deviations(row).length === 0)).toHaveLength(35);
  });
});
