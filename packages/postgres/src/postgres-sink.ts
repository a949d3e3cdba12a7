/// <reference lib="esnext.disposable" preserve="true" />
import {
  type DeviceReading,
  type ReadingSink,
  type TimeRange,
  Timestamp,
  type WriteOptions,
  type WriteResult,
} from '@smart-me/readings';
import type { PostgresClient, PostgresPool } from './postgres-pool.ts';
import { type TableNames, tableNames, type TableOptions, reasonOf } from './postgres-table.ts';
import { type ReadingRows, RowWriter, timeParts } from './reading-rows.ts';
import { codeOf, SERIALIZATION_FAILURE, transaction } from './transaction.ts';
import { upsertReadings } from './upsert-readings.ts';
import { upsertRows } from './upsert-rows.ts';

export interface PostgresSinkOptions extends TableOptions {
  /** A `Pool` of `pg`. It stays open when the sink is closed. */
  readonly pool: PostgresPool;
  /**
   * What the position in the log is kept under; `smart-me` unless told otherwise. Two logs that are written into one table need
   * a name each.
   */
  readonly name?: string | undefined;
}

/** How gaps are looked for. */
export interface PostgresGapOptions {
  /** The longest time between two readings that is no gap, in minutes. */
  readonly longestMinutes: number;
  /** Takes what a history has filled for missing. */
  readonly withoutHistory?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A table of PostgreSQL, written to as a sink, and asked where readings are missing. */
export interface PostgresSink extends ReadingSink {
  position(signal?: AbortSignal): Promise<string | undefined>;
  /** The ids of the devices that have readings. */
  devices(): Promise<string[]>;
  /**
   * The spans longer than `longestMinutes` in which a device has no reading, oldest first: from the reading before (or the
   * start of the range) to the reading after (or its end).
   */
  gaps(deviceId: string, range: TimeRange, options: PostgresGapOptions): Promise<TimeRange[]>;
}

/** Times that a transaction is tried again in which two writers waited for each other. */
const ATTEMPTS = 5;
// PostgreSQL's error codes (https://www.postgresql.org/docs/15/errcodes-appendix.html).
const DEADLOCK = '40P01';

/**
 * Writes readings into a table that `migrate` has made: each value once, in the `tableUnit` of its code, under its device, code
 * and time. A write is one transaction, and the position in the log is in it.
 *
 * It listens to the errors of the pool while it is open, so that a server that goes away does not end the process.
 *
 * @example
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL });
 * await migrate({ pool });
 * const sink = postgresSink({ pool });
 * await sink.write(readings); // { stored: 3, repeated: 0, changed: 0, refused: [] }
 */
export function postgresSink({ pool, name = 'smart-me', ...table }: PostgresSinkOptions): PostgresSink {
  const names = tableNames(table);
  const writer = new RowWriter();
  const closed = new AbortController();
  const unwatch = watch(pool);

  const run = <Result>(
    signal: AbortSignal | undefined,
    work: (client: PostgresClient) => Promise<Result>,
  ): Promise<Result> => {
    if (closed.signal.aborted) return Promise.reject(new Error('The sink is closed.'));
    return retried(() => transaction(pool, signal, work)).catch(async (error: unknown) => {
      throw await reasonOf({ pool, signal }, names, error);
    });
  };

  return {
    async write(readings: readonly DeviceReading[], options: WriteOptions = {}): Promise<WriteResult> {
      options.signal?.throwIfAborted();
      const rows = writer.rowsOf(readings);
      // A closed sink says so, whatever it is given.
      if (rows.rounds.length === 0 && options.position === undefined && !closed.signal.aborted)
        return counted(rows, 0, 0);
      return run(options.signal, (client) => store(client, names, name, rows, options));
    },

    position: (signal) =>
      run(signal, async (client) => {
        const { rows } = await client.query(`SELECT position FROM ${names.positions} WHERE name = $1`, [
          name,
        ]);
        const position = rows[0]?.['position'];
        return typeof position === 'string' ? position : undefined;
      }),

    devices: () => run(undefined, (client) => devicesOf(client, names)),

    gaps: (deviceId, range, options) =>
      run(options.signal, (client) => gapsOf(client, names, deviceId, range, options)),

    [Symbol.asyncDispose]: () => {
      unwatch();
      closed.abort();
      return Promise.resolve();
    },
  };
}

/** How many sinks each pool has: one listener serves all of them. */
const sinksOf = new WeakMap<PostgresPool, number>();
const ignore = (): void => undefined;

/** Without a listener an idle connection that breaks would end the process. Returns what ends the listening. */
function watch(pool: PostgresPool): () => void {
  const count = sinksOf.get(pool) ?? 0;
  if (count === 0) pool.on('error', ignore);
  sinksOf.set(pool, count + 1);
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    const left = (sinksOf.get(pool) ?? 1) - 1;
    sinksOf.set(pool, left);
    if (left === 0) pool.off('error', ignore);
  };
}

