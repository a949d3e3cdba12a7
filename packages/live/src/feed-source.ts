import { setTimeout as delay } from 'node:timers/promises';
import {
  type DeviceReading,
  type LatestReading,
  type LatestValue,
  type ReadingSource,
  Subscribers,
  type TimeRange,
  type Timestamp,
} from '@smart-me/readings';
import { DeviceMemory } from './device-memory.ts';

/** Whoever hands readings out as they come, and keeps none: `readingsSubject` of `@smart-me/nats`, or a bus of your own. */
export interface ReadingFeed {
  /** Readings from now on. Ends with the signal; may end before, or throw, when the line is lost. */
  subscribe(options: { readonly signal: AbortSignal }): AsyncIterable<DeviceReading>;
}

/** Whose readings are shown, and what was before them. */
export interface FeedSourceOptions {
  /** It stays yours to close. */
  readonly feed: ReadingFeed;
  /** What was before the start, such as a store that the same readings are written to; it stays yours to close. */
  readonly past?: Pick<ReadingSource, 'latest' | 'range'> | undefined;
  /** Devices that are kept at most, 100 by default: whoever may publish could name any number of them. */
  readonly maxDevices?: number | undefined;
  /** The time, in milliseconds since 1970; the clock of this machine unless told otherwise. */
  readonly now?: (() => number) | undefined;
  /** Told what went wrong while the source goes on: a line that was lost, a device more than are kept. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** After the feed has ended it is asked again, in milliseconds. */
const RESTART_DELAY = 1_000;
const MAX_DEVICES = 100;

/**
 * A source made of readings that somebody hands out, such as a NATS subject. What has come since the start is kept in memory,
 * within bounds: the last hour as it came, a reading a minute of the two days before. A feed that ends is subscribed to again,
 * and the pages read everything anew.
 *
 * @throws RangeError when `maxDevices` is not a whole number from 1
 * @example
 * const subject = await readingsSubject({ servers: 'nats://127.0.0.1:4222' }); // of @smart-me/nats
 * const source = feedSource({ feed: subject });
 * const live = await serveLive({ source });
 */
export function feedSource(options: FeedSourceOptions): ReadingSource {
  return new FollowedFeed(options);
}

class FollowedFeed implements ReadingSource {
  readonly #options: FeedSourceOptions;
  readonly #maxDevices: number;
  readonly #devices = new Map<string, DeviceMemory>();
  readonly #subscribers = new Subscribers();
  readonly #ending = new AbortController();
  readonly #following: Promise<void>;
  #hasRefused = false;

  constructor(options: FeedSourceOptions) {
    const { maxDevices = MAX_DEVICES } = options;
    if (!Number.isInteger(maxDevices) || maxDevices < 1)
      throw new RangeError('maxDevices is a number of devices, 1 or more.');
    this.#options = options;
    this.#maxDevices = maxDevices;
    this.#following = this.#follow();
  }

  async latest(
    options: { readonly deviceId?: string; readonly signal?: AbortSignal } = {},
  ): Promise<LatestReading[]> {
    const { deviceId } = options;
    const latest = new Map<string, readonly LatestValue[]>();
    for (const device of (await this.#options.past?.latest(options)) ?? [])
      latest.set(device.deviceId, device.values);
    for (const [id, memory] of this.#devices)
      if (deviceId === undefined || id === deviceId)
        latest.set(id, later(latest.get(id) ?? [], memory.latest));
    return Array.from(latest, ([id, values]) => ({ deviceId: id, values }));
  }

  async *range(
    deviceId: string,
    { from, to }: TimeRange,
    options: { readonly signal?: AbortSignal } = {},
  ): AsyncGenerator<DeviceReading, void, undefined> {
    const memory = this.#devices.get(deviceId);
    const { past } = this.#options;
    if (past !== undefined) yield* past.range(deviceId, { from, to: earlier(memory?.firstAt, to) }, options);
    yield* memory?.range({ from, to }) ?? [];
  }

  subscribe({ signal }: { readonly signal: AbortSignal }): AsyncIterable<DeviceReading> {
    return this.#subscribers.subscribe(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    this.#subscribers.close();
    await this.#following;
  }

  async #follow(): Promise<void> {
    const { feed, onError } = this.#options;
    const { signal } = this.#ending;
    const isOver = (): boolean => signal.aborted;
    while (!isOver()) {
      try {
        for await (const reading of feed.subscribe({ signal })) this.#take(reading);
      } catch (error) {
        if (!isOver()) onError?.(error);
      }
      // Whoever reads from here is told that something may be missing.
      this.#subscribers.close();
      await delay(RESTART_DELAY, undefined, { signal }).catch(() => undefined);
    }
  }

  #take(reading: DeviceReading): void {
    const { now = Date.now, onError } = this.#options;
    const known = this.#devices.get(reading.deviceId);
    if (known === undefined && this.#devices.size >= this.#maxDevices) {
      if (!this.#hasRefused)
        onError?.(
          new RangeError(`Only the first ${this.#maxDevices} devices are shown: more have sent readings.`),
        );
      this.#hasRefused = true;
      return;
    }
    const memory = known ?? new DeviceMemory();
    if (!memory.add(reading, now())) return;
    this.#devices.set(reading.deviceId, memory);
    this.#subscribers.publish([reading]);
  }
}

/** The later value of each code. */
function later(past: readonly LatestValue[], own: ReadonlyMap<number, LatestValue>): readonly LatestValue[] {
  const values = new Map(past.map((value) => [value.obis.key, value]));
  for (const [key, value] of own) {
    const before = values.get(key);
    if (before === undefined || before.timestamp.compare(value.timestamp) <= 0) values.set(key, value);
  }
  return [...values.values()];
}

const earlier = (one: Timestamp | undefined, other: Timestamp): Timestamp =>
  one !== undefined && one.compare(other) < 0 ? one : other;
