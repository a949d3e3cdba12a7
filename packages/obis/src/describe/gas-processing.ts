import type { GasCondition, Processing } from './description.ts';
import { noTariff, tariffOf } from './groups.ts';
import { average, currentAverage, lastAverage, maximum, minimum, type Phrase, type Text } from './text.ts';

/** How a gas value is made, of groups D, E and F. */
export interface GasValue {
  readonly processing: Processing;
  readonly condition?: GasCondition | undefined;
  readonly tariff?: number | undefined;
  readonly qualifiers: readonly Phrase[];
}

const INDEX_CONDITIONS: readonly GasCondition[] = ['metering', 'corrected', 'base'];
const FLOW_CONDITIONS: readonly GasCondition[] = ['metering', 'corrected', 'base', 'standard'];
const PROCESS_CONDITIONS: readonly GasCondition[] = ['metering', 'base', 'standard'];
/** The conditions of a value of the moment, by group D. */
const MOMENT_CONDITIONS: Readonly<Record<number, GasCondition>> = {
  0: 'metering',
  2: 'base',
  3: 'backup',
  10: 'actual',
  11: 'preset',
  13: 'standard',
};

/** Meter readings and their differences, C below 40 and from 61: 99 values of D in a pattern of periods and conditions. */
export function gasIndex(d: number, e: number, f: number): GasValue | undefined {
  const tariff = tariffOf(e, false);
  if (tariff === undefined || d > 98) return undefined;
  if (d <= 3) return under(d === 3 ? 'redundant' : INDEX_CONDITIONS[d], 'time-integral', [], tariff);
  if (d < 6) return undefined;
  if (d < 24) {
    // Three measurement periods, each with the current and the last one, each under three conditions.
    const period = periodText(measurementPeriods, Math.floor(d / 6));
    const difference = d % 6 < 3 ? currentDifference : lastDifference;
    return under(INDEX_CONDITIONS[d % 3], 'difference', [[difference], period], tariff);
  }
  const value = overBillingPeriod(d, f);
  return value && under(INDEX_CONDITIONS[(d - 24) % 3], value.processing, value.qualifiers, tariff);
}

/** First D of each billing period; the second has three values more, the maximum over billing period 1. */
const BILLING_PERIODS = [24, 42, 63, 81];

function overBillingPeriod(d: number, f: number): GasValue | undefined {
  const number = BILLING_PERIODS.filter((first) => d >= first).length;
  const kind = Math.floor((d - (BILLING_PERIODS[number - 1] ?? 0)) / 3);
  const period = periodText(billingPeriods, number);
  // A historical reading is one of a past period, which F must name.
  if (kind === 0)
    return f === 255 ? undefined : { processing: 'historical', qualifiers: [[historical], period] };
  if (kind === 1) return { processing: 'difference', qualifiers: [[currentDifference], period] };
  if (kind === 2) return { processing: 'difference', qualifiers: [[lastDifference], period] };
  const over = kind === 6 ? periodText(billingPeriods, 1) : periodText(measurementPeriods, kind - 2);
  return { processing: 'maximum-difference', qualifiers: [[maximumDifference], over, period] };
}

/** Flow rates, C = 43. */
export function gasFlow(d: number, e: number): GasValue | undefined {
  if (noTariff(e) === undefined) return undefined;
  if (d <= 2) return under(FLOW_CONDITIONS[d], 'instantaneous', []);
  if (d === 13) return under('standard', 'instantaneous', []);
  if (d < 15 || d > 70) return undefined;
  // Averaging periods 1 and 2 have five values, 3 and 4 only the first two, each under four conditions.
  const isLong = d < 55;
  const offset = isLong ? d - 15 : d - 55;
  const values = isLong ? 5 : 2;
  const period = periodText(averagingPeriods, Math.floor(offset / (4 * values)) + (isLong ? 1 : 3));
  const condition = FLOW_CONDITIONS[offset % 4];
  switch (Math.floor(offset / 4) % values) {
    case 0:
      return under(condition, 'current-average', [[currentAverage], period]);
    case 1:
      return under(condition, 'last-average', [[lastAverage], period]);
    case 2:
      return under(condition, 'maximum', [[maximumOfAverages], period, periodText(measurementPeriods, 2)]);
    case 3:
      return under(condition, 'maximum', [[maximumOfAverages], period, periodText(measurementPeriods, 3)]);
    default:
      return under(condition, 'maximum', [[maximumOfAverages], period, periodText(billingPeriods, 1)]);
  }
}

