import { describe, expect, test } from '@jest/globals';
import { describeObis, type ObisDescription } from '../describe.ts';
import { obisCode, type ObisCode } from '../index.ts';
import { limitsOf, referenceTable, unitOf, valuesOf } from '../testing/reference-table.ts';
import { dlmsUnits } from '../units.ts';

// Every row of the tables in `reference/`, against what the rules compute.

describe('electricity', () => {
  const quantities = referenceTable('electricity_C');
  const isRegular = ({ C = '', unit_inst = '' }: (typeof quantities)[number]): boolean =>
    /^\d+$/.test(C) && unit_inst !== '' && C !== '81' && C !== '83';

  test.each(quantities.filter(isRegular))('C = $C is $quantity ($phase)', (row) => {
    const c = Number(row['C']);
    const now = describeObis(obisCode(1, 0, c, 7, 0));
    expect(now).toMatchObject({
      known: true,
      unit: unitOf(row['unit_inst'] ?? ''),
      ...quantityOf(row['quantity'] ?? ''),
    });
    if (/^L\d$|^N$/.test(row['phase'] ?? '')) expect(now.phase).toBe(row['phase']);
    expect(describeObis(obisCode(1, 0, c, 8, 0)).unit).toBe(unitOf(row['unit_integral'] ?? ''));
    const dlms = row['dlms_unit_inst'];
    if (dlms) expect(dlmsUnits[Number(dlms)]).toBe(now.unit);
  });

  test.each([94, 96, 97, 98, 99, 127])('C = %p has its own entries', (c) => {
    const entries: Record<number, ObisCode> = {
      94: obisCode(1, 0, 94, 41, 0),
      96: obisCode(1, 0, 96, 1, 0),
      97: obisCode(1, 0, 97, 97, 0),
      98: obisCode(1, 0, 98, 1, 0),
      99: obisCode(1, 0, 99, 1, 0),
      127: obisCode(1, 0, 127, 0, 0),
    };
    expect(describeObis(entries[c] ?? '')).toMatchObject({ known: true, quantity: undefined });
  });

  test('a C that is not in the table is not named', () => {
    const named = new Set(quantities.flatMap(({ C = '' }) => valuesOf(C)));
    for (let c = 0; c < 128; c++) {
      if (!named.has(c)) expect(describeObis(obisCode(1, 0, c, 7, 0)).known).toBe(false);
    }
  });

  const processings = referenceTable('electricity_D').filter(({ D }) => /^\d+$/.test(D ?? ''));

  test.each(processings)('D = $D is $processing', (row) => {
    const description = describeObis(obisCode(1, 0, 1, Number(row['D']), 0));
    const unit = { inst: 'W', integral: 'Wh', count: '1', s: 's' }[row['unit_transform'] ?? ''];
    expect(description).toMatchObject({
      known: true,
      unit,
      processing: processingOf(row['processing'] ?? ''),
    });
    const scheme = row['averaging_scheme'];
    if (scheme && scheme !== '1') expect(description.name).toContain(`scheme ${scheme}`);
  });

  test('a D that is not in the table is not named', () => {
    const named = new Set(processings.map(({ D }) => Number(D)));
    for (let d = 0; d < 128; d++) {
      expect(describeObis(obisCode(1, 0, 1, d, 0)).known).toBe(named.has(d));
    }
  });

  test.each(referenceTable('electricity_E'))('C = $C, D = $D, E = $E is $meaning', (row) => {
    const meaning = row['meaning'] ?? '';
    for (const c of valuesOf(row['C'] ?? '')) {
      for (const d of row['D'] === '*' ? [7, 8] : limitsOf(row['D'] ?? '')) {
        for (const e of limitsOf(row['E'] ?? '')) {
          const description = describeObis(obisCode(1, 0, c, d, e));
          expect(description.known).toBe(true);
          expectClassification(description, meaning, row['unit'] ?? '', e);
        }
      }
    }
  });

  function expectClassification(
    description: ObisDescription,
    meaning: string,
    unit: string,
    e: number,
  ): void {
    const angle = /^angle (\S+) vs (\S+)$/.exec(meaning);
    if (angle) expect(description).toMatchObject({ angle: { of: angle[1], against: angle[2] }, unit: '°' });
    if (meaning === 'n-th harmonic') expect(description.harmonic).toBe(e);
    if (unit === '%')
      expect(description).toMatchObject({
        unit: '%',
        harmonic: expect.stringMatching(/distortion|relative/),
      });
    const dip = /depth (\d+)-(\d+) %/.exec(meaning);
    // E = 0 is also the plain number of sags of DSMR meters: the class is not claimed for it.
    if (dip && e !== 0) expect(description.name).toContain(`${dip[1]}–${dip[2]} %`);
    if (/losses/.test(meaning) && unit !== '') expect(unit.split('/')).toContain(description.unit);
    const phase = /^L\d/.exec(meaning);
    if (phase) expect(description.phase).toBe(phase[0]);
    if (/(ampere|volt)-squared/.test(meaning)) expect(description.unit).toBe(unitOf(unit));
  }

  test('angles of phasors that do not exist are not named', () => {
    for (const e of [3, 8, 9, 13, 30, 43, 80, 99, 127])
      expect(describeObis(obisCode(1, 0, 81, 7, e)).known).toBe(false);
  });
});

