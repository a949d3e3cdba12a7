import { describe, expect, test } from '@jest/globals';
import { describeObis, type ObisDescription } from '../describe.ts';
import { obisCode } from '../index.ts';
import { referenceTable, valuesOf } from '../testing/reference-table.ts';

// Every row of the tables in `reference/`, against what the rules compute.

describe('groups', () => {
  test.each(referenceTable('groups_A').filter(({ A }) => /^\d+$/.test(A ?? '')))(
    'A = $A is $medium_en',
    ({ A }) => {
      const { medium, manufacturerSpecific } = describeObis(obisCode(Number(A), 0, 1, 0, 0));
      expect(medium ?? manufacturerSpecific).toBeTruthy();
    },
  );

  test('an A that is reserved is parsed, and named by no medium', () => {
    for (const a of valuesOf('2-3,10-14,19-98,100-128,130-255')) {
      const description = describeObis(obisCode(a, 0, 1, 8, 0));
      expect(description).toMatchObject({ medium: undefined, known: false });
    }
  });

  test.each([
    ['B', '128-199', (n: number) => obisCode(1, n, 1, 8, 0)],
    ['C', '128-199,240', (n: number) => obisCode(1, 0, n, 8, 0)],
    ['D', '128-254', (n: number) => obisCode(1, 0, 1, n, 0)],
    ['E', '128-254', (n: number) => obisCode(1, 0, 1, 8, n)],
    ['F', '128-254', (n: number) => obisCode(1, 0, 1, 8, 0, n)],
    ['C = 96, D', '50-99', (n: number) => obisCode(1, 0, 96, n, 0)],
  ] as const)('%s = %s is left to manufacturers', (_, range, codeOf) => {
    for (const value of valuesOf(range)) {
      const description = describeObis(codeOf(value));
      expect(description).toMatchObject({ manufacturerSpecific: true, known: false, quantity: undefined });
      expect(description.name).toBe('Manufacturer-specific code, electricity');
    }
  });

  test('B = 0 is no channel, 1 to 127 are channels', () => {
    expect(describeObis('1-0:1.8.0').channel).toBeUndefined();
    for (const b of [1, 64, 65, 127])
      expect(describeObis(obisCode(1, b, 1, 8, 0))).toMatchObject({ channel: b, known: true });
    for (const b of [200, 255]) expect(describeObis(obisCode(1, b, 1, 8, 0)).known).toBe(false);
  });

  test('E is the total, a tariff, or not used', () => {
    expect(describeObis('1-0:1.8.0').tariff).toBe(0);
    for (const e of valuesOf('1-63')) expect(describeObis(obisCode(1, 0, 1, 8, e)).tariff).toBe(e);
    expect(describeObis('1-0:1.8.255')).toMatchObject({ tariff: undefined, known: true });
    for (const e of valuesOf('64-127')) expect(describeObis(obisCode(1, 0, 1, 8, e)).known).toBe(false);
  });

  test('F counts billing periods, or goes back by them', () => {
    const periodOf = (f: number): ObisDescription['billingPeriod'] =>
      describeObis(obisCode(1, 0, 1, 8, 0, f)).billingPeriod;
    for (const f of valuesOf('0-99')) expect(periodOf(f)).toEqual({ kind: 'counter', number: f });
    for (const f of valuesOf('101-125')) expect(periodOf(f)).toEqual({ kind: 'relative', back: f - 100 });
    expect(periodOf(126)).toEqual({ kind: 'past' });
    expect(periodOf(255)).toBeUndefined();
    for (const f of [100, 127]) expect(describeObis(obisCode(1, 0, 1, 8, 0, f)).known).toBe(false);
  });
});
