import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeObis } from '../describe.ts';
import { obisCode } from '../obis-from.ts';
import { anyCode, likelyCode } from '../testing/arbitrary-code.ts';
import { fieldCodeRows } from '../testing/field-codes.ts';
import { referenceTable } from '../testing/reference-table.ts';
import { unitOf } from '../units.ts';

describe('the unit without the names', () => {
  test('is the one that the descriptions of the codes of the field have', () => {
    const codes = fieldCodeRows.map(({ code = '' }) => code);
    expect(codes.filter((code) => unitOf(code) !== describeObis(code).unit)).toEqual([]);
  });

  test('is that of the rules of the standards', () => {
    const rows = referenceTable('rule_codes');
    expect(rows.map(({ code = '' }) => `${code} ${unitOf(code) ?? ''}`)).toEqual(
      rows.map(({ code = '', unit = '' }) => `${code} ${unit}`),
    );
  });

  test.each([0, 1, 4, 5, 6, 7, 8, 9, 17])('agrees with the descriptions of the C and D of medium %d', (a) => {
    const wrong: string[] = [];
    for (let c = 0; c < 130; c += 1) {
      for (let d = 0; d < 100; d += 1) {
        const code = obisCode(a, 0, c, d, d % 3 === 0 ? (c * 7 + d) % 130 : 0, 255);
        if (unitOf(code) !== describeObis(code).unit) wrong.push(code.toString());
      }
    }
    expect(wrong).toEqual([]);
  });

  test('agrees with the description of any code', () => {
    fc.assert(
      fc.property(fc.oneof(likelyCode, anyCode), (code) => {
        expect(unitOf(code)).toBe(describeObis(code).unit);
      }),
      { numRuns: 5000 },
    );
  });

  test('is that of the code asked for, however many were asked for before', () => {
    const codes = Array.from({ length: 5000 }, (_, n) => obisCode(1, n % 3, n >> 8, n & 255, 0, 255));
    for (const code of codes) unitOf(code);
    expect(unitOf('1.8.0')).toBe('Wh');
    expect(unitOf('1-0:32.7.0*255')).toBe('V');
  });
});
