import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import {
  type DeviceReading,
  type LatestReading,
  type ReadingSink,
  type ReadingSource,
  Subscribers,
  type TimeRange,
  type Timestamp,
  type WriteOptions,
  type WriteResult,
} from '@smart-me/readings';
import { asPromise } from '../sqlite/as-async.ts';
import { logErrors } from '../log/delivery-log-error.ts';
import { openDatabase } from '../sqlite/database.ts';
import { GroupCommit } from '../sqlite/group-commit.ts';
import { storageError } from '../sqlite/storage-error.ts';
import type { GapOptions, GapSource } from './gap-source.ts';
import { unpackLatest, unpackValues } from './packed-values.ts';
import { ReadingTable, timeOf } from './reading-table.ts';

export interface StoreOptions {
  /** The file; made when it is missing, readable by its owner alone. The spool can be in the same file. */
  readonly path: string;
}

/** Readings on this machine, without a database server: written to as a sink, asked as a source. */
export interface ReadingStore extends ReadingSink, ReadingSource, GapSource {
  position(): Promise<string | undefined>;
  /** The ids of the devices that have readings. */
  devices(): Promise<string[]>;
  /** Removes the readings before a time, and says how many. The latest values stay. */
  removeBefore(time: Timestamp): Promise<number>;
}

/** Rows read at once, so that a long range does not hold up deliveries. */
const CHUNK = 1000;

/**
 * Opens a store of readings in a file of SQLite. A value is kept once, in the `tableUnit` of its code, under its device, time
 * and code; nothing is removed until `removeBefore` is called.
 *
 * @throws {DeliveryLogError} `unavailable` when the file cannot be opened, `misuse` when it is one of something else
 * @example
 * const store = await openStore({ path: 'smart-me.db' });
 * await store.write(readings);
 * for (const { deviceId, values } of await store.latest()) console.log(deviceId, values.length);
 */
export function openStore({ path }: StoreOptions): Promise<ReadingStore> {
  return asPromise(() => open(path));
}

function open(path: string): Store {
  const database = openDatabase(path);
  try {
    return new Store(database, path);
  } catch (cause) {
    database.close();
    throw storageError(cause, path);
  }
}

class Store implements ReadingStore {
  readonly #database: DatabaseSync;
  readonly #path: string;
  readonly #commit: GroupCommit;
  readonly #table: ReadingTable;
  readonly #subscribers = new Subscribers();
  readonly #latest: StatementSync;
  readonly #range: StatementSync;
  readonly #position: StatementSync;
  readonly #devices: StatementSync;
  readonly #remove: StatementSync;
  #isClosed = false;

