import { describe, expect, test } from '@jest/globals';
import { describeObis, languages } from '../describe.ts';
import { deviations, FACTS, fieldCodeRows } from '../testing/field-codes.ts';
import { factsOf, pick } from '../testing/reference-table.ts';

const sure = fieldCodeRows.filter(({ confidence }) => confidence !== 'C');
const doubtful = fieldCodeRows.filter(({ confidence }) => confidence === 'C');

describe('the codes of the field', () => {
  test('are as many as the list has', () => {
    expect({ sure: sure.length, doubtful: doubtful.length }).toEqual({ sure: 325, doubtful: 54 });
  });

  test.each(sure)('$code is $meaning', (row) => {
    const description = describeObis(row['code'] ?? '');
    expect(description.known).toBe(true);
    expect(pick(factsOf(description), FACTS)).toEqual(pick(row, FACTS));
  });

  // The name stands whatever the sources make of a code: it is that of the standard.
  test.each(fieldCodeRows)('$code is called $name_en', (row) => {
    const names = languages.map((language) => describeObis(row['code'] ?? '', { language }).name);
    expect(names).toEqual(languages.map((language) => row[`name_${language}`]));
  });

  // Sources contradict the standard, or each other: a change here is a decision, not a fault.
  test('of doubtful meaning are mostly described as the list has them', () => {
    expect(doubtful.filter((row) => deviations(row).length === 0)).toHaveLength(35);
  });
});
