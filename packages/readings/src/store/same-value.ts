import type { ObisCode } from '@smart-me/obis';
import { tableUnit } from '../units/in-unit.ts';
import type { ReadingOrigin } from './reading-sink.ts';

/** The coarsest resolution of energy that smart-me sends: REST counts whole Wh, the webhook mWh. In k-units. */
const ENERGY_RESOLUTION = 0.001;
/** What binary fractions and a conversion may add to any number, relative. */
const NOISE = 1e-9;

/**
 * Whether two numbers of one code, both in its `tableUnit`, are one measurement that came two ways: equal to the resolution
 * of their source. REST rounds to whole Wh what the webhook sent in mWh; everything else is sent alike.
 *
 * @example
 * isSameValue(parseObis('1.8.0'), 24165.6322, 24165.632); // true
 */
export function isSameValue(code: ObisCode, one: number, other: number): boolean {
  const difference = Math.abs(one - other);
  if (difference <= NOISE * Math.max(Math.abs(one), Math.abs(other))) return true;
  return tableUnit(code).startsWith('k') && difference < ENERGY_RESOLUTION;
}

/** A number in the one unit of its code, and where it came from. */
export interface SourcedValue {
  readonly value: number;
  readonly unit: string;
  readonly source: ReadingOrigin;
}

/**
 * What becomes of a value that comes for a place where another one may be stored. A delivery is a patch: the later arrival wins, but
 * a history never over what came in real time. `confirmed` is a number that stays as it is and is no longer a history that can be
 * corrected; a sink counts it as repeated.
 *
 * @example
 * outcomeOf(code, undefined, { value: 1, unit: 'kWh', source: 'history' }); // 'stored'
 */
export function outcomeOf(
  code: ObisCode,
  known: SourcedValue | undefined,
  came: SourcedValue,
): 'stored' | 'repeated' | 'confirmed' | 'changed' {
  if (known === undefined) return 'stored';
  if (rank(came.source) < rank(known.source)) return 'repeated';
  if (came.unit !== known.unit || !isSameValue(code, known.value, came.value)) return 'changed';
  return rank(came.source) > rank(known.source) ? 'confirmed' : 'repeated';
}

/** A poll tells of now, as a delivery does. */
const rank = (source: ReadingOrigin): number => (source === 'history' ? 0 : 1);