  constructor(database: DatabaseSync, path: string) {
    this.#database = database;
    this.#path = path;
    this.#commit = new GroupCommit(database, path);
    this.#table = new ReadingTable(database);
    // Node 22.18 binds no numbered parameters.
    this.#latest = database.prepare(
      'SELECT id, latest FROM store_device WHERE id = ifnull(?, id) ORDER BY id',
    );
    const ofDevice = 'FROM store_reading WHERE device = (SELECT number FROM store_device WHERE id = ?)';
    const between = 'AND (milliseconds, ticks) > (?, ?) AND (milliseconds, ticks) < (?, ?)';
    const ordered = 'ORDER BY milliseconds, ticks';
    this.#range = database.prepare(
      `SELECT milliseconds, ticks, body ${ofDevice} ${between} ${ordered} LIMIT ${CHUNK}`,
    );
    this.#position = database.prepare('SELECT position FROM store_position');
    this.#devices = database.prepare('SELECT id FROM store_device ORDER BY id');
    this.#remove = database.prepare('DELETE FROM store_reading WHERE milliseconds < ?');
  }

  async write(readings: readonly DeviceReading[], options: WriteOptions = {}): Promise<WriteResult> {
    const { signal, source = 'realtime', position } = options;
    signal?.throwIfAborted();
    try {
      const result = await this.#commit.run(() => this.#table.write(readings, source, position));
      this.#subscribers.publish(readings);
      return result;
    } catch (error) {
      if (!this.#isClosed) this.#table.codes.reset();
      throw error;
    }
  }

  position(): Promise<string | undefined> {
    return asPromise(() => {
      this.#require();
      const position = this.#position.get()?.['position'];
      return typeof position === 'string' ? position : undefined;
    });
  }

  latest({ deviceId }: { readonly deviceId?: string } = {}): Promise<LatestReading[]> {
    return asPromise(() => this.#latestOf(deviceId));
  }

  #latestOf(deviceId: string | undefined): LatestReading[] {
    this.#require();
    return this.#latest.all(deviceId?.toLowerCase() ?? null).flatMap(({ id, latest }) => {
      const values = unpackLatest(latest as Uint8Array).map(({ code, milliseconds, ticks, value }) => {
        const { obis, unit } = this.#table.codes.byNumber(code);
        return { obis, value, unit, timestamp: timeOf(milliseconds, ticks) };
      });
      return values.length === 0 ? [] : [{ deviceId: String(id), values }];
    });
  }

  async *range(
    deviceId: string,
    { from, to }: TimeRange,
    { signal }: { readonly signal?: AbortSignal } = {},
  ): AsyncGenerator<DeviceReading, void, undefined> {
    for await (const { milliseconds, ticks, body } of this.#rows(deviceId, { from, to }, signal)) {
      yield {
        deviceId: deviceId.toLowerCase(),
        timestamp: timeOf(milliseconds, ticks),
        values: this.#valuesOf(body as Uint8Array),
      };
    }
  }

  async gaps(
    deviceId: string,
    { from, to }: TimeRange,
    { longestMinutes, withoutHistory = false, signal }: GapOptions,
  ): Promise<TimeRange[]> {
    if (!(longestMinutes >= 0))
      throw new RangeError(`longestMinutes is ${longestMinutes}: give a number from 0.`);
    const longest = longestMinutes * 60_000;
    const found: TimeRange[] = [];
    let last = from;
    const visit = (time: Timestamp): void => {
      if (time.epochMilliseconds - last.epochMilliseconds > longest) found.push({ from: last, to: time });
      last = time;
    };
    for await (const { milliseconds, ticks, body } of this.#rows(deviceId, { from, to }, signal)) {
      if (withoutHistory && isHistory(body as Uint8Array)) continue;
      visit(timeOf(milliseconds, ticks));
    }
    visit(to);
    return found;
  }

  subscribe({ signal }: { readonly signal: AbortSignal }): AsyncIterable<DeviceReading> {
    return this.#subscribers.subscribe(signal);
  }

  devices(): Promise<string[]> {
    return asPromise(() => {
      this.#require();
      return this.#devices.all().map(({ id }) => String(id));
    });
  }

  removeBefore({ epochMilliseconds }: Timestamp): Promise<number> {
    return this.#commit.run(() => Number(this.#remove.run(epochMilliseconds).changes));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return asPromise(() => {
      this.#close();
    });
  }

  #require(): void {
    if (this.#isClosed) throw logErrors.closed(this.#path);
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#commit.close();
    this.#isClosed = true;
    this.#subscribers.close();
    this.#database.close();
  }

  async *#rows(
    deviceId: string,
    { from, to }: TimeRange,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Record<string, SQLOutputValue>, void, undefined> {
    // The tick before the start, which is in the range.
    let after = [from.epochMilliseconds, from.subMillisecondTicks - 1] as const;
    for (;;) {
      signal?.throwIfAborted();
      this.#require();
      const rows = this.#range.all(
        deviceId.toLowerCase(),
        ...after,
        to.epochMilliseconds,
        to.subMillisecondTicks,
      );
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < CHUNK) return;
      after = [Number(last['milliseconds']), Number(last['ticks'])];
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #valuesOf(body: Uint8Array): DeviceReading['values'] {
    return unpackValues(body).map(({ code, value }) => {
      const { obis, unit } = this.#table.codes.byNumber(code);
      return { obis, value, unit };
    });
  }
}

/** Whether all values of a reading are of a history. */
const isHistory = (body: Uint8Array): boolean =>
  unpackValues(body).every(({ origin }) => origin === 'history');
