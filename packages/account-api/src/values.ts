import {
  dateTime,
  defineEndpoint,
  double,
  instant,
  int32,
  int64,
  text,
  uuid,
  wireObject,
} from '@smart-me/api-core';
import { interpolationInterval, interpolatedReadings, reading } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/** The last values of a device. */
export const getValues = defineEndpoint({
  method: 'GET',
  path: '/Values/{deviceId}',
  scope: 'device.read',
  summary: 'The last values of a device.',
  params: { deviceId: uuid },
  response: reading,
});

/**
 * The values of a device at a date: the first stored reading before it. A gap looks like data, so compare the
 * reading's timestamp with the date asked for.
 */
export const getValuesAt = defineEndpoint({
  method: 'GET',
  path: '/ValuesInPast/{deviceId}',
  scope: 'device.read',
  summary: 'The first stored values of a device before a date.',
  params: { deviceId: uuid, date: instant },
  response: reading,
});

/**
 * Many readings of a device, at most 1000 a call; `valuesHistory` reads any range. An interval of 0 gives every stored
 * reading.
 */
export const getValuesBetween = defineEndpoint({
  method: 'GET',
  path: '/ValuesInPastMultiple/{deviceId}',
  scope: 'device.read',
  license: 'professional',
  summary: 'Readings of a device between two dates, at most 1000.',
  params: { deviceId: uuid, from: instant, to: instant, intervalMinutes: int32 },
  names: { from: 'startDate', to: 'endDate', intervalMinutes: 'interval' },
  response: z.array(reading),
});

/** Readings of a device at even times, computed where none was measured. */
export const getInterpolatedValues = defineEndpoint({
  method: 'GET',
  path: '/ValuesInPastMultipleInterpolated/{deviceId}',
  scope: 'device.read',
  summary: 'Interpolated readings of a device between two dates.',
  params: {
    deviceId: uuid,
    from: instant,
    to: instant,
    interval: z.optional(interpolationInterval),
    /**
     * How near a measured one must be.
     *
     * @experimental Only the type is published: the meaning is inferred.
     */
    thresholdSeconds: z.optional(int32),
  },
  names: { from: 'startDate', to: 'endDate' },
  response: interpolatedReadings,
});

/** The counters of a device at a date, in `counterReadingUnit`. */
export const deviceInPast = wireObject({
  id: uuid,
  serial: z.optional(int64),
  /** When the counters were read: the first time before the date asked for. */
  date: dateTime,
  counterReading: z.optional(double),
  counterReadingUnit: z.optional(text),
  counterReadingT1: z.optional(double),
  counterReadingT2: z.optional(double),
  counterReadingT3: z.optional(double),
  counterReadingT4: z.optional(double),
  counterReadingImport: z.optional(double),
  counterReadingImportT1: z.optional(double),
  counterReadingImportT2: z.optional(double),
  counterReadingImportT3: z.optional(double),
  counterReadingImportT4: z.optional(double),
  counterReadingExport: z.optional(double),
  counterReadingExportT1: z.optional(double),
  counterReadingExportT2: z.optional(double),
  counterReadingExportT3: z.optional(double),
  counterReadingExportT4: z.optional(double),
});
export type DeviceInPast = z.output<typeof deviceInPast>;

/** The counters of a device at a date: the first stored ones before it, as with {@link getValuesAt}. */
export const getCountersAt = defineEndpoint({
  method: 'GET',
  path: '/MeterValues/{deviceId}',
  scope: 'device.read',
  summary: 'The first stored counters of a device before a date.',
  params: { deviceId: uuid, date: instant },
  response: deviceInPast,
});

/** The endpoints of values by the names of their methods. */
export const valueEndpoints = {
  now: getValues,
  at: getValuesAt,
  between: getValuesBetween,
  interpolated: getInterpolatedValues,
  countersAt: getCountersAt,
};
