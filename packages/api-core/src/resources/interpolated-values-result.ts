import { dateTime } from '../wire/date-time.ts';
import { type EnumerationOf, enumeration, type EnumerationValue } from '../wire/enumeration.ts';
import { bool, double } from '../wire/scalars.ts';
import { wireObject, type WireObject } from '../wire/wire-object.ts';
import { array, optional } from '../wire/wire-type.ts';
import { deviceId } from './device-id.ts';
import { type ValueData, valueData } from './values-data.ts';

/** The two intervals that can be interpolated: 15 minutes and a day. */
export type InterpolationInterval = EnumerationValue<'fifteenMinutes' | 'day'>;

/** How an {@link InterpolationInterval} stands on the wire; the integers are minutes. */
export const interpolationInterval: EnumerationOf<InterpolationInterval> = enumeration({
  fifteenMinutes: 15,
  day: 1440,
});

/** The values of one interpolated moment, as REST writes them. */
export interface InterpolatedValuesData {
  /** Id of the device. */
  readonly deviceId: string;
  /** The moment. */
  readonly date: string;
  /** The values at the moment. */
  readonly values?: readonly ValueData[];
  /** Whether the values are computed from their neighbours; `false`: they were measured. */
  readonly isInterpolated?: boolean;
  /** Time of the nearest values that were measured. */
  readonly closestNonInterpolatedValueDate?: string;
}

/** How {@link InterpolatedValuesData} stand on the wire. */
export const interpolatedValuesData: WireObject<InterpolatedValuesData> = wireObject({
  deviceId,
  date: dateTime,
  values: optional(array(valueData)),
  isInterpolated: optional(bool),
  closestNonInterpolatedValueDate: optional(dateTime),
});

/** What is said of an interpolated series as a whole. */
export interface InterpolationFigures {
  /** Number of interpolated samples divided by that of sample points: how many lie between two measured ones. */
  readonly interpolationQuality?: number;
  /** Number of interpolated results divided by that of all results, 0 to 1. */
  readonly fractionOfInterpolatedResults?: number;
  /** Whether the series covers the whole time asked for. */
  readonly isComplete?: boolean;
  /** Time of the last value that there is. */
  readonly lastAvailable?: string;
}

/** A series at even times, as REST writes it, with figures that say how much of it was measured. */
export interface InterpolatedValuesResult extends InterpolationFigures {
  /** The series. */
  readonly values?: readonly InterpolatedValuesData[];
}

/** How an {@link InterpolatedValuesResult} stands on the wire. */
export const interpolatedValuesResult: WireObject<InterpolatedValuesResult> = wireObject({
  interpolationQuality: optional(double),
  fractionOfInterpolatedResults: optional(double),
  isComplete: optional(bool),
  lastAvailable: optional(dateTime),
  values: optional(array(interpolatedValuesData)),
});
