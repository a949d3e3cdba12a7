import type { Timestamp } from '@smart-me/readings';
import type { Outages } from './outages.ts';
import type { Sample } from './sample.ts';

/** What a device measured and when, exact to the tick. */
export interface Measurement {
  /** The millisecond it was taken in, since 1970. */
  readonly at: number;
  readonly timestamp: Timestamp;
  readonly sample: Sample;
}

/** What every recorder of a device's measurements can tell. Instants are milliseconds since 1970. */
export interface Recording {
  /** When the device had no connection. */
  readonly outages: Outages;
  /** The last measurement that had arrived by `now`. */
  latest(now: number): Measurement | undefined;
  /** The instant after `after` at which the next measurement arrives. */
  nextArrival(after: number): number | undefined;
  /** The last measurement at or before `at` that was stored by `now`. */
  storedBefore(at: number, now: number): Measurement | undefined;
  /** The first one after `at`. */
  storedAfter(at: number, now: number): Measurement | undefined;
}
