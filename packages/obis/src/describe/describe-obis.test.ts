import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeObis, type Language } from '../describe.ts';
import { smartMeCodeSet } from '../codes.ts';
import { obisFromKey, ObisParseError, parseObis } from '../index.ts';
import { anyCode, likelyCode } from '../testing/arbitrary-code.ts';

const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'it'];

describe('a name that needs no knowledge of OBIS', () => {
  test.each([
    ['1-0:1.8.0*255', 'Active energy import, total', 'Wirkenergie Bezug, total'],
    ['1-0:1.8.1*255', 'Active energy import, tariff 1', 'Wirkenergie Bezug, Tarif 1'],
    ['1-0:2.8.0*255', 'Active energy export, total', 'Wirkenergie Einspeisung, total'],
    ['1-0:1.7.0*255', 'Active power import', 'Wirkleistung Bezug'],
    ['1-0:16.7.0*255', 'Active power (import minus export)', 'Wirkleistung (Bezug minus Einspeisung)'],
    ['1-0:21.7.0*255', 'Active power import L1', 'Wirkleistung Bezug L1'],
    ['1-0:32.7.0*255', 'Voltage L1', 'Spannung L1'],
    ['1-0:91.7.0*255', 'Current neutral', 'Strom Neutralleiter'],
    ['1-0:13.7.0*255', 'Power factor', 'Leistungsfaktor'],
    [
      '1-0:1.6.1*4',
      'Active power import, maximum, tariff 1, billing period 4',
      'Wirkleistung Bezug, Maximum, Tarif 1, Abrechnungsperiode 4',
    ],
    [
      '1-0:1.8.0*101',
      'Active energy import, total, last billing period',
      'Wirkenergie Bezug, total, letzte Abrechnungsperiode',
    ],
    [
      '1-0:1.8.0*103',
      'Active energy import, total, 3 billing periods ago',
      'Wirkenergie Bezug, total, vor 3 Abrechnungsperioden',
    ],
    [
      '1-1:5.8.0*255',
      'Reactive energy quadrant I, total, channel 1',
      'Blindenergie Quadrant I, total, Kanal 1',
    ],
    ['1-0:31.7.3*255', 'Current L1, harmonic 3', 'Strom L1, 3. Harmonische'],
    ['1-0:32.7.124*255', 'Voltage L1, total harmonic distortion', 'Spannung L1, Gesamtverzerrung (THD)'],
    ['1-0:81.7.4*255', 'Phase angle of I(L1), against U(L1)', 'Phasenwinkel von I(L1), gegen U(L1)'],
    [
      '1-0:32.36.0*255',
      'Voltage L1, number of times above the limit',
      'Spannung L1, Anzahl Überschreitungen',
    ],
    ['99-0:12.0.2*255', 'Phase switch L2', 'Phasenschalter L2'],
    ['99-0:12.1.1*255', 'Digital output 1', 'Digitalausgang 1'],
    ['6-0:1.0.0*255', 'Heat energy, total', 'Wärmeenergie, total'],
    ['8-0:1.0.0*255', 'Cold water volume', 'Kaltwasservolumen'],
    ['7-0:3.1.0*255', 'Gas volume, corrected, total', 'Gasvolumen, korrigiert, total'],
    ['17-0:129.128.0*255', 'Compressed air volume', 'Druckluftvolumen'],
    ['0-1:24.2.1*255', 'M-Bus meter value 1, channel 1', 'M-Bus-Zählerwert 1, Kanal 1'],
    ['0-0:96.7.21*255', 'Number of power failures, any phase', 'Anzahl Spannungsausfälle, beliebige Phase'],
    ['1-0:1.57.0*255', 'Unknown code, electricity', 'Unbekannter Code, Elektrizität'],
    ['2-0:1.8.0*255', 'Unknown code', 'Unbekannter Code'],
    [
      '1-0:130.8.0*255',
      'Manufacturer-specific code, electricity',
      'Herstellerspezifischer Code, Elektrizität',
    ],
  ])('%s is %j', (code, en, de) => {
    expect(describeObis(code).name).toBe(en);
    expect(describeObis(code, { language: 'de' }).name).toBe(de);
  });

  test.each([
    ['1-0:1.8.0*255', 'Énergie active soutirée, total', 'Energia attiva prelevata, totale'],
    ['1-0:2.7.0*255', 'Puissance active injectée', 'Potenza attiva immessa'],
    ['9-0:1.0.0*255', "Volume d'eau chaude", 'Volume di acqua calda'],
    ['0-0:1.0.0*255', 'Horloge', 'Orologio'],
  ])('%s in French is %j, in Italian %j', (code, fr, it) => {
    expect(describeObis(code, { language: 'fr' }).name).toBe(fr);
    expect(describeObis(code, { language: 'it' }).name).toBe(it);
  });

  test('is complete in every language, for any code', () => {
    fc.assert(
      fc.property(fc.oneof(likelyCode, anyCode), fc.constantFrom(...LANGUAGES), (code, language) => {
        const { name } = describeObis(code, { language });
        expect(name).not.toMatch(/\{|\}|undefined|^$|^,|, ,|,$/);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['electricity', '1-0', 0, 128],
    ['heat cost allocators', '4-0', 0, 10],
    ['cooling', '5-0', 0, 30],
    ['heat', '6-0', 0, 30],
    ['gas', '7-0', 1, 128],
    ['cold water', '8-0', 0, 30],
  ])('tells the quantities and their processing apart: %s', (_, prefix, first, end) => {
    const names = new Map<string, string>();
    for (let c = first; c < 93; c++) {
      for (let d = 0; d < end; d++) {
        const code = `${prefix}:${c}.${d}.0`;
        const { name, known } = describeObis(code);
        if (!known) continue;
        expect([code, names.get(name)]).toEqual([code, undefined]);
        names.set(name, code);
      }
    }
    expect(names.size).toBeGreaterThan(20);
  });
});

describe('the fields', () => {
  test('say the same in every language', () => {
    fc.assert(
      fc.property(likelyCode, (code) => {
        const [english, ...others] = LANGUAGES.map((language) => describeObis(code, { language }));
        for (const other of others)
          expect({ ...other, name: '', language: '' }).toEqual({ ...english, name: '', language: '' });
      }),
    );
  });

  test('claim nothing about a code outside the rules', () => {
    fc.assert(
      fc.property(fc.oneof(likelyCode, anyCode), (code) => {
        const { known, quantity, processing, unit, tariff, phase, direction } = describeObis(code);
        if (!known) {
          expect({ quantity, processing, unit, tariff, phase, direction }).toEqual({});
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('describe 1-0:1.8.2*12 completely', () => {
    const code = parseObis('1-0:1.8.2*12');
    expect(describeObis(code)).toEqual({
      code,
      language: 'en',
      name: 'Active energy import, tariff 2, billing period 12',
      known: true,
      manufacturerSpecific: false,
      medium: 'electricity',
      quantity: 'active-energy',
      direction: 'import',
      phase: 'total',
      processing: 'time-integral',
      tariff: 2,
      billingPeriod: { kind: 'counter', number: 12 },
      unit: 'Wh',
    });
  });

  test('are frozen, since descriptions are shared', () => {
    expect(Object.isFrozen(describeObis('1.8.0'))).toBe(true);
  });
});

test('reads a text as parseObis does', () => {
  expect(describeObis('C.1.0')).toBe(describeObis(parseObis('1-0:96.1.0*255')));
  expect(() => describeObis('1.8')).toThrow(ObisParseError);
});

test('remembers repeated codes: those of a whole installation do not drive each other out', () => {
  const first = [...smartMeCodeSet].map((code) => describeObis(code));
  expect([...smartMeCodeSet].every((code, index) => describeObis(code) === first[index])).toBe(true);
});

test('remembers only a bounded number of codes', () => {
  const first = describeObis('1-0:1.8.0*255');
  for (let key = 0; key < 20_000; key++) describeObis(obisFromKey(key * 104_729));
  // Its slot has been taken over by another code: nothing is kept for good.
  expect(describeObis('1-0:1.8.0*255')).not.toBe(first);
  expect(describeObis('1-0:1.8.0*255')).toEqual(first);
});
