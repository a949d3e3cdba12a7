import type { ObisCode } from '@smart-me/obis';
import { tableUnit } from '../units/in-unit.ts';

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