const STATISTICS: readonly { processing: Processing; text: Text }[] = [
  { processing: 'average', text: average },
  { processing: 'minimum', text: minimum },
  { processing: 'maximum', text: maximum },
];

/** Process data such as temperature and pressure, C = 41, 42 and 44 to 49. */
export function gasProcess(d: number, e: number): GasValue | undefined {
  if (noTariff(e) === undefined) return undefined;
  if (d < 15) return moment(d, []);
  if (d > 92) return undefined;
  if (d >= 87) {
    const event = d < 90 ? sinceEvent : betweenEvents;
    return under(PROCESS_CONDITIONS[d % 3], 'average', [[average], [event]]);
  }
  // Four intervals, each with the current and the last one, each with three statistics under three conditions.
  const offset = d - 15;
  const statistic = STATISTICS[Math.floor(offset / 3) % 3];
  if (statistic === undefined) return undefined;
  const interval = periodText(processIntervals, Math.floor(offset / 18) + 1);
  const age = offset % 18 < 9 ? currentInterval : lastInterval;
  return under(PROCESS_CONDITIONS[offset % 3], statistic.processing, [[statistic.text], [age], interval]);
}

/** Factors and calorific value, C = 51 to 55: D the condition, E how it is averaged. */
export function gasFactor(d: number, e: number): GasValue | undefined {
  if (d === 12) {
    if (e > 20) return undefined;
    const method: Phrase = e === 0 ? [methodInUse] : [methodSupported, e];
    return under(undefined, 'calculation-method', [method]);
  }
  // Factors have no value at standard conditions.
  if (d === 13) return undefined;
  if (e === 0 || e === 255) return moment(d, []);
  const value = gasAverage(e);
  return value && moment(d, value.qualifiers, value.processing);
}

/** How group E averages where it has averages: eight periods, an odd E for the current one, an even E for the last. */
export function gasAverage(e: number): GasValue | undefined {
  if (e === 1) return { processing: 'instantaneous', qualifiers: [[weighted]] };
  if (e === 27) return { processing: 'average', qualifiers: [[average], [sinceEvent]] };
  if (e === 28) return { processing: 'average', qualifiers: [[average], [betweenEvents]] };
  const mean = means[Math.floor((e - 11) / 2)];
  if (mean === undefined) return undefined;
  const isCurrent = e % 2 === 1;
  return {
    processing: isCurrent ? 'current-average' : 'last-average',
    qualifiers: [[isCurrent ? mean.current : mean.last]],
  };
}

function moment(
  d: number,
  qualifiers: readonly Phrase[],
  processing: Processing = 'instantaneous',
): GasValue | undefined {
  const condition = MOMENT_CONDITIONS[d];
  return condition && under(condition, processing, qualifiers);
}

/** Metering conditions are the usual case: they go without saying in the name. */
function under(
  condition: GasCondition | undefined,
  processing: Processing,
  qualifiers: readonly Phrase[],
  tariff: Partial<GasValue> = {},
): GasValue {
  const state: readonly Phrase[] =
    condition === undefined || condition === 'metering' ? [] : [[conditionText[condition]]];
  return {
    ...tariff,
    processing,
    condition,
    qualifiers: [...qualifiers, ...state, ...(tariff.qualifiers ?? [])],
  };
}

function periodText(periods: readonly Text[], number: number): Phrase {
  return [periods[number - 1] ?? '{n}|{n}|{n}|{n}|{n}', number];
}

