import { defineEndpoint, instant, int32, uuid } from '@smart-me/api-core';
import { interpolationInterval, interpolatedReadings, reading } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/**
 * Readings of a device of one of the partner's users, at most 1000 a call; an interval of 0 gives every stored one.
 *
 * @experimental The answer, and where the id travels, are not published: both are inferred from
 * `GET /ValuesInPastMultiple/{id}`.
 */
export const getPartnerValuesBetween = defineEndpoint({
  method: 'GET',
  path: '/partner/ValuesInPastMultiple/{deviceId}',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: 'Readings of a device between two dates, at most 1000.',
  params: { deviceId: uuid, from: instant, to: instant, intervalMinutes: int32 },
  names: { from: 'startDate', to: 'endDate', intervalMinutes: 'interval' },
  response: z.array(reading),
});

/**
 * Readings of a device at even times, computed where none was measured.
 *
 * @experimental Parameters and answer are not published: both are inferred from
 * `GET /ValuesInPastMultipleInterpolated/{id}`.
 */
export const getPartnerInterpolatedValues = defineEndpoint({
  method: 'GET',
  path: '/partner/ValuesInPastMultipleInterpolated/{deviceId}',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: 'Interpolated readings of a device between two dates.',
  params: {
    deviceId: uuid,
    from: instant,
    to: instant,
    interval: z.optional(interpolationInterval),
    /** How near a measured one must be. */
    thresholdSeconds: z.optional(int32),
  },
  names: { from: 'startDate', to: 'endDate' },
  response: interpolatedReadings,
});

/** The endpoints of values by the names of their methods. */
export const partnerValueEndpoints = {
  between: getPartnerValuesBetween,
  interpolated: getPartnerInterpolatedValues,
};
