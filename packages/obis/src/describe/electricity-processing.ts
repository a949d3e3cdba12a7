import type { Processing } from './description.ts';
import {
  average,
  currentAverage,
  lastAverage,
  loadProfile,
  maximum,
  minimum,
  testValue,
  type Phrase,
  type Text,
} from './text.ts';

/** How a value of group D is made when A = 1. */
export interface ElectricityProcessing {
  readonly processing: Processing;
  /** Which of the two quantities of group C it takes. */
  readonly of: 'instantaneous' | 'integral';
  /** The unit where it is not that of the quantity: occurrences are counted and durations are in seconds. */
  readonly unit?: '1' | 's';
  /** What the name says of it; an instantaneous value and a plain meter reading need no word. */
  readonly qualifiers: readonly Phrase[];
  /** What group E may number; none where it must be 0. */
  readonly e?: 'tariff' | 'counter-tariff';
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
    // The running average of scheme 3 is that of harmonics: its E is none of a tariff.
    ...(d === 24 ? {} : { e: 'tariff' }),
  };
}

/** What D = 31 to 45 are called of a voltage; undefined for others. */
export function voltageEvent(d: number): Text | undefined {
  return voltageEvents[d];
}

const schemeText: Text =
  'averaging scheme {n}|Mittelungsschema {n}|schéma de moyenne {n}|schema di media {n}|middelingsschema {n}';

const schemeValues: Readonly<Record<number, { processing: Processing; text: Text }>> = {
  1: {
    processing: 'cumulative-minimum',
    text: 'cumulative minimum|kumuliertes Minimum|minimum cumulé|minimo cumulato|cumulatief minimum',
  },
  2: {
    processing: 'cumulative-maximum',
    text: 'cumulative maximum|kumuliertes Maximum|maximum cumulé|massimo cumulato|cumulatief maximum',
  },
  3: { processing: 'minimum', text: minimum },
  4: { processing: 'current-average', text: currentAverage },
  5: { processing: 'last-average', text: lastAverage },
  6: { processing: 'maximum', text: maximum },
};

const averageOfPeriod: Text =
  'average over the billing period|Mittelwert der Abrechnungsperiode|moyenne de la période de facturation|media del periodo di fatturazione|gemiddelde van de factureringsperiode';
const sinceReset: Text =
  "since the start of the billing period|Vorschub|depuis le début de la période de facturation|dall'inizio del periodo di fatturazione|sinds het begin van de factureringsperiode";
const timeIntegral: Text =
  'time integral {n}|Zeitintegral {n}|intégrale temporelle {n}|integrale temporale {n}|tijdintegraal {n}';
const interval: Text =
  "recording interval {n}|Registrierperiode {n}|période d'enregistrement {n}|periodo di registrazione {n}|registratieperiode {n}";
const harmonics: Text =
  'for harmonics|für Oberschwingungen|pour les harmoniques|per le armoniche|voor harmonischen';
const testAverage: Text = 'test average|Prüf-Mittelwert|moyenne de test|media di prova|testgemiddelde';
const contracted: Text =
  'contracted value|Vertragswert|valeur contractuelle|valore contrattuale|gecontracteerde waarde';

const others: Readonly<Record<number, ElectricityProcessing>> = {
  0: { processing: 'average', of: 'instantaneous', qualifiers: [[averageOfPeriod]], e: 'tariff' },
  7: { processing: 'instantaneous', of: 'instantaneous', qualifiers: [] },
  8: { processing: 'time-integral', of: 'integral', qualifiers: [], e: 'counter-tariff' },
  9: { processing: 'time-integral', of: 'integral', qualifiers: [[sinceReset]], e: 'counter-tariff' },
  10: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 3]], e: 'counter-tariff' },
  17: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 7]] },
  18: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 8]] },
  19: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 9]] },
  20: { processing: 'time-integral', of: 'integral', qualifiers: [[timeIntegral, 10]] },
  27: ofInterval('current-average', currentAverage, 1),
  28: ofInterval('current-average', currentAverage, 2),
  29: { ...ofInterval('load-profile', loadProfile, 1), of: 'integral' },
  30: { ...ofInterval('load-profile', loadProfile, 2), of: 'integral' },
  31: ofLimit(
    'under-limit-threshold',
    'lower threshold|unterer Schwellwert|seuil inférieur|soglia inferiore|onderste drempel',
  ),
  32: ofLimit(
    'under-limit-count',
    'number of times below the limit|Anzahl Unterschreitungen|nombre de passages sous la limite|numero di discese sotto il limite|aantal keren onder de grens',
    '1',
  ),
  33: ofLimit(
    'under-limit-duration',
    'time below the limit|Dauer der Unterschreitung|durée sous la limite|durata sotto il limite|duur onder de grens',
    's',
  ),
  34: ofLimit(
    'under-limit-magnitude',
    'magnitude below the limit|Höhe der Unterschreitung|amplitude sous la limite|ampiezza sotto il limite|grootte onder de grens',
  ),
  35: ofLimit(
    'over-limit-threshold',
    'upper threshold|oberer Schwellwert|seuil supérieur|soglia superiore|bovenste drempel',
  ),
  36: ofLimit(
    'over-limit-count',
    'number of times above the limit|Anzahl Überschreitungen|nombre de dépassements de la limite|numero di superamenti del limite|aantal keren boven de grens',
    '1',
  ),
  37: ofLimit(
    'over-limit-duration',
    'time above the limit|Dauer der Überschreitung|durée au-dessus de la limite|durata sopra il limite|duur boven de grens',
    's',
  ),
  38: ofLimit(
    'over-limit-magnitude',
    'magnitude above the limit|Höhe der Überschreitung|amplitude au-dessus de la limite|ampiezza sopra il limite|grootte boven de grens',
  ),
  39: ofLimit(
    'missing-threshold',
    'threshold for missing|Schwellwert für Ausfall|seuil de coupure|soglia di mancanza|drempel voor uitval',
  ),
  40: ofLimit(
    'missing-count',
    'number of failures|Anzahl Ausfälle|nombre de coupures|numero di mancanze|aantal keren uitval',
    '1',
  ),
  41: ofLimit(
    'missing-duration',
    'duration of failure|Dauer des Ausfalls|durée de la coupure|durata della mancanza|duur van de uitval',
    's',
  ),
  42: ofLimit(
    'missing-magnitude',
    'magnitude during failure|Höhe beim Ausfall|amplitude pendant la coupure|ampiezza durante la mancanza|grootte tijdens de uitval',
  ),
  43: ofLimit(
    'under-limit-time-threshold',
    'time threshold for below the limit|Zeitschwelle für Unterschreitung|seuil de durée sous la limite|soglia di durata sotto il limite|tijddrempel onder de grens',
    's',
  ),
  44: ofLimit(
    'over-limit-time-threshold',
    'time threshold for above the limit|Zeitschwelle für Überschreitung|seuil de durée au-dessus de la limite|soglia di durata sopra il limite|tijddrempel boven de grens',
    's',
  ),
  45: ofLimit(
    'missing-time-threshold',
    'time threshold for failure|Zeitschwelle für Ausfall|seuil de durée de coupure|soglia di durata della mancanza|tijddrempel voor uitval',
    's',
  ),
  46: { processing: 'contracted', of: 'instantaneous', qualifiers: [[contracted]], e: 'tariff' },
  49: ofInterval('average', average, 1),
  50: ofInterval('average', average, 2),
  51: ofInterval('minimum', minimum, 1),
  52: ofInterval('minimum', minimum, 2),
  53: ofInterval('maximum', maximum, 1),
  54: ofInterval('maximum', maximum, 2),
  55: { processing: 'test-average', of: 'instantaneous', qualifiers: [[testAverage]] },
  56: { processing: 'current-average', of: 'instantaneous', qualifiers: [[currentAverage], [harmonics]] },
  58: { processing: 'test-value', of: 'integral', qualifiers: [[testValue]] },
};

