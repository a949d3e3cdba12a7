import { randomUUID } from 'node:crypto';
import { decodeReadings } from '@smart-me/proto-codec';
import type { ProfileOf, ReadingSink, UnitProfile } from '@smart-me/readings';
import type { DeliveryLog } from '../log/delivery-log.ts';
import type { Delivery } from '../log/delivery.ts';

export interface RebuildOptions {
  readonly log: DeliveryLog;
  /** Whose rows are written again. */
  readonly sink: ReadingSink;
  /** How the numbers of the webhook are read now: what `calibrate` has found. */
  readonly profile: UnitProfile | ProfileOf;
  /** The devices whose rows are wrong; all unless told otherwise. */
  readonly deviceIds?: readonly string[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What became of the values that were written again. */
export interface Rebuilt {
  readonly deliveries: number;
  /** Values that were wrong, and are right now. */
  readonly changed: number;
  /** Values that were right. */
  readonly repeated: number;
  /** Values that the sink did not have. */
  readonly stored: number;
  /** Values that the sink will never take. */
  readonly refused: number;
}

/**
 * Writes the rows of a sink again, from the deliveries that the log still holds, after a device has turned out to be calibrated
 * otherwise. Give the receiver the new profile first, so that what comes meanwhile is right.
 *
 * The log holds what was delivered for `keepFor`. Readings of REST have units of their own and stay. Numbers that a sink takes
 * for the same (less than 1 Wh apart) stay, too. Deliveries go on meanwhile.
 *
 * @throws whatever the log or the sink rejects with; what was written by then stays, and it can be called again
 * @example
 * const { changed } = await rebuild({ log, sink: store, profile: profileOf, deviceIds: [id] });
 */
export async function rebuild({ log, sink, profile, deviceIds, signal }: RebuildOptions): Promise<Rebuilt> {
  const total = { deliveries: 0, changed: 0, repeated: 0, stored: 0, refused: 0 };
  if ((await log.status()).deliveries === 0) return total;
  const wanted = deviceIds && new Set(deviceIds.map((id) => id.toLowerCase()));
  // A consumer of its own begins with the oldest delivery, and keeps it in the log.
  const consumer = `rebuild-${randomUUID()}`;
  const end = new AbortController();
  const began = Date.now();
  try {
    const ended = signal === undefined ? end.signal : AbortSignal.any([signal, end.signal]);
    for await (const batch of log.read(consumer, { signal: ended })) {
      const readings = batch.deliveries
        .flatMap((delivery) => readingsOf(delivery, profile))
        .filter(({ deviceId }) => wanted?.has(deviceId) ?? true);
      const result = await sink.write(readings, { signal });
      total.deliveries += batch.deliveries.length;
      total.changed += result.changed;
      total.repeated += result.repeated;
      total.stored += result.stored;
      total.refused += result.refused.length;
      await batch.done();
      const isOfNow = batch.deliveries.some(({ receivedAt }) => receivedAt.getTime() >= began);
      if (isOfNow || (await log.status()).consumers[consumer]?.waiting === 0) break;
    }
    signal?.throwIfAborted();
    return total;
  } finally {
    end.abort();
    await log.forget(consumer);
  }
}

/** What does not decode is a dead letter, or becomes one: that is the business of the sink's own reading. */
function readingsOf(
  { body, source }: Delivery,
  profile: UnitProfile | ProfileOf,
): ReturnType<typeof decodeReadings> {
  if (source !== undefined) return [];
  try {
    return decodeReadings(body, { profile });
  } catch {
    return [];
  }
}
