/// <reference lib="esnext.disposable" preserve="true" />
import { checkedLimit } from '@smart-me/api-core/http';
import type { ReadingSink } from '@smart-me/readings';
import { type ReadingsHandler, type ReceivedDelivery, WebhookError } from '@smart-me/realtime';
import type { ConsumerStatus, DeliveryLog, LogStatus } from '../log/delivery-log.ts';
import { type Delivery, deliveryOf, restDelivery } from '../log/delivery.ts';
import { messageOf } from '../log/delivery-log-error.ts';
import { pause } from '../log/pause.ts';
import { Backfill } from '../backfill/backfill.ts';
import type { BackfillOptions } from '../backfill/backfill-options.ts';
import type { GapSource } from '../store/gap-source.ts';
import type { AcceptedCounts, IngestStatus } from './ingest-status.ts';
import { countReadings, noReadings } from './ingest-status.ts';
import type { IngestEvent } from './ingest-event.ts';
import { retryDeadLetters, type Retried } from './retry-dead-letters.ts';
import { SinkFeed } from './sink-feed.ts';

export interface IngestOptions {
  /** What is acknowledged is in here. It is closed by whoever opened it, after the ingest. */
  readonly log: DeliveryLog;
  /** Where the readings go, each under the name that its position is kept under. Closed by whoever opened them. */
  readonly sinks: Readonly<Record<string, ReadingSink>>;
  /** Told what happens; what it throws is dropped. */
  readonly onEvent?: ((event: IngestEvent) => void) | undefined;
  /** Fills gaps from the history of the platform; without it they stay. */
  readonly backfill?: BackfillOptions | undefined;
  /** Deliveries in a write at most; 1000 unless told otherwise. */
  readonly batch?: number | undefined;
}

/** A running ingest. */
export interface Ingest extends AsyncDisposable {
  /** For `onReadings` of the receiver: resolves when the delivery is stored, and only then is it acknowledged. */
  readonly accept: ReadingsHandler;
  /** For `onError` of the receiver: what does not decode goes into quarantine. */
  readonly refuse: (error: WebhookError, delivery?: ReceivedDelivery) => void;
  /** Logs readings that were not pushed: of a poll, or of a history. */
  append(delivery: Delivery): Promise<void>;
  status(): Promise<IngestStatus>;
  /** Offers a sink its dead letters again; what it takes now is removed from them. */
  retry(sink: string): Promise<Retried>;
  /**
   * Lets the sinks take what is in the log, for `deadline` milliseconds (5000 unless told otherwise), and stops. What they
   * have not taken by then they are given at the next start. Close the receiver before.
   */
  close(options?: { readonly deadline?: number }): Promise<void>;
}

/** How long a look for gaps waits for the sink that knows them, in milliseconds. */
const CATCH_UP_TIMEOUT = 30_000;
/** How often a sink that drains is looked at, in milliseconds. */
const DRAIN_INTERVAL = 20;

/**
 * Stores deliveries before they are acknowledged, and writes their readings to every sink, each at its own speed. A sink that
 * is down holds up neither the deliveries nor the others.
 *
 * @throws RangeError when a number of the options is none that it can be
 * @example
 * const log = await openSpool({ path: 'smart-me.db' });
 * const store = await openStore({ path: 'smart-me.db' });
 * const ingest = startIngest({ log, sinks: { store } });
 * const receiver = createWebhookReceiver({ credentials, onReadings: ingest.accept, onError: ingest.refuse });
 */
