/// <reference lib="esnext.disposable" preserve="true" />
import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import {
  type DeviceReading,
  readingFromJson,
  type ReadingJson,
  type ReadingSink,
  type ReadingSource,
  readingToJson,
  type RefusedValue,
  type WriteOptions,
  type WriteResult,
} from '@smart-me/readings';
import { connectNats, ConnectionState, type NatsServerOptions } from '../log/connection.ts';
import { natsError } from '../log/nats-error.ts';

export interface ReadingsSubjectOptions extends NatsServerOptions {
  /** Readings of a device go to this subject, a dot and the device's id; `smart-me.readings` unless told otherwise. */
  readonly subject?: string | undefined;
}

/** Readings of now on NATS, for whoever listens at the moment. */
export interface ReadingsSubject extends AsyncDisposable {
  /**
   * Publishes what it is given: a sink for `startIngest`. A subject keeps nothing: who is not listening misses it, and what is
   * written again is heard again. The readings of a history are left out, since they are not of now.
   */
  readonly sink: ReadingSink;
  /**
   * Readings as they come, from now on, of one device or of all. Ends with the signal.
   *
   * @throws {Error} when the reader has fallen behind by more than 10,000 readings
   */
  subscribe(options: {
    readonly signal: AbortSignal;
    readonly deviceId?: string;
  }): AsyncIterable<DeviceReading>;
  /** What a screen reads from: the latest values and ranges of a store, and from then on this subject. */
  source(store: Pick<ReadingSource, 'latest' | 'range'>): ReadingSource;
}

/** Readings kept for a reader that is slow. */
const BUFFER = 10_000;

/**
 * Fans readings out to live views on any number of machines: each reading as JSON, with its units, under the subject of its
 * device. `nats sub 'smart-me.readings.>'` shows them.
 *
 * @throws {DeliveryLogError} `unavailable` when no server is reached
 * @example
 * const subject = await readingsSubject({ servers: 'nats://127.0.0.1:4222' });
 * const ingest = startIngest({ log, sinks: { database, live: subject.sink } });
 * for await (const reading of subject.subscribe({ signal })) console.log(reading.deviceId);
 */
export async function readingsSubject(options: ReadingsSubjectOptions): Promise<ReadingsSubject> {
  const { subject = 'smart-me.readings' } = options;
  if (!/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/.test(subject)) {
    throw new TypeError('A subject consists of letters, digits, - and _, in parts with dots between them.');
  }
  const connection = await connectNats(options);
  const state = new ConnectionState(connection);
  const close = (): Promise<void> => connection.close();
  const subscribe: ReadingsSubject['subscribe'] = ({ signal, deviceId = '*' }) =>
    readingsOf(connection, `${subject}.${deviceId}`, signal);
  return {
    sink: {
      write: (readings, writeOptions) => publish(connection, state, subject, readings, writeOptions),
      // The subject owns the connection.
      [Symbol.asyncDispose]: () => Promise.resolve(),
    },
    subscribe,
    source: (store) => ({
      latest: (latestOptions) => store.latest(latestOptions),
      range: (deviceId, range, rangeOptions) => store.range(deviceId, range, rangeOptions),
      subscribe: ({ signal }) => subscribe({ signal }),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }),
    [Symbol.asyncDispose]: close,
  };
}

async function publish(
  connection: NatsConnection,
  state: ConnectionState,
  subject: string,
  readings: readonly DeviceReading[],
  { signal, source }: WriteOptions = {},
): Promise<WriteResult> {
  signal?.throwIfAborted();
  const refused: RefusedValue[] = [];
  let stored = 0;
  try {
    state.require();
    for (const [index, reading] of readings.entries()) {
      const values = reading.values.filter((one, value) => {
        if (Number.isFinite(one.value)) return true;
        refused.push({ reading: index, value, reason: `${one.value} is no number that JSON can say` });
        return false;
      });
      stored += values.length;
      if (source === 'history' || values.length === 0) continue;
      connection.publish(
        `${subject}.${reading.deviceId}`,
        JSON.stringify(readingToJson({ ...reading, values })),
      );
    }
    await connection.flush();
  } catch (cause) {
    throw natsError(cause, 'Readings cannot be published');
  }
  return { stored, repeated: 0, changed: 0, refused };
}

function readingsOf(
  connection: NatsConnection,
  subject: string,
  signal: AbortSignal,
): AsyncIterable<DeviceReading> {
  const waiting: DeviceReading[] = [];
  const reader = { isTooSlow: false, hasEnded: signal.aborted };
  let wake: () => void = () => undefined;
  const subscription = signal.aborted
    ? undefined
    : connection.subscribe(subject, {
        callback: (error, message) => {
          const reading = error === null ? readingIn(message.data) : undefined;
          if (reading === undefined) return;
          if (waiting.length >= BUFFER) reader.isTooSlow = true;
          else waiting.push(reading);
          wake();
        },
      });
  const end = (): void => {
    endOf(subscription);
    wake();
  };
  signal.addEventListener('abort', end, { once: true });
  // With the connection it ends, too: sooner than the connection says that it is closed.
  void subscription?.closed.then(() => {
    reader.hasEnded = true;
    wake();
  });
  return (async function* (): AsyncGenerator<DeviceReading, void, undefined> {
    try {
      while (!isAborted(signal) && !reader.hasEnded) {
        if (reader.isTooSlow) {
          throw new Error(`The reader has fallen behind by ${BUFFER} readings: read the rest from a store.`);
        }
        for (const reading of waiting.splice(0)) yield reading;
        if (waiting.length > 0 || isAborted(signal)) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      signal.removeEventListener('abort', end);
      endOf(subscription);
    }
  })();
}

/** It may have been aborted while something was awaited. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;

function endOf(subscription: Subscription | undefined): void {
  if (subscription !== undefined && !subscription.isClosed()) subscription.unsubscribe();
}

/** Anybody may publish there: what is no reading is not one. */
function readingIn(data: Uint8Array): DeviceReading | undefined {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(data));
    return typeof json === 'object' && json !== null && 'deviceId' in json && 'date' in json
      ? // Its members are checked by the reader of readings.
        readingFromJson(json as ReadingJson, { onSkipped: () => undefined })
      : undefined;
  } catch {
    return undefined;
  }
}
