import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeObis, languages } from '../describe.ts';
import { smartMeCodeSet } from '../codes.ts';
import { obisFromKey, ObisParseError, parseObis } from '../index.ts';
import { slotOf } from '../intern.ts';
import { anyCode, likelyCode } from '../testing/arbitrary-code.ts';

describe('a name that needs no knowledge of OBIS', () => {
  test.each([
    ['1-0:1.8.0*255', 'Active energy import, total', 'Wirkenergie Bezug, total'],
    ['1-0:1.8.1*255', 'Active energy import, tariff 1', 'Wirkenergie Bezug, Tarif 1'],
    ['1-0:2.8.0*255', 'Active energy export, total', 'Wirkenergie Einspeisung, total'],
    ['1-0:1.7.0*255', 'Active power import', 'Wirkleistung Bezug'],
    ['1-0:16.7.0*255', 'Active power (import minus export)', 'Wirkleistung (Bezug minus Einspeisung)'],
    ['1-0:21.7.0*255', 'Active power import L1', 'Wirkleistung Bezug L1'],
    ['1-0:32.7.0*255', 'Voltage L1', 'Spannung L1'],
    ['1-0:91.7.0*255', 'Neutral current', 'Neutralleiterstrom'],
    ['1-0:92.7.0*255', 'Neutral voltage', 'Neutralleiterspannung'],
    ['1-0:3.8.0*255', 'Reactive energy positive (Q+), total', 'Blindenergie positiv (Q+), total'],
    ['1-0:4.7.0*255', 'Reactive power negative (Q−)', 'Blindleistung negativ (Q−)'],
    ['1-0:9.7.0*255', 'Apparent power import', 'Scheinleistung Bezug'],
    ['1-0:85.7.0*255', 'Power factor of export L1', 'Leistungsfaktor der Einspeisung L1'],
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
    ['1-0:31.7.3*255', 'Current L1, harmonic 3', 'Strom L1, 3. Oberschwingung'],
    [
      '1-0:32.7.124*255',
      'Voltage L1, total harmonic distortion (THD)',
      'Spannung L1, Gesamtverzerrung (THD)',
    ],
    ['1-0:81.7.4*255', 'Phase angle of I(L1), against U(L1)', 'Phasenwinkel von I(L1), gegen U(L1)'],
    ['1-0:32.36.0*255', 'Voltage L1, number of swells', 'Spannung L1, Anzahl Spannungsüberhöhungen'],
    ['99-0:12.0.2*255', 'Phase switch L2', 'Phasenschalter L2'],
    ['99-0:12.1.1*255', 'Digital output 1', 'Digitalausgang 1'],
    ['6-0:1.0.0*255', 'Heat energy, total', 'Wärmeenergie, total'],
    ['8-0:1.0.0*255', 'Cold water volume', 'Kaltwasservolumen'],
    ['7-0:3.1.0*255', 'Gas volume, total, corrected', 'Gasvolumen, gesamt, korrigiert'],
    [
      '7-0:13.2.0*255',
      'Gas volume, converter, total, base conditions',
      'Gasvolumen, Mengenumwerter, gesamt, Normzustand',
    ],
    ['7-0:54.0.22*255', 'Superior calorific value, monthly mean', 'Brennwert, Monatsmittelwert'],
    [
      '1-0:1.9.0*255',
      'Active energy import, since the start of the billing period, total',
      'Wirkenergie Bezug, Vorschub, total',
    ],
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
    [
      '1-0:1.8.0*255',
      'Énergie active soutirée, total',
      'Energia attiva prelevata, totale',
      'Actieve energie afname, totaal',
    ],
    ['1-0:2.7.0*255', 'Puissance active injectée', 'Potenza attiva immessa', 'Actief vermogen teruglevering'],
    ['9-0:1.0.0*255', "Volume d'eau chaude", 'Volume di acqua calda', 'Warmwatervolume'],
    ['0-0:1.0.0*255', 'Horloge', 'Orologio', 'Klok'],
  ])('%s in French is %j, in Italian %j, in Dutch %j', (code, fr, it, nl) => {
    expect(describeObis(code, { language: 'fr' }).name).toBe(fr);
    expect(describeObis(code, { language: 'it' }).name).toBe(it);
    expect(describeObis(code, { language: 'nl' }).name).toBe(nl);
  });

  test.each([
    ['15', 'other media', 'andere Medien', 'autres fluides', 'altri mezzi', 'andere media'],
    ['16', 'oil', 'Öl', 'huile', 'olio', 'olie'],
    ['17', 'compressed air', 'Druckluft', 'air comprimé', 'aria compressa', 'perslucht'],
    ['18', 'nitrogen', 'Stickstoff', 'azote', 'azoto', 'stikstof'],
    ['5', 'cooling', 'Kälte', 'froid', 'freddo', 'koude'],
    ['6', 'heat', 'Wärme', 'chaleur', 'calore', 'warmte'],
    ['8', 'cold water', 'Kaltwasser', 'eau froide', 'acqua fredda', 'koud water'],
    ['9', 'hot water', 'Warmwasser', 'eau chaude', 'acqua calda', 'warm water'],
    ['0', 'general', 'allgemein', 'général', 'generale', 'algemeen'],
    ['1', 'electricity', 'Elektrizität', 'électricité', 'elettricità', 'elektriciteit'],
    ['7', 'gas', 'Gas', 'gaz', 'gas', 'gas'],
    ['99', 'smart-me', 'smart-me', 'smart-me', 'smart-me', 'smart-me'],
    [
      '4',
      'heat cost allocator',
      'Heizkostenverteiler',
      'répartiteur de frais de chauffage',
      'ripartitore dei costi di calore',
      'warmtekostenverdeler',
    ],
  ])('an unknown code of medium %s says which it is: %s', (a, ...names) => {
    const found = languages.map((language) => describeObis(`${a}-0:95.5.5`, { language }).name);
    const unknown = [
      'Unknown code',
      'Unbekannter Code',
      'Code inconnu',
      'Codice sconosciuto',
      'Onbekende code',
    ];
    expect(found).toEqual(names.map((name, index) => `${unknown[index]}, ${name}`));
  });

  test('is complete in every language, for any code', () => {
    fc.assert(
      fc.property(fc.oneof(likelyCode, anyCode), fc.constantFrom(...languages), (code, language) => {
        const { name } = describeObis(code, { language });
        expect(name).not.toMatch(/\{|\}|undefined|^$|^,|, ,|,$/);
      }),
      { numRuns: 1000 },
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

describe('the language', () => {
  test.each([
    ['de-CH', 'de'],
    ['de-Latn-CH-1996', 'de'],
    ['DE', 'de'],
    ['de_CH', 'de'],
    ['fr-CH', 'fr'],
    ['it-IT', 'it'],
    ['nl-BE', 'nl'],
    ['en-GB', 'en'],
    ['rm-CH', 'en'],
    ['den', 'en'],
    ['d', 'en'],
    ['', 'en'],
    ['zh-Hans', 'en'],
    ['x-de', 'en'],
    ['constructor', 'en'],
    ['__proto__', 'en'],
  ])('of %j is %s', (tag, language) => {
    const description = describeObis('1-0:1.8.0', { language: tag });
    expect(description.language).toBe(language);
    expect(description).toBe(describeObis('1-0:1.8.0', { language }));
  });

  test('is English when nobody says', () => {
    expect(describeObis('1-0:1.8.0').language).toBe('en');
    expect(describeObis('1-0:1.8.0', {}).language).toBe('en');
  });
});

describe('a note', () => {
  test.each([
    ['1-0:31.4.0', 'Netherlands and Belgium'],
    ['1-1:71.4.0', 'DSMR, eMUCS'],
    ['1-0:1.8.0*96', 'the last day'],
    ['1-0:2.8.0*97', 'the last 7 days'],
    ['1-0:1.8.1*98', 'the last 30 days'],
    ['1-0:1.8.0*99', 'the last 365 days'],
    ['1-0:1.8.0*100', 'reset to zero'],
    ['1-1:9.19.0', 'France (Linky)'],
    ['1-0:32.32.0', 'UNIPEDE'],
    ['0-0:17.0.0', 'kW in DSMR 4'],
    ['1-3:0.2.8', 'channel 3'],
    ['7-20:99.33.17', 'channel 20 means final'],
    ['7-0:24.4.0', 'gas valve'],
    ['1-65:1.29.3', 'layer 2 (ACR, ACF, AC1)'],
    ['1-65:1.29.2', 'layer 3 (CEL)'],
  ])('of %s says where practice differs: %j', (code, words) => {
    expect(describeObis(code).note).toContain(words);
    const notes = languages.map((language) => describeObis(code, { language }).note);
    expect(new Set(notes).size).toBe(languages.length);
  });

  test('is there for none of the usual codes, and does not change a name', () => {
    for (const code of ['1-0:1.8.0', '1-0:21.7.0', '7-0:3.0.0', '8-0:1.0.0'])
      expect(describeObis(code).note).toBeUndefined();
    expect(describeObis('1-0:31.4.0').name).toBe('Current L1, current average');
    expect(describeObis('1-0:1.8.0*96').name).toBe('Active energy import, total, billing period 96');
  });
});

describe('the fields', () => {
  test('say the same in every language', () => {
    fc.assert(
      fc.property(likelyCode, (code) => {
        const [english, ...others] = languages.map((language) => describeObis(code, { language }));
        for (const other of others)
          expect({ ...other, name: '', note: '', language: '' }).toEqual({
            ...english,
            name: '',
            note: '',
            language: '',
          });
      }),
    );
  });

  test('claim nothing about a code outside the rules', () => {
    fc.assert(
      fc.property(fc.oneof(likelyCode, anyCode), (code) => {
        const { known, quantity, processing, unit, tariff, phase, direction, billingPeriod } =
          describeObis(code);
        if (!known) {
          expect({ quantity, processing, unit, tariff, phase, direction, billingPeriod }).toEqual({});
        }
      }),
      { numRuns: 1000 },
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
  const slot = slotOf(1, 0, 1, 8, 0, 255);
  const codes = Array.from({ length: 30_000 }, (_, n) => obisFromKey(n * 104_729));
  for (const code of codes.filter(({ a, b, c, d, e, f }) => slotOf(a, b, c, d, e, f) === slot)) {
    describeObis(code);
  }
  // Its slot has been taken over by another code: nothing is kept for good.
  expect(describeObis('1-0:1.8.0*255')).not.toBe(first);
  expect(describeObis('1-0:1.8.0*255')).toEqual(first);
});
