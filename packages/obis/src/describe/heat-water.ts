import type { ObisCode } from '../obis-code.ts';
import type { Processing } from './description.ts';
import type { Meaning } from './meaning.ts';
import { noTariff, tariffOf } from './tariff.ts';
import type { Phrase } from './text.ts';
import { heatAndWaterQuantities } from './heat-water-quantities.ts';

/** Heat cost allocators, heat, cooling and water: A = 4, 5, 6, 8 and 9 (EN 13757-1). */
export function heatOrWater({ a, c, d, e }: ObisCode): Meaning | undefined {
  const metered = heatAndWaterQuantities[a]?.[c];
  const value = processingOf(a, d, metered?.isCounter === true);
  const part = metered?.hasTariffs === true ? tariffOf(e, d === 0) : noTariff(e);
  if (metered === undefined || value === undefined || part === undefined) return undefined;
  return {
    ...part,
    noun: [metered.text],
    qualifiers: [...value.qualifiers, ...part.qualifiers],
    quantity: metered.quantity,
    processing: value.processing,
    unit: metered.unit,
  };
}

interface Value {
  readonly processing: Processing;
  readonly qualifiers: readonly Phrase[];
}

function processingOf(a: number, d: number, isCounter: boolean): Value | undefined {
  // A current value has D = 0 here, not 7 or 8 as in electricity.
  if (d === 0) return { processing: isCounter ? 'time-integral' : 'instantaneous', qualifiers: [] };
  if (d === 29) return a === 4 ? undefined : loadProfile;
  return values[d];
}

const loadProfile: Value = {
  processing: 'load-profile',
  qualifiers: [[['load profile', 'Lastgang', 'courbe de charge', 'curva di carico']]],
};

const values: Readonly<Record<number, Value>> = {
  1: {
    processing: 'periodic',
    qualifiers: [
      [
        [
          'last periodic value',
          'letzter Periodenwert',
          'dernière valeur périodique',
          'ultimo valore periodico',
        ],
      ],
    ],
  },
  2: {
    processing: 'set-date',
    qualifiers: [
      [['value at the set date', 'Stichtagswert', 'valeur au jour fixé', 'valore alla data prefissata']],
    ],
  },
  3: {
    processing: 'billing-date',
    qualifiers: [
      [
        [
          'value at the billing date',
          'Wert am Abrechnungstag',
          'valeur à la date de facturation',
          'valore alla data di fatturazione',
        ],
      ],
    ],
  },
  4: { processing: 'minimum', qualifiers: [[['minimum', 'Minimum', 'minimum', 'minimo']]] },
  5: { processing: 'maximum', qualifiers: [[['maximum', 'Maximum', 'maximum', 'massimo']]] },
  6: {
    processing: 'test-value',
    qualifiers: [[['test value', 'Prüfwert', 'valeur de test', 'valore di prova']]],
  },
};
