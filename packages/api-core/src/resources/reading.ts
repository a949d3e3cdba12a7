import {
  type DeviceReading,
  inUnit,
  profiles,
  readingFromJson,
  Timestamp,
  unitFor,
} from '@smart-me/readings';
import * as z from 'zod/mini';
import { wireObject } from '../wire/wire-object.ts';
import { interpolatedValuesData, interpolatedValuesResult } from './interpolated-values-result.ts';
import { type ValuesData, valuesData } from './values-data.ts';

/**
 * A reading as REST writes it, read into the type that the realtime messages give as well. Energy is in Wh. Values
 * without a code or without a number say nothing and are left out.
 */
export const reading = z.codec(valuesData, z.custom<DeviceReading>(), {
  decode: (wire, payload) => orIssue(() => readingFromJson(wire, { profile: profiles.rest }), payload),
  encode: toWire,
});

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
      const closestMeasured =
        closest === undefined ? {} : { closestMeasured: Timestamp.parse(closest, { missingZone: 'utc' }) };
      return { ...readingFromJson(wire, { profile: profiles.rest }), isInterpolated, ...closestMeasured };
    }, payload),
  encode: (reading) => ({
    ...toWire(reading),
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

/** The wire has no units: every number is in that of the REST profile. */
function toWire({ deviceId, timestamp, values }: DeviceReading): ValuesData {
  return {
    deviceId,
    date: timestamp.toString(),
    values: values.map((value) => ({
      obis: value.obis.toString(),
      value: inUnit(value, unitFor(value.obis, profiles.rest)),
    })),
  };
}

/** Returns what `read` returns; what it throws is an issue, in which it says what is wrong. */
function orIssue<Value>(read: () => Value, payload: z.core.ParsePayload): Value {
  try {
    return read();
  } catch (cause) {
    const received = cause instanceof Error ? cause.message : String(cause);
    payload.issues.push({ code: 'custom', input: undefined, params: { expected: 'a reading', received } });
    return z.NEVER;
  }
}
