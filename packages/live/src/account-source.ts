import type { HistoryEntry, HistoryOptions, PollOptions } from '@smart-me/api-core/values';
import {
  type DeviceReading,
  type LatestReading,
  type ReadingSource,
  Subscribers,
  type TimeRange,
  Timestamp,
} from '@smart-me/readings';
import { DeviceMemory, isWithin } from './device-memory.ts';

/** The calls of an account (or of a Goldpartner) that a source is made of. */
export interface ReadingCalls {
  /** The last values of a device: what is shown until the first reading comes. */
  now(
    input: { readonly deviceId: string },
    options?: { readonly signal?: AbortSignal },
  ): PromiseLike<DeviceReading>;
  /** The readings of before. */
  history(device: string, options: HistoryOptions): AsyncIterable<HistoryEntry>;
  /** The readings of now. */
  poll(options: PollOptions): AsyncIterable<DeviceReading>;
}

/** Which devices, and how their readings come. */
export interface AccountSourceOptions {
  /** `account.values` */
  readonly values: ReadingCalls;
  /** The devices, or their ids. */
  readonly devices: readonly (string | { readonly id: string })[];
  /**
   * Seconds between two questions to one device; 10 by default. `false` asks nothing: then you hand readings over with `add`, as
   * from a webhook.
   */
  readonly everySeconds?: number | false | undefined;
  /** The time, in milliseconds since 1970; the clock of this machine unless told otherwise. */
  readonly now?: (() => number) | undefined;
  /** Told what went wrong while the source goes on: a poll that failed, a history that needs the Professional licence. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** The readings of an account: those of now as they come, those before from its history. */
export interface AccountSource extends ReadingSource {
  /** Hands over readings that came another way, such as by webhook. */
  add(readings: readonly DeviceReading[]): void;
}

const HOUR = 3_600_000;
const HISTORY_MINUTES = 15;
/** A history that could not be read is not asked for again at once, in milliseconds. */
const RETRY_HISTORY = 300_000;

/**
 * A source made of an account: what has come since the start is kept in memory, what was before is read from the history, which
 * needs the Professional licence. Memory is bounded: the last hour as it came, a reading a minute of the two days before.
 *
 * @example
 * const devices = await account.devices.list();
 * const source = accountSource({ values: account.values, devices });
 * const live = await serveLive({ source, names: new Map(devices.map(({ id, name = id }) => [id, name])) });
 */
export function accountSource(options: AccountSourceOptions): AccountSource {
  return new PolledAccount(options);
}

class PolledAccount implements AccountSource {
  readonly #options: AccountSourceOptions;
  readonly #now: () => number;
  readonly #devices: ReadonlyMap<string, KnownDevice>;
  readonly #subscribers = new Subscribers();
  readonly #ending = new AbortController();
  readonly #polling: Promise<void>;

  constructor(options: AccountSourceOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    const ids = options.devices.map((device) => (typeof device === 'string' ? device : device.id));
    this.#devices = new Map(ids.map((id) => [id, { memory: new DeviceMemory(), retryHistoryAt: -Infinity }]));
    this.#polling =
      options.everySeconds === false ? Promise.resolve() : this.#poll(options.everySeconds ?? 10);
  }

  add(readings: readonly DeviceReading[]): void {
    const known = readings.filter((reading) =>
      this.#devices.get(reading.deviceId)?.memory.add(reading, this.#now()),
    );
    if (known.length > 0) this.#subscribers.publish(known);
  }