function ofInterval(processing: Processing, text: Text, number: 1 | 2): ElectricityProcessing {
  return { processing, of: 'instantaneous', qualifiers: [[text], [interval, number]], e: 'tariff' };
}

function ofLimit(processing: Processing, text: Text, unit?: '1' | 's'): ElectricityProcessing {
  const value = { processing, of: 'instantaneous', qualifiers: [[text]], e: 'tariff' } as const;
  return unit === undefined ? value : { ...value, unit };
}

const voltageEvents: Readonly<Record<number, Text>> = {
  31: 'threshold for sags|Schwelle für Spannungseinbrüche|seuil des creux de tension|soglia dei buchi di tensione|drempel voor spanningsdips',
  32: 'number of sags|Anzahl Spannungseinbrüche|nombre de creux de tension|numero di buchi di tensione|aantal spanningsdips',
  33: "duration of the last sag|Dauer des letzten Spannungseinbruchs|durée du dernier creux de tension|durata dell'ultimo buco di tensione|duur van de laatste spanningsdip",
  34: "magnitude of the last sag|Tiefe des letzten Spannungseinbruchs|amplitude du dernier creux de tension|ampiezza dell'ultimo buco di tensione|diepte van de laatste spanningsdip",
  35: 'threshold for swells|Schwelle für Spannungsüberhöhungen|seuil des surtensions|soglia delle sovratensioni|drempel voor spanningspieken',
  36: 'number of swells|Anzahl Spannungsüberhöhungen|nombre de surtensions|numero di sovratensioni|aantal spanningspieken',
  37: "duration of the last swell|Dauer der letzten Spannungsüberhöhung|durée de la dernière surtension|durata dell'ultima sovratensione|duur van de laatste spanningspiek",
  38: "magnitude of the last swell|Höhe der letzten Spannungsüberhöhung|amplitude de la dernière surtension|ampiezza dell'ultima sovratensione|hoogte van de laatste spanningspiek",
  39: 'threshold for cuts|Schwelle für Spannungsausfälle|seuil des coupures de tension|soglia delle mancanze di tensione|drempel voor spanningsuitval',
  40: 'number of cuts|Anzahl Spannungsausfälle|nombre de coupures de tension|numero di mancanze di tensione|aantal keren spanningsuitval',
  41: "duration of the last cut|Dauer des letzten Spannungsausfalls|durée de la dernière coupure de tension|durata dell'ultima mancanza di tensione|duur van de laatste spanningsuitval",
  42: "magnitude of the last cut|Höhe beim letzten Spannungsausfall|amplitude de la dernière coupure de tension|ampiezza dell'ultima mancanza di tensione|grootte van de laatste spanningsuitval",
  43: 'time threshold for sags|Zeitschwelle für Spannungseinbrüche|seuil de durée des creux de tension|soglia di durata dei buchi di tensione|tijddrempel voor spanningsdips',
  44: 'time threshold for swells|Zeitschwelle für Spannungsüberhöhungen|seuil de durée des surtensions|soglia di durata delle sovratensioni|tijddrempel voor spanningspieken',
  45: 'time threshold for cuts|Zeitschwelle für Spannungsausfälle|seuil de durée des coupures de tension|soglia di durata delle mancanze di tensione|tijddrempel voor spanningsuitval',
};
