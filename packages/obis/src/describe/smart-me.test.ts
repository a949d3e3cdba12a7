import { describe, expect, test } from '@jest/globals';
import { smartMeCodeSet } from '../codes.ts';
import { describeObis } from '../describe.ts';
import { parseObis } from '../index.ts';
import { referenceTable } from '../testing/reference-table.ts';

// Every row of the tables in `reference/`, against what the rules compute.

describe("smart-me's codes", () => {
  test.each(referenceTable('smartme_codes').filter(({ hex }) => hex !== ''))('$code is $meaning', (row) => {
    const code = parseObis(row['hex'] ?? '');
    expect(code.toString()).toBe(row['code']);
    expect(describeObis(code).known).toBe(true);
    expect(smartMeCodeSet.has(code)).toBe(true);
  });

  test('virtual tariffs are tariffs of channel 5', () => {
    expect(describeObis('1-5:1.8.7*255')).toMatchObject({
      name: 'Active energy import, virtual tariff 7, channel 5',
      tariff: 7,
      unit: 'Wh',
    });
  });
});