  async latest({
    deviceId,
    signal,
  }: { readonly deviceId?: string; readonly signal?: AbortSignal } = {}): Promise<LatestReading[]> {
    const wanted = [...this.#devices].filter(([id]) => deviceId === undefined || id === deviceId);
    await Promise.all(wanted.map(([id, device]) => device.first ?? (device.first = this.#first(id, signal))));
    return wanted.map(([id, { memory }]) => ({ deviceId: id, values: [...memory.latest.values()] }));
  }

  async *range(
    deviceId: string,
    { from, to }: TimeRange,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): AsyncGenerator<DeviceReading, void, undefined> {
    const device = this.#devices.get(deviceId);
    if (device === undefined) return;
    const { firstAt } = device.memory;
    for (const reading of await this.#pastOf(deviceId, device, from, signal))
      if (isWithin(reading, { from, to: firstAt !== undefined && firstAt.compare(to) < 0 ? firstAt : to }))
        yield reading;
    yield* device.memory.range({ from, to });
  }

  subscribe({ signal }: { readonly signal: AbortSignal }): AsyncIterable<DeviceReading> {
    return this.#subscribers.subscribe(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ending.abort();
    this.#subscribers.close();
    await this.#polling;
  }

  async #poll(everySeconds: number): Promise<void> {
    const { values, onError } = this.#options;
    const devices = [...this.#devices.keys()];
    const { signal } = this.#ending;
    while (!signal.aborted) {
      try {
        const readings = values.poll({ devices, everySeconds, signal, onError: (error) => onError?.(error) });
        for await (const reading of readings) this.add([reading]);
      } catch (error) {
        onError?.(error);
      }
      // Whatever ended it, such as a key that was revoked, may be over later.
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 60_000);
        timer.unref();
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
        if (signal.aborted) resolve();
      });
    }
  }

  /** The last values of before the start. */
  async #first(deviceId: string, signal: AbortSignal | undefined): Promise<void> {
    try {
      const reading = await this.#options.values.now({ deviceId }, signal && { signal });
      this.#devices.get(deviceId)?.memory.show(reading);
    } catch (error) {
      if (signal?.aborted !== true) this.#options.onError?.(error);
      const device = this.#devices.get(deviceId);
      // Asked again next time, unless there is nothing to be had: a device that never measured has no values.
      if (device !== undefined && !isNotFound(error)) device.first = undefined;
    }
  }

  /** Quarter-hours, and minutes of the last hour, of before the first reading that came by itself. */
  async #pastOf(
    deviceId: string,
    device: KnownDevice,
    from: Timestamp,
    signal: AbortSignal | undefined,
  ): Promise<readonly DeviceReading[]> {
    const now = this.#now();
    const known = device.past;
    const isNew = known === undefined || from.epochMilliseconds < known.from;
    if (!isNew || now < device.retryHistoryAt) return known?.readings ?? [];
    const start = from.epochMilliseconds - (from.epochMilliseconds % 900_000);
    const recent = Math.max(start, Math.floor((now - HOUR) / 900_000) * 900_000);
    try {
      const readings = [
        ...(await this.#history(deviceId, start, recent, HISTORY_MINUTES, signal)),
        ...(await this.#history(deviceId, recent, now, 1, signal)),
      ];
      device.past = { from: start, readings };
    } catch (error) {
      if (signal?.aborted === true) throw error;
      device.retryHistoryAt = now + RETRY_HISTORY;
      this.#options.onError?.(error);
    }
    return device.past?.readings ?? [];
  }

  async #history(
    deviceId: string,
    from: number,
    to: number,
    intervalMinutes: number,
    signal: AbortSignal | undefined,
  ): Promise<DeviceReading[]> {
    if (from >= to) return [];
    const found: DeviceReading[] = [];
    const range = { from: new Timestamp(from), to: new Timestamp(to), intervalMinutes, signal };
    for await (const entry of this.#options.values.history(deviceId, range)) {
      if (entry.kind === 'reading') found.push(entry.reading);
    }
    return found;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'not_found';
}

/** What is known of one device. */
interface KnownDevice {
  readonly memory: DeviceMemory;
  first?: Promise<void> | undefined;
  past?: { readonly from: number; readonly readings: readonly DeviceReading[] };
  retryHistoryAt: number;
}