function quantityOf(text: string): Partial<ObisDescription> {
  const directions = [
    [/import|reactive power \+|apparent power \+/, 'import'],
    [/export|reactive power -|apparent power -/, 'export'],
    [/abs sum/, 'absolute'],
    [/net/, 'net'],
    [/power QI$/, 'quadrant-1'],
    [/power QII$/, 'quadrant-2'],
    [/power QIII$/, 'quadrant-3'],
    [/power QIV$/, 'quadrant-4'],
    [/inductive/, 'inductive'],
    [/capacitive/, 'capacitive'],
    [/power factor -/, 'export'],
  ] as const;
  const quantities = [
    [/power factor/, 'power-factor'],
    [/active power/, 'active-power'],
    [/apparent/, 'apparent-power'],
    [/ampere-squared/, 'ampere-squared'],
    [/volt-squared/, 'volt-squared'],
    [/current/, 'current'],
    [/voltage/, 'voltage'],
    [/frequency/, 'frequency'],
    [/pulses/, 'pulses'],
  ] as const;
  const isReactive = /^reactive/.test(text);
  return {
    quantity: isReactive ? 'reactive-power' : quantities.find(([pattern]) => pattern.test(text))?.[1],
    direction: directions.find(([pattern]) => pattern.test(text))?.[1],
  };
}

function processingOf(text: string): string | undefined {
  const rules = [
    [/^time threshold for under/, 'under-limit-time-threshold'],
    [/^time threshold for over/, 'over-limit-time-threshold'],
    [/^time threshold for missing/, 'missing-time-threshold'],
    [/test integral/, 'test-value'],
    [/load profile/, 'load-profile'],
    [/^time integral/, 'time-integral'],
    [/^test average/, 'test-average'],
    [/^current average/, 'current-average'],
    [/^last average/, 'last-average'],
    [/^average/, 'average'],
    [/^cumulative minimum/, 'cumulative-minimum'],
    [/^cumulative maximum/, 'cumulative-maximum'],
    [/^minimum/, 'minimum'],
    [/^maximum/, 'maximum'],
    [/^instantaneous/, 'instantaneous'],
    [/^contracted/, 'contracted'],
  ] as const;
  const limit = /^(under limit|over limit|missing) (threshold|occurrence counter|duration|magnitude)$/.exec(
    text,
  );
  if (limit)
    return `${limit[1] ?? ''} ${limit[2] ?? ''}`.replace('occurrence counter', 'count').replaceAll(' ', '-');
  return rules.find(([pattern]) => pattern.test(text))?.[1];
}
