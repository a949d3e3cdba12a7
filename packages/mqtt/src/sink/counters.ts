import type { ObisCode } from '@smart-me/obis';
import { describeObis, type ObisDescription, type Quantity } from '@smart-me/obis/describe';

const COUNTED: ReadonlySet<Quantity> = new Set<Quantity>([
  'active-energy',
  'reactive-energy',
  'apparent-energy',
  'thermal-energy',
  'volume',
  'mass',
  'charge',
  'ampere-squared-hours',
  'volt-squared-hours',
  'voltage-hours',
  'pulses',
  'heat-cost-units',
]);

/** Whether it adds up over time: a counter of now, not one that was stored at the end of a billing period. */
export function isCounter({ quantity, processing, billingPeriod }: ObisDescription): boolean {
  return (
    quantity !== undefined &&
    COUNTED.has(quantity) &&
    (processing === 'time-integral' || processing === undefined) &&
    billingPeriod === undefined
  );
}

/** Whether the counter of a code can only grow. One of import minus export can do both. */
export function onlyGrows(code: ObisCode): boolean {
  const description = describeObis(code);
  return isCounter(description) && description.direction !== 'net';
}

/** A counter that has gone back is believed when this many readings in a row say so. */
export const CONFIRMATIONS = 3;

/** What a counter told after it had gone back. */
export interface HeldCounter {
  readonly value: number;
  /** Readings that have confirmed it, the first among them. */
  readonly count: number;
}

/**
 * What becomes of a counter that has gone back. A meter that starts again may tell 0 once, and its true reading afterwards;
 * one that was exchanged or reset goes on from the lower number.
 */
export function heldCounter(held: HeldCounter | undefined, value: number): HeldCounter {
  return { value, count: held !== undefined && value >= held.value ? held.count + 1 : 1 };
}
