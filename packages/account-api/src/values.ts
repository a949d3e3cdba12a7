import {
  annotate,
  array,
  type CallOptions,
  type CallPromise,
  dateTime,
  defineEndpoint,
  double,
  type Endpoint,
  type EndpointsOf,
  type Instant,
  instant,
  int32,
  int64,
  optional,
  smartMe,
  text,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import {
  deviceId,
  type InterpolatedReadings,
  interpolatedReadings,
  type InterpolationInterval,
  interpolationInterval,
  reading,
} from '@smart-me/api-core/resources';
import type { DeviceReading } from '@smart-me/readings';

/** The values of devices, now and in the past: `account.values`. */
export interface ValuesApi {
  /**
   * Returns the last values of a device.
   *
   * Scope `device.read`.
   */
  now(input: ValuesOf, options?: CallOptions): CallPromise<DeviceReading>;
  /**
   * Returns the values of a device at a date: the first stored reading before it. A gap looks like data, so compare the
   * reading's timestamp with the date asked for.
   *
   * Scope `device.read`.
   */
  at(input: ValuesAt, options?: CallOptions): CallPromise<DeviceReading>;
  /**
   * Returns readings of a device between two times, the end excluded. The platform cuts at 1000: more are refused before they
   * are asked for, and with `intervalMinutes: 0`, where nobody can know, `mayBeCut` says so of the readings.
   * `history` reads any range.
   *
   * Scope `device.read`. Needs the Professional licence.
   */
  between(input: ValuesBetween, options?: CallOptions): CallPromise<DeviceReading[]>;
  /**
   * Returns readings of a device at even times, computed where none was measured.
   *
   * Scope `device.read`. Needs the Professional licence.
   */
  interpolated(input: Interpolation, options?: CallOptions): CallPromise<InterpolatedReadings>;
  /**
   * Returns the counters of a device at a date, in `counterReadingUnit`: the first stored ones before it. A gap looks like
   * data, so compare the date returned with the one asked for.
   *
   * Scope `device.read`.
   */
  countersAt(input: ValuesAt, options?: CallOptions): CallPromise<DeviceInPast>;
}

/** The device whose values are asked for. */
export interface ValuesOf {
  /** Id of the device. */
  readonly deviceId: string;
}

/** A device and a date. */
export interface ValuesAt extends ValuesOf {
  /** The date. */
  readonly date: Instant;
}

/** A device and a range of time. */
export interface ValuesBetween extends ValuesOf {
  /** Begin of the range. */
  readonly from: Instant;
  /** End of the range, excluded. */
  readonly to: Instant;
  /** Minutes between the readings (min); 0 gives every stored reading. */
  readonly intervalMinutes: number;
}

/** A device and a range of time to interpolate in. */
export interface Interpolation extends ValuesOf {
  /** Begin of the range. */
  readonly from: Instant;
  /** End of the range. */
  readonly to: Instant;
  /** Time between the readings: 15 minutes or a day. */
  readonly interval?: InterpolationInterval | undefined;
  /** How near in s a measured reading must be to be taken as it is. */
  readonly thresholdSeconds?: number | undefined;
}

/** The counters of a device at a date, in `counterReadingUnit`. */
export interface DeviceInPast {
  /** Id of the device. */
  readonly id: string;
  /** Serial number; a `bigint` beyond 2^53. */
  readonly serial?: number | bigint;
  /** When the counters were read: the first time before the date asked for. */
  readonly date: string;
  /** Counter, in `counterReadingUnit`; import minus export. */
  readonly counterReading?: number;
  /** Unit of the counters: `kWh` or `m3`. */
  readonly counterReadingUnit?: string;
  /** Counter of tariff 1, in `counterReadingUnit`. */
  readonly counterReadingT1?: number;
  /** Counter of tariff 2, in `counterReadingUnit`. */
  readonly counterReadingT2?: number;
  /** Counter of tariff 3, in `counterReadingUnit`. */
  readonly counterReadingT3?: number;
  /** Counter of tariff 4, in `counterReadingUnit`. */
  readonly counterReadingT4?: number;
  /** Import, in `counterReadingUnit`. */
  readonly counterReadingImport?: number;
  /** Import of tariff 1, in `counterReadingUnit`. */
  readonly counterReadingImportT1?: number;
  /** Import of tariff 2, in `counterReadingUnit`. */
  readonly counterReadingImportT2?: number;
  /** Import of tariff 3, in `counterReadingUnit`. */
  readonly counterReadingImportT3?: number;
  /** Import of tariff 4, in `counterReadingUnit`. */
  readonly counterReadingImportT4?: number;
  /** Export, in `counterReadingUnit`. */
  readonly counterReadingExport?: number;
  /** Export of tariff 1, in `counterReadingUnit`. */
  readonly counterReadingExportT1?: number;
  /** Export of tariff 2, in `counterReadingUnit`. */
  readonly counterReadingExportT2?: number;
  /** Export of tariff 3, in `counterReadingUnit`. */
  readonly counterReadingExportT3?: number;
  /** Export of tariff 4, in `counterReadingUnit`. */
  readonly counterReadingExportT4?: number;
}

const counter = annotate(double, { unitField: 'counterReadingUnit' });

/** How {@link DeviceInPast} stands on the wire. */
export const deviceInPast: WireObject<DeviceInPast> = wireObject({
  id: deviceId,
  serial: optional(int64),
  date: dateTime,
  counterReading: optional(counter),
  counterReadingUnit: optional(text),
  counterReadingT1: optional(counter),
  counterReadingT2: optional(counter),
  counterReadingT3: optional(counter),
  counterReadingT4: optional(counter),
  counterReadingImport: optional(counter),
  counterReadingImportT1: optional(counter),
  counterReadingImportT2: optional(counter),
  counterReadingImportT3: optional(counter),
  counterReadingImportT4: optional(counter),
  counterReadingExport: optional(counter),
  counterReadingExportT1: optional(counter),
  counterReadingExportT2: optional(counter),
  counterReadingExportT3: optional(counter),
  counterReadingExportT4: optional(counter),
});

/** `GET /Values/{deviceId}`: {@link ValuesApi.now}. */
export const getValues: Endpoint<ValuesOf, DeviceReading> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Values/{deviceId}',
  scope: 'device.read',
  params: { deviceId },
  response: reading,
});