async function store(
  client: PostgresClient,
  names: TableNames,
  name: string,
  rows: ReadingRows,
  { source = 'realtime', position }: WriteOptions,
): Promise<WriteResult> {
  let stored = 0;
  let changed = 0;
  const upsert = names.shape === 'values' ? upsertRows : upsertReadings;
  for (const [at, round] of rows.rounds.entries()) {
    const counts = await upsert(client, names, round, source, at);
    stored += counts.stored;
    changed += counts.changed;
  }
  if (position !== undefined) {
    await client.query(
      `INSERT INTO ${names.positions} (name, position) VALUES ($1, $2)
      ON CONFLICT (name) DO UPDATE SET position = excluded.position`,
      [name, position],
    );
  }
  return counted(rows, stored, changed);
}

function counted({ rounds, repeated, refused }: ReadingRows, stored: number, changed: number): WriteResult {
  const written = rounds.reduce((sum, { count }) => sum + count, 0);
  return { stored, changed, repeated: repeated + written - stored - changed, refused };
}

/** By the primary key from one device to the next: reading all rows would take minutes in a large table. */
async function devicesOf(client: PostgresClient, { readings }: TableNames): Promise<string[]> {
  const { rows } = await client.query(`
    WITH RECURSIVE device AS (
      (SELECT device_id FROM ${readings} ORDER BY device_id LIMIT 1)
      UNION ALL
      SELECT (SELECT device_id FROM ${readings} WHERE device_id > device.device_id ORDER BY device_id LIMIT 1)
      FROM device WHERE device.device_id IS NOT NULL
    ) SELECT device_id::text AS id FROM device WHERE device_id IS NOT NULL ORDER BY device_id`);
  return rows.map(({ id }) => String(id));
}

async function gapsOf(
  client: PostgresClient,
  { readings, layouts, shape }: TableNames,
  deviceId: string,
  { from, to }: TimeRange,
  { longestMinutes, withoutHistory = false }: PostgresGapOptions,
): Promise<TimeRange[]> {
  const { rows } = await client.query(
    `WITH point AS (
      SELECT $2::text::timestamptz AS time, $3::int AS ticks
      UNION ALL SELECT $4::text::timestamptz, $5::int
      UNION ALL SELECT DISTINCT time, ticks FROM ${readings}
        WHERE device_id = $1 AND time >= $2::text::timestamptz AND time <= $4::text::timestamptz
          AND (time, ticks) >= ($2::text::timestamptz, $3::int) AND (time, ticks) < ($4::text::timestamptz, $5::int)
          AND ($6 OR ${shape === 'values' ? "source <> 'history'" : `layout IN (SELECT id FROM ${layouts} WHERE 'history' <> ANY(source))`})
    ), step AS (
      SELECT time, ticks, lag(time) OVER pointwise AS time_before, lag(ticks) OVER pointwise AS ticks_before
      FROM point WINDOW pointwise AS (ORDER BY time, ticks)
    )
    SELECT ${timeSql('time', 'ticks')} AS to, ${timeSql('time_before', 'ticks_before')} AS from FROM step
    WHERE time - time_before > $7 * interval '1 minute' ORDER BY time, ticks`,
    [deviceId, ...timeParts(from), ...timeParts(to), !withoutHistory, longestMinutes],
  );
  return rows.map(({ from: start, to: end }) => ({
    from: Timestamp.parse(String(start)),
    to: Timestamp.parse(String(end)),
  }));
}

/**
 * A time with its ticks, as text: `2026-10-25T00:30:00.1234567Z`. Before PostgreSQL 14 the seconds since 1970 are a floating-point
 * number, which has no place for ticks.
 */
const timeSql = (time: string, ticks: string): string =>
  `to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || ${ticks} || 'Z'`;

async function retried<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const code = codeOf(error);
      if (attempt >= ATTEMPTS || (code !== DEADLOCK && code !== SERIALIZATION_FAILURE)) throw error;
    }
  }
}
