import { setTimeout as delay } from 'node:timers/promises';
import {
  type DeviceReading,
  type ReadingSource,
  Subscribers,
  type TimeRange,
  Timestamp,
} from '@smart-me/readings';

/** How a store that another process writes is followed. */
export interface FollowedSourceOptions {
  /** Seconds between two looks for what is new, 1 by default. */
  readonly everySeconds?: number | undefined;
  /** Told what went wrong while the source goes on. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/**
 * A source that notices what another process writes into the same store: `subscribe` of a store tells only what is written
 * through it. Reads are the store's own. The store stays yours to close.
 *
 * @example
 * const store = await openStore({ path: 'smart-me.db' }); // written by smart-me ingest
 * const source = followedSource(store);
 * const live = await serveLive({ source });
 */
export function followedSource(store: ReadingSource, options: FollowedSourceOptions = {}): ReadingSource {
  const { everySeconds = 1, onError } = options;
  const subscribers = new Subscribers();
  const ending = new AbortController();
  const { signal } = ending;
  const following = follow(store, subscribers, everySeconds * 1000, signal, onError);
  return {
    latest: (asked) => store.latest(asked),
    range: (deviceId: string, range: TimeRange, asked): AsyncIterable<DeviceReading> =>
      store.range(deviceId, range, asked),
    subscribe: (asked) => subscribers.subscribe(asked.signal),
    async [Symbol.asyncDispose]() {
      ending.abort();
      subscribers.close();
      await following;
    },
  };
}

async function follow(
  store: ReadingSource,
  subscribers: Subscribers,
  interval: number,
  signal: AbortSignal,
  onError: FollowedSourceOptions['onError'],
): Promise<void> {
  /** The last time of each device that was handed on; before the first look nothing is new. */
  let seen: Map<string, Timestamp> | undefined;
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    try {
      const now = new Map<string, Timestamp>();
      for (const { deviceId, values } of await store.latest({ signal })) {
        const last = values.map(({ timestamp }) => timestamp).reduce(later);
        now.set(deviceId, last);
        const before = seen === undefined ? last : seen.get(deviceId);
        if (before !== undefined && last.compare(before) <= 0) continue;
        const from = after(before ?? last, before === undefined ? 0 : 1);
        for await (const reading of store.range(deviceId, { from, to: after(last, 1) }, { signal }))
          subscribers.publish([reading]);
      }
      seen = now;
    } catch (error) {
      if (isOver()) return;
      onError?.(error);
    }
    await delay(interval, undefined, { signal }).catch(() => undefined);
  }
}

const later = (one: Timestamp, other: Timestamp): Timestamp => (one.compare(other) >= 0 ? one : other);

/** The time this many ticks of 100 ns later. */
function after(time: Timestamp, ticks: number): Timestamp {
  const sub = time.subMillisecondTicks + ticks;
  return sub < 10_000
    ? new Timestamp(time.epochMilliseconds, sub)
    : new Timestamp(time.epochMilliseconds + 1);
}
