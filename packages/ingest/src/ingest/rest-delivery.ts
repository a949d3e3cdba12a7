import { encodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, profiles } from '@smart-me/readings';
import { type Delivery, deliveryOf } from '../log/delivery.ts';

/**
 * Readings that were asked for, as a delivery: so they go the way of all others, in one order, and are not lost half way.
 *
 * @example
 * await ingest.append(restDelivery(readings, 'poll'));
 */
export function restDelivery(readings: readonly DeviceReading[], source: 'poll' | 'history'): Delivery {
  const profile = profiles.rest;
  return deliveryOf({ body: encodeReadings(readings, { profile }), receivedAt: new Date(), profile, source });
}
