import type { ObisCode } from '../obis-code.ts';
import type { Meaning } from './meaning.ts';

/**
 * Codes in the manufacturers' range that a stored source names: volumes of water by KBR meters, and the compressed air
 * that smart-me meters. Undefined for all others.
 */
export function vendorCode({ a, b, c, d, e, f }: ObisCode): Meaning | undefined {
  if (b > 127 || e !== 0 || f !== 255) return undefined;
  if (a === 8 && d === 0) return waterOfKbr[c];
  return a === 17 && d === 128 ? compressedAir[c] : undefined;
}

const waterOfKbr: Readonly<Record<number, Meaning>> = {
  128: {
    noun: [
      ['Drinking water volume', 'Trinkwasservolumen', "Volume d'eau potable", 'Volume di acqua potabile'],
    ],
    quantity: 'volume',
    processing: 'time-integral',
    unit: 'm³',
  },
  129: {
    noun: [['Raw water volume', 'Rohwasservolumen', "Volume d'eau brute", 'Volume di acqua grezza']],
    quantity: 'volume',
    processing: 'time-integral',
    unit: 'm³',
  },
  130: {
    noun: [
      [
        'Demineralised water volume',
        'Volumen entmineralisierten Wassers',
        "Volume d'eau déminéralisée",
        'Volume di acqua demineralizzata',
      ],
    ],
    quantity: 'volume',
    processing: 'time-integral',
    unit: 'm³',
  },
};

/** At standard conditions, which the symbols Nm³ and Nm³/h of the source say. */
const compressedAir: Readonly<Record<number, Meaning>> = {
  129: {
    noun: [
      ['Compressed air volume', 'Druckluftvolumen', "Volume d'air comprimé", 'Volume di aria compressa'],
    ],
    quantity: 'volume',
    processing: 'time-integral',
    condition: 'standard',
    unit: 'm³',
  },
  140: {
    noun: [
      [
        'Compressed air flow rate',
        'Druckluftdurchfluss',
        "Débit d'air comprimé",
        'Portata di aria compressa',
      ],
    ],
    quantity: 'flow-rate',
    processing: 'instantaneous',
    condition: 'standard',
    unit: 'm³/h',
  },
};