/** `GET /ValuesInPast/{deviceId}`: {@link ValuesApi.at}. */
export const getValuesAt: Endpoint<ValuesAt, DeviceReading> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/ValuesInPast/{deviceId}',
  scope: 'device.read',
  params: { deviceId, date: instant },
  response: reading,
});

/** `GET /ValuesInPastMultiple/{deviceId}`: {@link ValuesApi.between}. */
export const getValuesBetween: Endpoint<ValuesBetween, DeviceReading[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/ValuesInPastMultiple/{deviceId}',
  scope: 'device.read',
  license: 'professional',
  params: {
    deviceId,
    from: instant,
    to: instant,
    intervalMinutes: /* @__PURE__ */ annotate(int32, { unit: 'min' }),
  },
  names: { from: 'startDate', to: 'endDate', intervalMinutes: 'interval' },
  response: /* @__PURE__ */ array(reading),
});

/** `GET /ValuesInPastMultipleInterpolated/{deviceId}`: {@link ValuesApi.interpolated}. */
export const getInterpolatedValues: Endpoint<Interpolation, InterpolatedReadings> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/ValuesInPastMultipleInterpolated/{deviceId}',
    scope: 'device.read',
    license: 'professional',
    params: {
      deviceId,
      from: instant,
      to: instant,
      interval: /* @__PURE__ */ optional(interpolationInterval),
      thresholdSeconds: /* @__PURE__ */ optional(/* @__PURE__ */ annotate(int32, { unit: 's' })),
    },
    names: { from: 'startDate', to: 'endDate' },
    response: interpolatedReadings,
  });

/** `GET /MeterValues/{deviceId}`: {@link ValuesApi.countersAt}. */
export const getCountersAt: Endpoint<ValuesAt, DeviceInPast> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/MeterValues/{deviceId}',
  scope: 'device.read',
  params: { deviceId, date: instant },
  response: deviceInPast,
});

/** The endpoints behind {@link ValuesApi}. */
export const valueEndpoints: EndpointsOf<ValuesApi> = {
  now: getValues,
  at: getValuesAt,
  between: getValuesBetween,
  interpolated: getInterpolatedValues,
  countersAt: getCountersAt,
};
