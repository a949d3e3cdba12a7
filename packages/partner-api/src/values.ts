import {
  annotate,
  array,
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  type Instant,
  instant,
  int32,
  optional,
  smartMe,
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
import type { PartnerDevice } from './devices.ts';

/** The values of the devices of the partner's users: `partner.values`. */
export interface PartnerValuesApi {
  /**
   * Returns readings of a device of one of the partner's users, at most 1000 a call.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental The response, and where the id travels, are not published: both are inferred from
   * `GET /ValuesInPastMultiple/{id}`.
   */
  between(input: ValuesBetween, options?: CallOptions): CallPromise<DeviceReading[]>;
  /**
   * Returns readings of a device at even times, computed where none was measured.
   *
   * Scope `partner.read`. Needs the Goldpartner licence.
   *
   * @experimental Parameters and response are not published: both are inferred from
   * `GET /ValuesInPastMultipleInterpolated/{id}`.
   */
  interpolated(input: Interpolation, options?: CallOptions): CallPromise<InterpolatedReadings>;
}

/** A device and a range of time. */
export interface ValuesBetween extends PartnerDevice {
  /** Begin of the range. */
  readonly from: Instant;
  /** End of the range, excluded. */
  readonly to: Instant;
  /** Minutes between the readings (min); 0 gives every stored reading. */
  readonly intervalMinutes: number;
}

/** A device and a range of time to interpolate in. */
export interface Interpolation extends PartnerDevice {
  /** Begin of the range. */
  readonly from: Instant;
  /** End of the range. */
  readonly to: Instant;
  /** Time between the readings: 15 minutes or a day. */
  readonly interval?: InterpolationInterval | undefined;
  /** How near in s a measured reading must be to be taken as it is. */
  readonly thresholdSeconds?: number | undefined;
}

/** `GET /partner/ValuesInPastMultiple/{deviceId}`: {@link PartnerValuesApi.between}. */
export const getPartnerValuesBetween: Endpoint<ValuesBetween, DeviceReading[]> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/partner/ValuesInPastMultiple/{deviceId}',
    scope: 'partner.read',
    license: 'goldpartner',
    params: {
      deviceId,
      from: instant,
      to: instant,
      intervalMinutes: /* @__PURE__ */ annotate(int32, { unit: 'min' }),
    },
    names: { from: 'startDate', to: 'endDate', intervalMinutes: 'interval' },
    response: /* @__PURE__ */ array(reading),
  });

/** `GET /partner/ValuesInPastMultipleInterpolated/{deviceId}`: {@link PartnerValuesApi.interpolated}. */
export const getPartnerInterpolatedValues: Endpoint<Interpolation, InterpolatedReadings> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/partner/ValuesInPastMultipleInterpolated/{deviceId}',
    scope: 'partner.read',
    license: 'goldpartner',
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

/** The endpoints behind {@link PartnerValuesApi}. */
export const partnerValueEndpoints: EndpointsOf<PartnerValuesApi> = {
  between: getPartnerValuesBetween,
  interpolated: getPartnerInterpolatedValues,
};
