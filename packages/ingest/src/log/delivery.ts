import { createHash } from 'node:crypto';
import { encodeReadings } from '@smart-me/proto-codec';
import {
  type DeviceReading,
  type ProfileOf,
  profiles,
  type ReadingOrigin,
  type UnitProfile,
} from '@smart-me/readings';
import { profileText } from './delivery-profile.ts';

/** One POST of the realtime webhook, as it came. */
export interface Delivery {
  /** The first 128 bits of the body's SHA-256 in hex: the same body again is the same delivery. */
  readonly id: string;
  /** The bytes as they came: a serialized `DeviceDataArray`. */
  readonly body: Uint8Array;
  /** When the body was complete, by this machine's clock. */
  readonly receivedAt: Date;
  /**
   * The unit profile its numbers are read with, as `profileText` writes it; left out when energy is in mWh, as documented.
   * A log keeps it as it is.
   */
  readonly profile?: string | undefined;
  /** Where it came from, when that is not the webhook: readings of REST are logged as deliveries, too. */
  readonly source?: Exclude<ReadingOrigin, 'realtime'> | undefined;
}

/** What a delivery is made of, its id aside. */
export interface NewDelivery {
  readonly body: Uint8Array;
  readonly receivedAt: Date;
  /** How the numbers are read: of all devices, or of each of `deviceIds`. As documented, unless told otherwise. */
  readonly profile?: UnitProfile | ProfileOf | undefined;
  /** The devices in the body: needed when each has a profile of its own. */
  readonly deviceIds?: readonly string[] | undefined;
  /** Where it came from; the webhook unless told otherwise. */
  readonly source?: Exclude<ReadingOrigin, 'realtime'> | undefined;
}

/** Half of a SHA-256: two of 2^64 bodies would be taken for one, and a header can carry it. */
const ID_BYTES = 16;

/**
 * Names a body. One of REST is told apart by the time it came, too: a history can be corrected back to what it was.
 *
 * @example
 * deliveryOf({ body, receivedAt: new Date() }).id; // 'e3b0c44298fc1c149afbf4c8996fb924'
 */
export function deliveryOf({ body, receivedAt, profile, deviceIds, source }: NewDelivery): Delivery {
  const hash = createHash('sha256').update(body);
  if (source !== undefined) hash.update(`${source} ${receivedAt.getTime()}`);
  const id = hash.digest('hex').slice(0, 2 * ID_BYTES);
  return { id, body, receivedAt, profile: profileText(profile, deviceIds), source };
}

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
