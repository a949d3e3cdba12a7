import type { DeviceReading } from '@smart-me/readings';
import type { ReadingsHandler } from './webhook-receiver.ts';

/**
 * A handler that leaves out the readings which the given one has taken already: the platform may deliver twice. A reading
 * is a repeat when device, time and all values are the same; one that the handler threw at is not taken and comes again.
 *
 * @param onReadings takes what is new
 * @param options `remember`: how many of the latest readings are known, 10,000 by default: about 2 MB.
 * @example
 * ```ts
 * import { createWebhookReceiver, dropRepeats } from '@smart-me/realtime';
 *
 * const receiver = createWebhookReceiver({
 *   credentials: { username: 'smart-me', password: 'a long random password' },
 *   onReadings: dropRepeats((readings) => console.log(readings.length)),
 * });
 * ```
 */
export function dropRepeats(
  onReadings: ReadingsHandler,
  { remember = 10_000 }: { readonly remember?: number } = {},
): ReadingsHandler {
  /** In the order of their coming: a Set iterates by insertion, so its first is its oldest. */
  const taken = new Set<string>();
  return async (readings, context) => {
    const fresh = new Map(readings.map((reading) => [identity(reading), reading]));
    for (const known of fresh.keys()) if (taken.has(known)) fresh.delete(known);
    if (fresh.size === 0) return;
    await onReadings([...fresh.values()], context);
    for (const key of fresh.keys()) taken.add(key);
    for (const oldest of taken) {
      if (taken.size <= remember) break;
      taken.delete(oldest);
    }
  };
}

function identity({ deviceId, timestamp, values }: DeviceReading): string {
  return `${deviceId} ${timestamp.toString()} ${values.map(({ obis, value }) => `${obis.key}=${value}`).join()}`;
}
