import { wireObject } from '@smart-me/api-core';
import { interpolatedValuesData, interpolatedValuesResult } from '@smart-me/api-core/resources';
import { type DeviceReading, readingFromJson, readingToJson, Timestamp } from '@smart-me/proto-codec';
import * as z from 'zod/mini';
import { orIssue } from './reading.ts';

/** A reading at an even time, computed from its neighbours where none was measured. */
export interface InterpolatedReading extends DeviceReading {
  readonly isInterpolated: boolean;
  /** The time of the nearest reading that was measured. */
  readonly closestMeasured?: Timestamp;
}

/** One reading of an interpolated series. */
export const interpolatedReading = z.codec(interpolatedValuesData, z.custom<InterpolatedReading>(), {
  decode: (wire, payload) =>
    orIssue(() => {
      const { isInterpolated = false, closestNonInterpolatedValueDate: closest } = wire;
      const closestMeasured = closest === undefined ? {} : { closestMeasured: Timestamp.parse(closest) };
      return { ...readingFromJson(wire), isInterpolated, ...closestMeasured };
    }, payload),
  encode: (reading) => ({
    ...readingToJson(reading),
    isInterpolated: reading.isInterpolated,
    closestNonInterpolatedValueDate: reading.closestMeasured?.toString(),
  }),
});

/** A series of readings at even times, with the platform's figures on how much of it was measured. */
export const interpolatedReadings = wireObject({
  ...interpolatedValuesResult.fields,
  values: z.optional(z.array(interpolatedReading)),
});
export type InterpolatedReadings = z.output<typeof interpolatedReadings>;
