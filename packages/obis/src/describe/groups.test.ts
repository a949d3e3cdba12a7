import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeObis, languages, type ObisDescription } from '../describe.ts';
import { obisCode } from '../index.ts';

function bytes(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}

describe('A', () => {
  test('names the medium', () => {
    const media = Object.fromEntries(
      bytes(0, 255).flatMap((a) => {
        const { medium } = describeObis(obisCode(a, 0, 95, 0, 0));
        return medium === undefined ? [] : [[a, medium]];
      }),
    );
    expect(media).toEqual({
      0: 'abstract',
      1: 'electricity',
      4: 'heat-cost-allocator',
      5: 'cooling',
      6: 'heat',
      7: 'gas',
      8: 'cold-water',
      9: 'hot-water',
      15: 'other',
      16: 'oil',
      17: 'compressed-air',
      18: 'nitrogen',
      99: 'smart-me',
      129: 'other',
    });
  });

  test('that is reserved is parsed, and nothing is known of its codes', () => {
    for (const a of [2, 3, 10, 14, 19, 98, 100, 128, 130, 255])
      expect(describeObis(obisCode(a, 0, 1, 8, 0)).known).toBe(false);
  });
});

describe('the ranges of manufacturers', () => {
  test.each([
    ['B', bytes(128, 199), (n: number) => obisCode(1, n, 1, 8, 0)],
    ['C', bytes(128, 199), (n: number) => obisCode(1, 0, n, 7, 0)],
    ['C', [240], (n: number) => obisCode(1, 0, n, 8, 0)],
    ['D', bytes(128, 254), (n: number) => obisCode(1, 0, 2, n, 0)],
    ['E', bytes(128, 254), (n: number) => obisCode(1, 0, 1, 8, n)],
    ['F', bytes(128, 254), (n: number) => obisCode(1, 0, 1, 8, 0, n)],
    ['C = 96, D', bytes(51, 99), (n: number) => obisCode(1, 0, 96, n, 0)],
  ] as const)('are left to them: %s', (_, values, codeOf) => {
    for (const value of values) {
      expect(describeObis(codeOf(value))).toMatchObject({
        name: 'Manufacturer-specific code, electricity',
        manufacturerSpecific: true,
        known: false,
        quantity: undefined,
      });
    }
  });

  test.each([
    '1-0:96.50.0*9',
    '1-0:96.90.2*1',
    '0-0:96.99.255*101',
    '7-0:96.50.1*4',
    '1-0:128.8.0*1',
    '129-129:199.130.9*5',
  ])('have an F of their own, that is no billing period: %s', (code) => {
    const { manufacturerSpecific, billingPeriod, name } = describeObis(code);
    expect({ manufacturerSpecific, billingPeriod }).toEqual({ manufacturerSpecific: true });
    expect(name).not.toMatch(/period/);
  });

  test.each([
    '1-127:1.8.0',
    '1-200:1.8.0',
    '1-0:127.0.0',
    '1-0:200.8.0',
    '1-0:239.8.0',
    '1-0:241.8.0',
    '1-0:1.127.0',
    '1-0:1.255.0',
    '1-0:1.8.127',
    '1-0:1.8.255',
    '1-0:1.8.0*127',
    '1-0:1.8.0*255',
    '1-0:96.49.0',
    '1-0:96.100.0',
    '6-0:96.50.0',
    '128-0:1.8.0',
    '130-0:1.8.0',
  ])('end where they end: %s is not in one', (code) => {
    expect(describeObis(code).manufacturerSpecific).toBe(false);
  });

  test('cover all codes of A = 129', () => {
    expect(describeObis('129-0:1.8.0')).toMatchObject({ manufacturerSpecific: true, known: false });
  });

  test('are named in every language', () => {
    const names = languages.map((language) => describeObis('7-0:130.0.0', { language }).name);
    expect(names).toEqual([
      'Manufacturer-specific code, gas',
      'Herstellerspezifischer Code, Gas',
      'Code propre au fabricant, gaz',
      'Codice specifico del fabbricante, gas',
      'Fabrikantspecifieke code, gas',
    ]);
  });

  test('have channels only where all their objects have them', () => {
    expect(describeObis('1-2:96.50.0').channel).toBe(2);
    expect(describeObis('1-2:130.8.0').channel).toBeUndefined();
    expect(describeObis('129-129:199.130.3').channel).toBeUndefined();
  });

  test.each([
    ['1-0:96.50.0*1', 'Mains period (Hager)', undefined],
    ['1-0:176.8.0', 'Active energy import at the mains, total', 'Wh'],
    ['1-0:194.8.0', 'Active energy export of the transaction, at the mains', 'Wh'],
    ['129-129:199.130.3', 'Manufacturer identification', undefined],
    ['129-129:199.130.5', 'Public key of the meter', undefined],
    ['17-0:140.128.0', 'Compressed air flow rate', 'm³/h'],
    ['8-0:130.0.0', 'Demineralised water volume', 'm³'],
    ['1-1:0.2.129', 'Version of the OBIS list, channel 1', undefined],
  ])('have names where a source names them: %s', (code, name, unit) => {
    expect(describeObis(code)).toMatchObject({
      name,
      unit,
      known: true,
      manufacturerSpecific: true,
      billingPeriod: undefined,
    });
  });
});