export function startIngest(options: IngestOptions): Ingest {
  const { log, sinks } = options;
  const batch = checkedLimit('batch', options.batch, { byDefault: 1000 });
  const stop = new AbortController();
  const accepted: AcceptedCounts = noReadings();
  const onEvent = quiet(options.onEvent);
  const feeds = new Map(
    Object.entries(sinks).map(([name, sink]) => [
      name,
      new SinkFeed({ name, sink, log, signal: stop.signal, onEvent, batch }),
    ]),
  );
  const running = Array.from(feeds.values(), (feed) => feed.run());
  const backfill = options.backfill && backfillOf(options.backfill);
  if (backfill !== undefined) running.push(backfill.run());
  let isLogFailing = false;

  const append = async (delivery: Delivery): Promise<void> => {
    try {
      const outcome = await log.append(delivery);
      accepted.deliveries += 1;
      if (outcome === 'repeated') accepted.repeated += 1;
    } catch (error) {
      accepted.unavailable += 1;
      if (!isLogFailing) onEvent({ type: 'log_failing', error });
      isLogFailing = true;
      throw error;
    }
    if (isLogFailing) onEvent({ type: 'log_recovered' });
    isLogFailing = false;
  };

  const accept: ReadingsHandler = async (readings, { body, receivedAt, profile }) => {
    const deviceIds = typeof profile === 'function' ? readings.map(({ deviceId }) => deviceId) : [];
    try {
      await append(deliveryOf({ body, receivedAt, profile, deviceIds }));
    } catch (cause) {
      throw new WebhookError('unavailable', { cause });
    }
    countReadings(accepted, readings);
    backfill?.observe(readings);
  };

  const refuse: Ingest['refuse'] = (error, received) => {
    if (error.code !== 'malformed' || received === undefined) return;
    const delivery = deliveryOf(received);
    const reason = error.cause === undefined ? error.message : messageOf(error.cause);
    log.quarantine(delivery, reason).then(
      () => {
        accepted.quarantined += 1;
        onEvent({ type: 'quarantined', delivery: delivery.id, reason });
      },
      // It was not acknowledged, so nothing is lost with it.
      () => undefined,
    );
  };

  const status = async (): Promise<IngestStatus> => {
    const held = await log.status();
    return {
      survives: log.survives,
      log: held,
      accepted: { ...accepted },
      backfill: backfill?.status,
      sinks: Object.fromEntries(
        Array.from(feeds, ([name, feed]) => {
          return [name, { ...feed.progress, ...consumerOf(held, name) }];
        }),
      ),
    };
  };

  /** Resolves when a sink has all that is in the log now; `false` when it does not get there. */
  const hasCaughtUp = async (name: string): Promise<boolean> => {
    const late = AbortSignal.any([stop.signal, AbortSignal.timeout(CATCH_UP_TIMEOUT)]);
    while (!late.aborted) {
      const held = await log.status().catch(() => undefined);
      if (held !== undefined && consumerOf(held, name).waiting === 0) return true;
      await pause(DRAIN_INTERVAL, late);
    }
    return false;
  };

  function backfillOf(wanted: BackfillOptions): Backfill {
    const [name, known] = Object.entries(sinks).find(([, sink]) => isGapSource(sink)) ?? [];
    const gaps = wanted.gaps ?? (known !== undefined && isGapSource(known) ? known : undefined);
    if (gaps === undefined) {
      throw new TypeError(
        'No sink knows where readings are missing: add a store to them, or pass backfill.gaps.',
      );
    }
    return new Backfill(wanted, {
      gaps,
      devices: wanted.devices ?? (async () => (await gaps.devices?.()) ?? []),
      isCaughtUp: () =>
        wanted.gaps === undefined && name !== undefined ? hasCaughtUp(name) : Promise.resolve(true),
      write: (readings) => append(restDelivery(readings, 'history')),
      onEvent,
      signal: stop.signal,
    });
  }

  /** Whether every sink that gets on has all; a log that does not tell, as its servers are away, is asked again. */
  const isDrained = (): Promise<boolean> =>
    status().then(
      ({ sinks }) => Object.values(sinks).every(({ waiting, state }) => waiting === 0 || state === 'failing'),
      () => false,
    );

  const drain = async (deadline: number): Promise<void> => {
    const late = AbortSignal.timeout(deadline);
    try {
      while (!late.aborted && !(await isDrained())) await pause(DRAIN_INTERVAL, late);
    } finally {
      stop.abort();
      await Promise.all(running);
    }
  };

  let closed: Promise<void> | undefined;
  const close: Ingest['close'] = async ({ deadline } = {}) => {
    const longest = checkedLimit('deadline', deadline, { byDefault: 5_000, least: 0 });
    await (closed ??= drain(longest));
  };

  return {
    accept,
    refuse,
    append,
    status,
    retry: async (name) => {
      const sink = sinks[name];
      if (sink === undefined) throw new TypeError(`There is no sink ${JSON.stringify(name)}.`);
      return retryDeadLetters(log.deadLetters(name), sink);
    },
    close,
    [Symbol.asyncDispose]: () => close(),
  };
}

/** How far a sink is: all of the log waits for one that has not begun to read, since it is still asked for its position. */
const consumerOf = ({ consumers, deliveries }: LogStatus, name: string): ConsumerStatus =>
  consumers[name] ?? { waiting: deliveries, deadLetters: 0 };

const isGapSource = (sink: ReadingSink): sink is ReadingSink & GapSource =>
  'gaps' in sink && typeof sink.gaps === 'function';

function quiet(onEvent: IngestOptions['onEvent']): (event: IngestEvent) => void {
  return (event) => {
    try {
      onEvent?.(event);
    } catch {
      return;
    }
  };
}
