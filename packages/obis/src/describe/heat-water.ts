import type { ObisCode } from '../obis-code.ts';
import type { Processing } from './description.ts';
import { heatAndWaterQuantities } from './heat-water-quantities.ts';
import type { Meaning } from './meaning.ts';
import { loadProfile, maximum, minimum, testValue } from './processing-texts.ts';
import { noTariff, tariffOf } from './tariff.ts';
import type { Text } from './text.ts';

/** Heat cost allocators, heat, cooling and water: A = 4, 5, 6, 8 and 9 (EN 13757-1). */
export function heatOrWater({ a, c, d, e }: ObisCode): Meaning | undefined {
  const metered = heatAndWaterQuantities[a]?.[c];
  const value = processingOf(a, d, metered?.isCounter === true);
  const part = metered?.hasTariffs === true ? tariffOf(e, d === 0) : noTariff(e);
  if (metered === undefined || value === undefined || part === undefined) return undefined;
  return {
    ...part,
    noun: [metered.text],
    qualifiers: value.text === undefined ? part.qualifiers : [[value.text], ...part.qualifiers],
    quantity: metered.quantity,
    processing: value.processing,
    unit: metered.unit,
  };
}

interface HeatOrWaterValue {
  readonly processing: Processing;
  readonly text: Text | undefined;
}

function processingOf(a: number, d: number, isCounter: boolean): HeatOrWaterValue | undefined {
  // A current value has D = 0 here, not 7 or 8 as in electricity.
  if (d === 0) return { processing: isCounter ? 'time-integral' : 'instantaneous', text: undefined };
  // Load profiles are the market's: nobody has them of heat cost allocators.
  return d === 29 && a === 4 ? undefined : values[d];
}

const values: Readonly<Record<number, HeatOrWaterValue>> = {
  1: {
    processing: 'periodic',
    text: [
      'last periodic value',
      'letzter Periodenwert',
      'dernière valeur périodique',
      'ultimo valore periodico',
    ],
  },
  2: {
    processing: 'set-date',
    text: ['value at the set date', 'Stichtagswert', 'valeur au jour fixé', 'valore alla data prefissata'],
  },
  3: {
    processing: 'billing-date',
    text: [
      'value at the billing date',
      'Wert am Abrechnungstag',
      'valeur à la date de facturation',
      'valore alla data di fatturazione',
    ],
  },
  4: { processing: 'minimum', text: minimum },
  5: { processing: 'maximum', text: maximum },
  6: { processing: 'test-value', text: testValue },
  29: { processing: 'load-profile', text: loadProfile },
};
