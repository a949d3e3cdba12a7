import {
  type DeviceReading,
  inUnit,
  profiles,
  readingFromJson,
  type ReadingFromJsonOptions,
  Timestamp,
  unitFor,
} from '@smart-me/readings';
import type { Conversion } from '../wire/conversion.ts';
import { dateTime } from '../wire/date-time.ts';
import { bool, double } from '../wire/scalars.ts';
import { wireObject, type WireObject } from '../wire/wire-object.ts';
import { array, type Mapped, mapped, optional } from '../wire/wire-type.ts';
import {
  type InterpolatedValuesData,
  interpolatedValuesData,
  type InterpolationFigures,
} from './interpolated-values-result.ts';
import { type ValuesData, valuesData } from './values-data.ts';

/**
 * A reading as REST writes it, read into the type that the realtime messages give as well. Energy is in Wh. Values
 * without a code or without a number say nothing and are left out. A value
 * whose code is none is left out as well, and the response counts it as `skipped`.
 */
export const reading: Mapped<DeviceReading> = mapped(valuesData, {
  expected: 'a reading',
  decode: (wire: ValuesData, conversion) => readingFromJson(wire, reader(conversion)),
  encode: toWire,
});

/** A reading at an even time, computed from its neighbours where none was measured. */
export interface InterpolatedReading extends DeviceReading {
  /** Whether the values are computed; `false`: they were measured. */
  readonly isInterpolated: boolean;
  /** Time of the nearest reading that was measured. */
  readonly closestMeasured?: Timestamp;
}

/** One reading of an interpolated series. */
export const interpolatedReading: Mapped<InterpolatedReading> = mapped(interpolatedValuesData, {
  expected: 'a reading',
  decode: (wire: InterpolatedValuesData, conversion): InterpolatedReading => {
    const { isInterpolated = false, closestNonInterpolatedValueDate: closest } = wire;
    const closestMeasured =
      closest === undefined ? {} : { closestMeasured: Timestamp.parse(closest, { missingZone: 'utc' }) };
    return { ...readingFromJson(wire, reader(conversion)), isInterpolated, ...closestMeasured };
  },
  encode: (reading): InterpolatedValuesData => ({
    ...toWire(reading),
    isInterpolated: reading.isInterpolated,
    ...(reading.closestMeasured && { closestNonInterpolatedValueDate: reading.closestMeasured.toString() }),
  }),
});

/** A series of readings at even times, with the platform's figures on how much of it was measured. */
export interface InterpolatedReadings extends InterpolationFigures {
  /** The series. */
  readonly values?: readonly InterpolatedReading[];
}

/** How {@link InterpolatedReadings} stand on the wire. */
export const interpolatedReadings: WireObject<InterpolatedReadings> = wireObject({
  interpolationQuality: optional(double),
  fractionOfInterpolatedResults: optional(double),
  isComplete: optional(bool),
  lastAvailable: optional(dateTime),
  values: optional(array(interpolatedReading)),
});

/** A value whose code is none costs that value, and is counted. */
function reader(conversion: Conversion): ReadingFromJsonOptions {
  return {
    profile: profiles.rest,
    onSkipped: () => {
      conversion.skipped += 1;
    },
  };
}

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
