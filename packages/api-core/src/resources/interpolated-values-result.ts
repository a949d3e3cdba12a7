import * as z from 'zod/mini';
import { dateTime } from '../wire/date-time.ts';
import { double } from '../wire/double.ts';
import { type EnumerationValue, enumeration } from '../wire/enumeration.ts';
import { bool, uuid } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';
import { valueData } from './values-data.ts';

/** The two intervals that can be interpolated; the integers are minutes. */
export const interpolationInterval = enumeration({ fifteenMinutes: 15, day: 1440 });
export type InterpolationInterval = EnumerationValue<typeof interpolationInterval>;

/** The values of one interpolated moment. */
export const interpolatedValuesData = wireObject({
  deviceId: uuid,
  date: dateTime,
  values: z.optional(z.array(valueData)),
  isInterpolated: z.optional(bool),
  /** The time of the nearest value that was really measured. */
  closestNonInterpolatedValueDate: z.optional(dateTime),
});
export type InterpolatedValuesData = z.output<typeof interpolatedValuesData>;

/** A series at even times, with figures that say how much of it was measured. */
export const interpolatedValuesResult = wireObject({
  interpolationQuality: z.optional(double),
  fractionOfInterpolatedResults: z.optional(double),
  isComplete: z.optional(bool),
  lastAvailable: z.optional(dateTime),
  values: z.optional(z.array(interpolatedValuesData)),
});
export type InterpolatedValuesResult = z.output<typeof interpolatedValuesResult>;
