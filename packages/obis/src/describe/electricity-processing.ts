import type { Processing } from './description.ts';
import {
  average,
  currentAverage,
  lastAverage,
  loadProfile,
  maximum,
  minimum,
  testValue,
} from './processing-texts.ts';
import type { Phrase, Text } from './text.ts';

/** How a value of group D is made when A = 1. */
export interface ElectricityProcessing {
  readonly processing: Processing;
  /** Which of the two quantities of group C it takes. */
  readonly of: 'instantaneous' | 'integral';
  /** The unit where it is not that of the quantity: occurrences are counted and durations are in seconds. */
  readonly unit?: '1' | 's';
  /** What the name says of it; an instantaneous value and a plain meter reading need no word. */
  readonly qualifiers: readonly Phrase[];
}

/** The processing that group D names when A = 1; undefined where the tables have none (IEC 62056-6-1). */
export function electricityProcessing(d: number): ElectricityProcessing | undefined {
  // Three averaging schemes have the same six values: 1 to 6, 11 to 16, 21 to 26.
  const ofScheme = d < 30 ? schemeValues[d % 10] : undefined;
  if (ofScheme === undefined) return others[d];
  const { processing, text } = ofScheme;
  const scheme = Math.floor(d / 10) + 1;
  return {
    processing,
    of: 'instantaneous',
    qualifiers: scheme === 1 ? [[text]] : [[text], [schemeText, scheme]],
  };
}

const schemeText: Text = [
  'averaging scheme {n}',
  'Mittelungsschema {n}',
  'schéma de moyenne {n}',
  'schema di media {n}',
];

const schemeValues: Readonly<Record<number, { processing: Processing; text: Text }>> = {
  1: {
    processing: 'cumulative-minimum',
    text: ['cumulative minimum', 'kumuliertes Minimum', 'minimum cumulé', 'minimo cumulato'],
  },
  2: {
    processing: 'cumulative-maximum',
    text: ['cumulative maximum', 'kumuliertes Maximum', 'maximum cumulé', 'massimo cumulato'],
  },
  3: { processing: 'minimum', text: minimum },
  4: { processing: 'current-average', text: currentAverage },
  5: {
    processing: 'last-average',
    text: lastAverage,
  },
  6: { processing: 'maximum', text: maximum },
};

const averageOfPeriod: Text = [
  'average over the billing period',
  'Mittelwert der Abrechnungsperiode',
  'moyenne de la période de facturation',
  'media del periodo di fatturazione',
];
const sinceReset: Text = [
  'since the start of the billing period',
  'seit Beginn der Abrechnungsperiode',
  'depuis le début de la période de facturation',
  "dall'inizio del periodo di fatturazione",
];
const timeIntegral: Text = [
  'time integral {n}',
  'Zeitintegral {n}',
  'intégrale temporelle {n}',
  'integrale temporale {n}',
];
const interval: Text = [
  'recording interval {n}',
  'Registrierperiode {n}',
  "période d'enregistrement {n}",
  'periodo di registrazione {n}',
];
const harmonics: Text = ['for harmonics', 'für Oberschwingungen', 'pour les harmoniques', 'per le armoniche'];
const testAverage: Text = ['test average', 'Prüf-Mittelwert', 'moyenne de test', 'media di prova'];
const contracted: Text = ['contracted value', 'Vertragswert', 'valeur contractuelle', 'valore contrattuale'];

const underThreshold: Text = [
  'lower threshold',
  'unterer Schwellwert',
  'seuil inférieur',
  'soglia inferiore',
];
const underCount: Text = [
  'number of times below the limit',
  'Anzahl Unterschreitungen',
  'nombre de passages sous la limite',
  'numero di discese sotto il limite',
];
const underDuration: Text = [
  'time below the limit',
  'Dauer der Unterschreitung',
  'durée sous la limite',
  'durata sotto il limite',
];
const underMagnitude: Text = [
  'magnitude below the limit',
  'Höhe der Unterschreitung',
  'amplitude sous la limite',
  'ampiezza sotto il limite',
];
const overThreshold: Text = ['upper threshold', 'oberer Schwellwert', 'seuil supérieur', 'soglia superiore'];
const overCount: Text = [
  'number of times above the limit',
  'Anzahl Überschreitungen',
  'nombre de dépassements de la limite',
  'numero di superamenti del limite',
];
const overDuration: Text = [
  'time above the limit',
  'Dauer der Überschreitung',
  'durée au-dessus de la limite',
  'durata sopra il limite',
];
const overMagnitude: Text = [
  'magnitude above the limit',
  'Höhe der Überschreitung',
  'amplitude au-dessus de la limite',
  'ampiezza sopra il limite',
];
const missingThreshold: Text = [
  'threshold for missing',
  'Schwellwert für Ausfall',
  'seuil de coupure',
  'soglia di mancanza',
];
const missingCount: Text = [
  'number of failures',
  'Anzahl Ausfälle',
  'nombre de coupures',
  'numero di mancanze',
];
const missingDuration: Text = [
  'duration of failure',
  'Dauer des Ausfalls',
  'durée de la coupure',
  'durata della mancanza',
];
const missingMagnitude: Text = [
  'magnitude during failure',
  'Höhe beim Ausfall',
  'amplitude pendant la coupure',
  'ampiezza durante la mancanza',
];
const underTime: Text = [
  'time threshold for below the limit',
  'Zeitschwelle für Unterschreitung',
  'seuil de durée sous la limite',
  'soglia di durata sotto il limite',
];
const overTime: Text = [
  'time threshold for above the limit',
  'Zeitschwelle für Überschreitung',
  'seuil de durée au-dessus de la limite',
  'soglia di durata sopra il limite',
];
const missingTime: Text = [
  'time threshold for failure',
  'Zeitschwelle für Ausfall',
  'seuil de durée de coupure',
  'soglia di durata della mancanza',
];