const conditionText: Readonly<Record<Exclude<GasCondition, 'metering'>, Text>> = {
  corrected: 'corrected|korrigiert|corrigé|corretto|gecorrigeerd',
  base: 'base conditions|Normzustand|conditions de base|condizioni di base|basiscondities',
  standard: 'standard conditions|Standardzustand|conditions standard|condizioni standard|standaardcondities',
  redundant: 'redundant|redundant|redondant|ridondante|redundant',
  backup: 'backup value|Ersatzwert|valeur de secours|valore di riserva|vervangende waarde',
  actual: 'actual value|Istwert|valeur réelle|valore reale|werkelijke waarde',
  preset: 'preset value|Vorgabewert|valeur préréglée|valore preimpostato|vooraf ingestelde waarde',
};

// The periods, with the length that EN 13757-1 gives them by default where it gives one.

const measurementPeriods: readonly Text[] = [
  'measurement period {n} (15 minutes)|Messperiode {n} (15 Minuten)|période de mesure {n} (15 minutes)|periodo di misura {n} (15 minuti)|meetperiode {n} (15 minuten)',
  'measurement period {n} (1 hour)|Messperiode {n} (1 Stunde)|période de mesure {n} (1 heure)|periodo di misura {n} (1 ora)|meetperiode {n} (1 uur)',
  'measurement period {n}|Messperiode {n}|période de mesure {n}|periodo di misura {n}|meetperiode {n}',
];
const billingPeriods: readonly Text[] = [
  'billing period {n} (1 day)|Abrechnungsperiode {n} (1 Tag)|période de facturation {n} (1 jour)|periodo di fatturazione {n} (1 giorno)|factureringsperiode {n} (1 dag)',
  'billing period {n} (1 month)|Abrechnungsperiode {n} (1 Monat)|période de facturation {n} (1 mois)|periodo di fatturazione {n} (1 mese)|factureringsperiode {n} (1 maand)',
  'billing period {n} (1 year)|Abrechnungsperiode {n} (1 Jahr)|période de facturation {n} (1 an)|periodo di fatturazione {n} (1 anno)|factureringsperiode {n} (1 jaar)',
  'billing period {n}|Abrechnungsperiode {n}|période de facturation {n}|periodo di fatturazione {n}|factureringsperiode {n}',
];
const averagingPeriods: readonly Text[] = [
  'averaging period {n} (5 minutes)|Mittelungsperiode {n} (5 Minuten)|période de moyenne {n} (5 minutes)|periodo di media {n} (5 minuti)|middelingsperiode {n} (5 minuten)',
  'averaging period {n} (15 minutes)|Mittelungsperiode {n} (15 Minuten)|période de moyenne {n} (15 minutes)|periodo di media {n} (15 minuti)|middelingsperiode {n} (15 minuten)',
  'averaging period {n} (1 hour)|Mittelungsperiode {n} (1 Stunde)|période de moyenne {n} (1 heure)|periodo di media {n} (1 ora)|middelingsperiode {n} (1 uur)',
  'averaging period {n}|Mittelungsperiode {n}|période de moyenne {n}|periodo di media {n}|middelingsperiode {n}',
];
const processIntervals: readonly Text[] = [
  'process interval {n} (15 minutes)|Prozessintervall {n} (15 Minuten)|intervalle de processus {n} (15 minutes)|intervallo di processo {n} (15 minuti)|procesinterval {n} (15 minuten)',
  'process interval {n} (1 hour)|Prozessintervall {n} (1 Stunde)|intervalle de processus {n} (1 heure)|intervallo di processo {n} (1 ora)|procesinterval {n} (1 uur)',
  'process interval {n} (1 day)|Prozessintervall {n} (1 Tag)|intervalle de processus {n} (1 jour)|intervallo di processo {n} (1 giorno)|procesinterval {n} (1 dag)',
  'process interval {n} (1 month)|Prozessintervall {n} (1 Monat)|intervalle de processus {n} (1 mois)|intervallo di processo {n} (1 mese)|procesinterval {n} (1 maand)',
];
const means: readonly { readonly current: Text; readonly last: Text }[] = [
  {
    current:
      'current 5-minute mean|laufender 5-Minuten-Mittelwert|moyenne de 5 minutes en cours|media di 5 minuti in corso|lopend 5-minutengemiddelde',
    last: '5-minute mean|5-Minuten-Mittelwert|moyenne de 5 minutes|media di 5 minuti|5-minutengemiddelde',
  },
  {
    current:
      "current quarter-hourly mean|laufender Viertelstundenmittelwert|moyenne du quart d'heure en cours|media del quarto d'ora in corso|lopend kwartiergemiddelde",
    last: "quarter-hourly mean|Viertelstundenmittelwert|moyenne du quart d'heure|media del quarto d'ora|kwartiergemiddelde",
  },
  {
    current:
      'current hourly mean|laufender Stundenmittelwert|moyenne horaire en cours|media oraria in corso|lopend uurgemiddelde',
    last: 'hourly mean|Stundenmittelwert|moyenne horaire|media oraria|uurgemiddelde',
  },
  {
    current:
      'current mean of averaging period 4|laufender Mittelwert der Mittelungsperiode 4|moyenne en cours de la période de moyenne 4|media in corso del periodo di media 4|lopend gemiddelde van middelingsperiode 4',
    last: 'mean of averaging period 4|Mittelwert der Mittelungsperiode 4|moyenne de la période de moyenne 4|media del periodo di media 4|gemiddelde van middelingsperiode 4',
  },
  {
    current:
      'current daily mean|laufender Tagesmittelwert|moyenne journalière en cours|media giornaliera in corso|lopend daggemiddelde',
    last: 'daily mean|Tagesmittelwert|moyenne journalière|media giornaliera|daggemiddelde',
  },
  {
    current:
      'current monthly mean|laufender Monatsmittelwert|moyenne mensuelle en cours|media mensile in corso|lopend maandgemiddelde',
    last: 'monthly mean|Monatsmittelwert|moyenne mensuelle|media mensile|maandgemiddelde',
  },
  {
    current:
      'current yearly mean|laufender Jahresmittelwert|moyenne annuelle en cours|media annuale in corso|lopend jaargemiddelde',
    last: 'yearly mean|Jahresmittelwert|moyenne annuelle|media annuale|jaargemiddelde',
  },
  {
    current:
      'current mean of averaging period 8|laufender Mittelwert der Mittelungsperiode 8|moyenne en cours de la période de moyenne 8|media in corso del periodo di media 8|lopend gemiddelde van middelingsperiode 8',
    last: 'mean of averaging period 8|Mittelwert der Mittelungsperiode 8|moyenne de la période de moyenne 8|media del periodo di media 8|gemiddelde van middelingsperiode 8',
  },
];

