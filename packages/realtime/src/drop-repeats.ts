import type { DeviceReading } from '@smart-me/readings';
import type { ReadingsHandler } from './receiver-options.ts';

/** Options of `dropRepeats`. */
export interface DropRepeatsOptions {
  /** How many of the latest readings are known; 10,000 by default: about 2 MB. */
  readonly remember?: number | undefined;
}

/**
 * A handler that leaves out the readings which the given one has taken already: the platform may deliver twice. A reading
 * is a repeat when device, time and all values are the same; one that the handler threw at is not taken and comes again.
 * A repeat of a reading that the handler is working on waits for it.
 *
 * @param onReadings takes what is new
 * @throws RangeError when `remember` is no whole number, TypeError when there is no handler.
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
  { remember = 10_000 }: DropRepeatsOptions = {},
): ReadingsHandler {
  if (typeof onReadings !== 'function') throw new TypeError('dropRepeats needs a handler, a function.');
  if (!Number.isInteger(remember) || remember < 1) {
    throw new RangeError(`remember is ${remember}: give a whole number of readings from 1.`);
  }
  /** In the order of their coming: a Set iterates by insertion, so its first is its oldest. */
  const taken = new Set<string>();
  /** What the handler is working on. The promise is fulfilled when it has ended, however. */
  const underWay = new Map<string, Promise<undefined>>();

  return async (readings, context) => {
    const fresh = new Map(readings.map((reading) => [identity(reading), reading]));
    for (;;) {
      for (const known of fresh.keys()) if (taken.has(known)) fresh.delete(known);
      const others = new Set([...fresh.keys()].flatMap((key) => underWay.get(key) ?? []));
      if (others.size === 0) break;
      await untilAborted(Promise.all(others), context.signal);
    }
    if (fresh.size === 0) return;

    const ended = Promise.withResolvers<undefined>();
    for (const key of fresh.keys()) underWay.set(key, ended.promise);
    try {
      await onReadings([...fresh.values()], context);
      for (const key of fresh.keys()) taken.add(key);
    } finally {
      for (const key of fresh.keys()) underWay.delete(key);
      ended.resolve(undefined);
    }
    for (const oldest of taken) {
      if (taken.size <= remember) break;
      taken.delete(oldest);
    }
  };
}

/** A handler that never ends must not hold its repeats for ever. */
function untilAborted(promise: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = (): void => {
    aborted.reject(signal.reason as Error);
  };
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort);
  return Promise.race([promise, aborted.promise]).finally(() => {
    signal.removeEventListener('abort', onAbort);
  });
}

function identity({ deviceId, timestamp, values }: DeviceReading): string {
  return `${deviceId} ${timestamp.ticks} ${values.map(({ obis, value }) => `${obis.key}=${value}`).join()}`;
}