describe('B', () => {
  test('is a channel from 1 to 64, and none at 0', () => {
    expect(describeObis('1-0:1.8.0').channel).toBeUndefined();
    for (const b of bytes(1, 64))
      expect(describeObis(obisCode(1, b, 1, 8, 1))).toMatchObject({ channel: b, tariff: 1, known: true });
    for (const b of [200, 255]) expect(describeObis(obisCode(1, b, 1, 8, 0)).known).toBe(false);
  });

  test.each([
    ['1-65:1.29.1', 'Active energy import, load profile, recording interval 1, utility-specific 65.1'],
    ['1-65:1.8.0', 'Active energy import, utility-specific 65'],
    ['1-127:2.8.63', 'Active energy export, utility-specific 127.63'],
    ['1-70:1.6.2', 'Active power import, maximum, utility-specific 70.2'],
    ['6-80:1.0.1', 'Heat energy, utility-specific 80.1'],
    ['7-99:13.2.3', 'Gas volume, converter, total, base conditions, utility-specific 99.3'],
    ['8-65:1.0.0', 'Cold water volume, utility-specific 65'],
    ['0-65:96.1.1', 'Device ID 2, utility-specific 65.1'],
  ])("is the utility's from 65 to 127, and E then no tariff: %s", (code, name) => {
    const { channel, tariff, known, name: found } = describeObis(code);
    expect({ channel, tariff, known, name: found }).toEqual({
      channel: undefined,
      tariff: undefined,
      known: true,
      name,
    });
  });

  test('of any utility claims neither channel nor tariff', () => {
    const group = fc.integer({ min: 0, max: 127 });
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 4, 5, 6, 7, 8, 9),
        fc.integer({ min: 65, max: 127 }),
        group,
        group,
        group,
        (a, b, c, d, e) => {
          const { channel, tariff } = describeObis(obisCode(a, b, c, d, e));
          expect({ channel, tariff }).toEqual({ channel: undefined, tariff: undefined });
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('E', () => {
  test('is the total of a counter, a tariff, or not used', () => {
    expect(describeObis('1-0:1.8.0').tariff).toBe(0);
    for (const e of bytes(1, 62)) expect(describeObis(obisCode(1, 0, 1, 8, e)).tariff).toBe(e);
    expect(describeObis('1-0:1.8.255')).toMatchObject({ tariff: undefined, known: true });
    for (const e of bytes(64, 127)) expect(describeObis(obisCode(1, 0, 1, 8, e)).known).toBe(false);
  });

  test.each([
    '1-0:1.8.63',
    '1-0:2.8.63',
    '1-0:1.6.63',
    '1-0:5.9.63',
    '6-0:1.0.63',
    '7-0:3.0.63',
    '8-0:1.0.63',
    '1-0:96.8.63',
  ])('= 63 is the error register, and no tariff: %s', (code) => {
    expect(describeObis(code).tariff).toBeUndefined();
    expect(describeObis(code).name).toMatch(/, error register$/);
    expect(describeObis(code, { language: 'de' }).name).toMatch(/, Fehlerregister$/);
  });

  test.each(['1-0:1.6.0', '1-0:1.4.0', '1-1:1.29.0', '1-0:12.31.0', '6-1:1.29.0', '7-0:3.0.0', '4-0:1.0.0'])(
    '= 0 is no total where nothing is added up: %s',
    (code) => {
      expect(describeObis(code)).toMatchObject({ tariff: undefined, known: true });
    },
  );

  test.each([
    '1-0:1.7.1',
    '1-0:21.7.4',
    '1-0:1.24.1',
    '1-0:1.19.1',
    '1-0:1.55.1',
    '1-0:1.58.2',
    '4-0:1.0.1',
    '6-0:8.0.1',
  ])('is no tariff of a value that has none: %s', (code) => {
    expect(describeObis(code)).toMatchObject({ known: false, tariff: undefined });
  });
});

describe('E of harmonics, angles and dips', () => {
  test.each([
    ['1-0:32.7.255', 'Voltage L1'],
    ['1-0:32.7.120', 'Voltage L1, harmonic 120'],
    ['1-0:32.7.121', undefined],
    ['1-0:32.7.123', undefined],
    ['1-0:32.32.255', 'Voltage L1, number of sags'],
    ['1-0:32.32.16', undefined],
    ['1-0:32.32.50', undefined],
    ['1-0:21.7.3', undefined],
    ['1-0:81.7.3', undefined],
    ['1-0:81.7.8', undefined],
    ['1-0:81.7.30', undefined],
    ['1-0:81.7.80', undefined],
    ['1-0:81.8.4', undefined],
  ])('%s is called %p', (code, name) => {
    const { known, name: found } = describeObis(code);
    expect(known ? found : undefined).toBe(name);
  });
});

describe('F', () => {
  const periodOf = (f: number): ObisDescription['billingPeriod'] =>
    describeObis(obisCode(1, 0, 1, 8, 0, f)).billingPeriod;

  test('counts billing periods, or goes back by them', () => {
    for (const f of bytes(0, 99)) expect(periodOf(f)).toEqual({ kind: 'counter', number: f });
    for (const f of bytes(101, 125)) expect(periodOf(f)).toEqual({ kind: 'relative', back: f - 100 });
    expect(periodOf(126)).toEqual({ kind: 'past' });
    expect(periodOf(255)).toBeUndefined();
    for (const f of [100, 127]) expect(describeObis(obisCode(1, 0, 3, 8, 0, f)).known).toBe(false);
  });

  test.each([
    ['1-1:0.5.1*2', 'Demand limit 2, channel 1'],
    ['1-0:0.5.2*9', 'Demand limit of tariff 9'],
    ['1-0:1.31.0*3', 'Active power import, lower threshold, threshold 3'],
    ['1-0:12.35.0*0', 'Voltage, threshold for swells, threshold 0'],
    ['1-0:1.8.0*100', 'Active energy import, total, since the last reset to zero'],
    ['1-0:2.8.1*100', 'Active energy export, tariff 1, since the last reset to zero'],
  ])('of %s is no billing period', (code, name) => {
    expect(describeObis(code)).toMatchObject({ name, known: true, billingPeriod: undefined });
  });
});