const maximumOfAverages: Text =
  'maximum of the averages|Maximum der Mittelwerte|maximum des moyennes|massimo delle medie|maximum van de gemiddelden';
const historical: Text =
  'historical reading|historischer Stand|relevé historique|lettura storica|historische stand';
const currentDifference: Text =
  "current difference of readings|laufende Zählerstandsdifferenz|différence d'index en cours|differenza di lettura in corso|lopend standverschil";
const lastDifference: Text =
  "last difference of readings|letzte Zählerstandsdifferenz|dernière différence d'index|ultima differenza di lettura|laatste standverschil";
const maximumDifference: Text =
  "maximum difference of readings|höchste Zählerstandsdifferenz|différence d'index maximale|differenza di lettura massima|hoogste standverschil";
const currentInterval: Text =
  'current interval|laufendes Intervall|intervalle en cours|intervallo in corso|lopend interval';
const lastInterval: Text =
  'last interval|letztes Intervall|dernier intervalle|ultimo intervallo|laatste interval';
const sinceEvent: Text =
  "since the last event|seit dem letzten Ereignis|depuis le dernier événement|dall'ultimo evento|sinds de laatste gebeurtenis";
const betweenEvents: Text =
  'between the last two events|zwischen den letzten zwei Ereignissen|entre les deux derniers événements|tra gli ultimi due eventi|tussen de laatste twee gebeurtenissen';
const weighted: Text = 'weighted value|gewichteter Wert|valeur pondérée|valore ponderato|gewogen waarde';
const methodInUse: Text =
  'calculation method|Berechnungsverfahren|méthode de calcul|metodo di calcolo|berekeningsmethode';
const methodSupported: Text =
  'supported calculation method {n}|unterstütztes Berechnungsverfahren {n}|méthode de calcul prise en charge {n}|metodo di calcolo supportato {n}|ondersteunde berekeningsmethode {n}';