const others: Readonly<Record<number, ElectricityProcessing>> = {
  0: { processing: 'average', of: 'instantaneous', qualifiers: [[averageOfPeriod]] },
  7: { processing: 'instantaneous', of: 'instantaneous', qualifiers: [] },
  8: { processing: 'time-integral', of: 'integral', qualifiers: [] },
  9: { processing: 'time-integral', of: 'integral', qualifiers: [[sinceReset]] },
  10: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 3]] },
  17: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 7]] },
  18: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 8]] },
  19: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 9]] },
  20: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 10]] },
  27: { processing: 'current-average', of: 'instantaneous', qualifiers: [[currentAverage], [interval, 1]] },
  28: { processing: 'current-average', of: 'instantaneous', qualifiers: [[currentAverage], [interval, 2]] },
  29: { processing: 'load-profile', of: 'integral', qualifiers: [[loadProfile], [interval, 1]] },
  30: { processing: 'load-profile', of: 'integral', qualifiers: [[loadProfile], [interval, 2]] },
  31: { processing: 'under-limit-threshold', of: 'instantaneous', qualifiers: [[underThreshold]] },
  32: { processing: 'under-limit-count', of: 'instantaneous', unit: '1', qualifiers: [[underCount]] },
  33: { processing: 'under-limit-duration', of: 'instantaneous', unit: 's', qualifiers: [[underDuration]] },
  34: { processing: 'under-limit-magnitude', of: 'instantaneous', qualifiers: [[underMagnitude]] },
  35: { processing: 'over-limit-threshold', of: 'instantaneous', qualifiers: [[overThreshold]] },
  36: { processing: 'over-limit-count', of: 'instantaneous', unit: '1', qualifiers: [[overCount]] },
  37: { processing: 'over-limit-duration', of: 'instantaneous', unit: 's', qualifiers: [[overDuration]] },
  38: { processing: 'over-limit-magnitude', of: 'instantaneous', qualifiers: [[overMagnitude]] },
  39: { processing: 'missing-threshold', of: 'instantaneous', qualifiers: [[missingThreshold]] },
  40: { processing: 'missing-count', of: 'instantaneous', unit: '1', qualifiers: [[missingCount]] },
  41: { processing: 'missing-duration', of: 'instantaneous', unit: 's', qualifiers: [[missingDuration]] },
  42: { processing: 'missing-magnitude', of: 'instantaneous', qualifiers: [[missingMagnitude]] },
  43: { processing: 'under-limit-time-threshold', of: 'instantaneous', unit: 's', qualifiers: [[underTime]] },
  44: { processing: 'over-limit-time-threshold', of: 'instantaneous', unit: 's', qualifiers: [[overTime]] },
  45: { processing: 'missing-time-threshold', of: 'instantaneous', unit: 's', qualifiers: [[missingTime]] },
  46: { processing: 'contracted', of: 'instantaneous', qualifiers: [[contracted]] },
  49: { processing: 'average', of: 'instantaneous', qualifiers: [[average], [interval, 1]] },
  50: { processing: 'average', of: 'instantaneous', qualifiers: [[average], [interval, 2]] },
  51: { processing: 'minimum', of: 'instantaneous', qualifiers: [[minimum], [interval, 1]] },
  52: { processing: 'minimum', of: 'instantaneous', qualifiers: [[minimum], [interval, 2]] },
  53: { processing: 'maximum', of: 'instantaneous', qualifiers: [[maximum], [interval, 1]] },
  54: { processing: 'maximum', of: 'instantaneous', qualifiers: [[maximum], [interval, 2]] },
  55: { processing: 'test-average', of: 'instantaneous', qualifiers: [[testAverage]] },
  56: { processing: 'current-average', of: 'instantaneous', qualifiers: [[currentAverage], [harmonics]] },
  58: { processing: 'test-value', of: 'integral', qualifiers: [[testValue]] },
};
