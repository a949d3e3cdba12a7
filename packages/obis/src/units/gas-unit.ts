import type { ObisCode } from '../obis-code.ts';
import { numbersTariff } from './electricity-unit.ts';

/** The unit of a code with A = 7 (EN 13757-1): group C says what is measured; D, E and F must be ones that it has. */
export function gasUnit({ c, d, e, f }: ObisCode): string | undefined {
  if (c === 70) return e === 0 || e === 255 || isAverage(e) ? analysisUnit(d) : undefined;
  if (c === 0) return d === 12 ? analysisUnit(e) : undefined;
  // A load profile: D is the quantity that C is elsewhere, and E what D is elsewhere.
  if (c === 99) return isInProfile(d, e) ? quantityUnit(d) : undefined;
  const isKnown = isCounter(c) ? isIndex(d, e, f) : isFactor(c) ? isFactorValue(d, e) : isMeasured(c, d, e);
  return isKnown ? quantityUnit(c) : undefined;
}

/** Units of counters by the tens of C: of the meter, a converter, a logger, then energy and mass. */
const COUNTERS: Readonly<Record<number, string>> = { 0: 'm³', 1: 'm³', 2: 'm³', 3: 'Wh', 6: 'kg' };
const QUANTITIES: Readonly<Record<number, string>> = {
  41: '°C',
  42: 'Pa',
  43: 'm³/h',
  44: 'm/s',
  45: 'kg/m³',
  46: '1',
  47: 'Pa',
  48: 'Pa',
  49: 'kg/m³',
  51: '1',
  52: '1',
  53: '1',
  54: 'Wh/m³',
  55: '1',
};

function quantityUnit(c: number): string | undefined {
  return isCounter(c) ? COUNTERS[Math.floor(c / 10)] : QUANTITIES[c];
}

function isCounter(c: number): boolean {
  const n = c % 10;
  return Math.floor(c / 10) in COUNTERS && n >= 1 && n <= (c < 10 ? 8 : 6);
}

const isFactor = (c: number): boolean => c >= 51 && c <= 55;
const isMoment = (d: number): boolean => d === 0 || d === 2 || d === 3 || d === 10 || d === 11 || d === 13;
const isAverage = (e: number): boolean => e === 1 || (e >= 11 && e <= 28);

/** Meter readings and their differences; a historical reading is one of a past period, which F must name. */
function isIndex(d: number, e: number, f: number): boolean {
  if (!numbersTariff(e) || d > 98 || d === 4 || d === 5) return false;
  return !HISTORICAL.some((first) => d >= first && d < first + 3) || f !== 255;
}

/** The first D of each billing period. */
const HISTORICAL: readonly number[] = [24, 42, 63, 81];

/** Flow rate and process data. */
function isMeasured(c: number, d: number, e: number): boolean {
  if (e !== 0 && e !== 255) return false;
  return c === 43 ? d <= 2 || d === 13 || (d >= 15 && d <= 70) : isMoment(d) || (d >= 15 && d <= 92);
}

function isFactorValue(d: number, e: number): boolean {
  return d !== 13 && isMoment(d) && (e === 0 || e === 255 || isAverage(e));
}

function isInProfile(c: number, e: number): boolean {
  if (isCounter(c)) return isIndex(e, 255, 0);
  if (isFactor(c)) return isAverage(e);
  return (c !== 43 && e >= 15 && e <= 23) || isMeasured(c, e, 255);
}

/** Natural gas analysis: properties, then the shares of the components. */
function analysisUnit(d: number): string | undefined {
  if (d === 78) return '%';
  return d >= 60 && d <= 83 ? 'mol%' : ANALYSIS[d];
}

const ANALYSIS: Readonly<Record<number, string>> = {
  8: 'Pa',
  9: '°C',
  12: '1',
  16: '°C',
  17: '°C',
  18: '°C',
  19: 'Wh/m³',
};
