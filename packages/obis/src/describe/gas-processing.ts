import type { GasCondition, Processing } from './description.ts';
import {
  averagingPeriod,
  betweenEvents,
  billingPeriod,
  conditionText,
  currentDifference,
  currentInterval,
  historical,
  lastDifference,
  lastInterval,
  maximumDifference,
  maximumOfAverages,
  measurementPeriod,
  methodInUse,
  methodSupported,
  processInterval,
  sinceEvent,
  weighted,
} from './gas-texts.ts';
import { average, currentAverage, lastAverage, maximum, minimum } from './processing-texts.ts';
import { noTariff, tariffOf } from './tariff.ts';
import type { Phrase, Text } from './text.ts';

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

/** Meter readings and consumptions, C = 1 to 3: 99 values of D in a pattern of periods and conditions. */
export function gasIndex(d: number, e: number, f: number): GasValue | undefined {
  if (d <= 3) {
    const tariff = f === 255 ? tariffOf(e, true) : undefined;
    return tariff && under(d === 3 ? 'redundant' : INDEX_CONDITIONS[d], 'time-integral', [], tariff);
  }
  if (noTariff(e) === undefined || d < 6 || d > 98) return undefined;
  if (d < 24) {
    // Three measurement periods, each with the current and the last one, each under three conditions.
    const period: Phrase = [measurementPeriod, Math.floor(d / 6)];
    const difference = d % 6 < 3 ? currentDifference : lastDifference;
    return under(INDEX_CONDITIONS[d % 3], 'difference', [[difference], period]);
  }
  return overBillingPeriod(d, f);
}

/** First D of each billing period; the second has three values more, the maximum over billing period 1. */
const BILLING_PERIODS = [24, 42, 63, 81];

function overBillingPeriod(d: number, f: number): GasValue | undefined {
  const number = BILLING_PERIODS.filter((first) => d >= first).length;
  const offset = d - (BILLING_PERIODS[number - 1] ?? 0);
  const condition = INDEX_CONDITIONS[offset % 3];
  const period: Phrase = [billingPeriod, number];
  const kind = Math.floor(offset / 3);
  // A historical reading is one of a past period, which F must name.
  if (kind === 0) return f === 255 ? undefined : under(condition, 'historical', [[historical], period]);
  if (kind === 1) return under(condition, 'difference', [[currentDifference], period]);
  if (kind === 2) return under(condition, 'difference', [[lastDifference], period]);
  const over: Phrase = kind === 6 ? [billingPeriod, 1] : [measurementPeriod, kind - 2];
  return under(condition, 'maximum-difference', [[maximumDifference], over, period]);
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
  const period: Phrase = [averagingPeriod, Math.floor(offset / (4 * values)) + (isLong ? 1 : 3)];
  const condition = FLOW_CONDITIONS[offset % 4];
  switch (Math.floor(offset / 4) % values) {
    case 0:
      return under(condition, 'current-average', [[currentAverage], period]);
    case 1:
      return under(condition, 'last-average', [[lastAverage], period]);
    case 2:
      return under(condition, 'maximum', [[maximumOfAverages], period, [measurementPeriod, 2]]);
    case 3:
      return under(condition, 'maximum', [[maximumOfAverages], period, [measurementPeriod, 3]]);
    default:
      return under(condition, 'maximum', [[maximumOfAverages], period, [billingPeriod, 1]]);
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
  const interval: Phrase = [processInterval, Math.floor(offset / 18) + 1];
  const age = offset % 18 < 9 ? currentInterval : lastInterval;
  return under(PROCESS_CONDITIONS[offset % 3], statistic.processing, [[statistic.text], [age], interval]);
}

/** Conversion factor and calorific value, C = 52 and 54: D the condition, E how it is averaged. */
export function gasFactor(d: number, e: number): GasValue | undefined {
  if (d === 12) {
    if (e > 20) return undefined;
    const method: Phrase = e === 0 ? [methodInUse] : [methodSupported, e];
    return under(undefined, 'calculation-method', [method]);
  }
  // Factors have no value at standard conditions.
  if (d === 13) return undefined;
  if (e === 0 || e === 255) return moment(d, []);
  if (e === 1) return moment(d, [[weighted]]);
  if (e === 27) return moment(d, [[average], [sinceEvent]], 'average');
  if (e === 28) return moment(d, [[average], [betweenEvents]], 'average');
  if (e < 11 || e > 26) return undefined;
  // Eight averaging periods: an odd E for the current one, an even E for the last.
  const period: Phrase = [averagingPeriod, Math.floor((e - 9) / 2)];
  return e % 2 === 1
    ? moment(d, [[currentAverage], period], 'current-average')
    : moment(d, [[lastAverage], period], 'last-average');
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
