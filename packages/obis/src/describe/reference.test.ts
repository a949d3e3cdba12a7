import { describe, expect, test } from '@jest/globals';
import { describeObis, type ObisDescription } from '../describe.ts';
import { dlmsUnitCode, dlmsUnits } from '../units.ts';
import { smartMeCodeSet } from '../codes.ts';
import { obisCode, parseObis, type ObisCode } from '../index.ts';
import { limitsOf, referenceTable, unitOf, valuesOf } from '../testing/reference-table.ts';

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

describe('heat, water and heat cost allocators', () => {
  const rows = referenceTable('heat_water_CD');
  const quantities = rows.filter(({ C_or_D = '', unit = '' }) => /^\d+$/.test(C_or_D) && unit !== '');

  test.each(quantities)('A = $A, C = $C_or_D is $meaning', (row) => {
    for (const a of valuesOf(row['A'] ?? '')) {
      const description = describeObis(obisCode(a, 0, Number(row['C_or_D']), a === 17 ? 128 : 0, 0));
      expect(description.known).toBe(true);
      const dlms = row['dlms_unit'];
      if (dlms) expect(description.unit).toBe(dlmsUnits[Number(dlms)]);
      else
        expect(
          `N${description.unit ?? ''}`.endsWith(unitOf((row['unit'] ?? '').replace('N', '')) ?? '?'),
        ).toBe(true);
    }
  });

  test.each(rows.filter(({ C_or_D = '' }) => C_or_D.startsWith('D=')))(
    'A = $A, $C_or_D is $meaning',
    (row) => {
      const d = Number((row['C_or_D'] ?? '').slice(2));
      for (const a of valuesOf(row['A'] ?? '')) {
        if (a !== 7) expect(describeObis(obisCode(a, 0, 1, d, 0)).known).toBe(true);
      }
    },
  );

  test.each([
    [96, 1],
    [96, 5],
    [96, 6],
    [97, 97],
    [99, 1],
  ])('every medium has its entries C = %p, D = %p', (c, d) => {
    for (const a of valuesOf('4-9')) expect(describeObis(obisCode(a, 0, c, d, 0)).known).toBe(true);
  });
});

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

describe('units', () => {
  test.each(
    referenceTable('units').filter(
      ({ code, unit }) => /^\d+$/.test(code ?? '') && !/^reserved|^other/.test(unit ?? ''),
    ),
  )('DLMS unit $code is $unit', (row) => {
    const symbol = dlmsUnits[Number(row['code'])];
    expect(symbol).toBeDefined();
    expect(dlmsUnitCode(symbol ?? '')).toBeLessThanOrEqual(Number(row['code']));
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
