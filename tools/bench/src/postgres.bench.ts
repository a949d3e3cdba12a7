import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseObis } from '@smart-me/obis';
import { migrate, postgresSink } from '@smart-me/postgres';
import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { Pool } from 'pg';
import copyStreams from 'pg-copy-streams';
import { benchmark, clockTime, type Comparison, type Runner, type Timing } from './benchmark.ts';

/** What the sink costs is told beside this: the text is ready before the clock starts. */
const BASELINE = 'COPY + ON CONFLICT of prepared text';

const READINGS = 1000;
const ROUNDS = 15;
const BATCH_NANOSECONDS = 300e6;
const device = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const codes = ['1-0:1.8.0*255', '1-0:2.8.0*255', '1-0:1.7.0*255', '1-0:32.7.0*255'].map((code) =>
  parseObis(code),
);
let count = 0;

/** Time for 4000 new values to be committed in a PostgreSQL of this machine, its fsync on. */
export const postgresComparison: Comparison = {
  title: 'Into PostgreSQL, 1000 new readings of four values',
  baseline: BASELINE,
  measure,
  missing: () => (findPostgres() === undefined ? 'there is no PostgreSQL' : undefined),
};

async function measure(): Promise<Timing[]> {
  const server = await startPostgres();
  const pool = new Pool({ connectionString: server.url });
  try {
    const tables = ['by_sink', 'by_copy', 'by_unnest'];
    await migrate({ pool, table: 'as_readings', shape: 'readings' });
    for (const table of tables) await migrate({ pool, table });
    const sink = postgresSink({ pool, table: 'by_sink' });
    const readingSink = postgresSink({ pool, table: 'as_readings', shape: 'readings' });
    const candidates = [
      {
        name: '@smart-me/postgres',
        run: timed(nextReadings, (readings) => sink.write(readings, { position: String(count) })),
      },
      {
        name: "@smart-me/postgres, shape: 'readings'",
        run: timed(nextReadings, (readings) => readingSink.write(readings, { position: String(count) })),
      },
      {
        name: BASELINE,
        run: timed(
          () => textOf(nextReadings()),
          (text) => copyText(pool, text),
        ),
      },
      {
        name: 'INSERT of unnest',
        run: timed(
          () => arraysOf(nextReadings()),
          (arrays) => insertArrays(pool, arrays),
        ),
      },
    ];
    return await benchmark(candidates, ROUNDS, BATCH_NANOSECONDS);
  } finally {
    await pool.end();
    await server[Symbol.asyncDispose]();
  }
}

/** What is written is made before the clock starts. */
function timed<Input>(make: () => Input, write: (input: Input) => Promise<unknown>): Runner {
  return async (iterations) => {
    let nanoseconds = 0;
    for (let i = 0; i < iterations; i++) {
      const input = make();
      nanoseconds += await clockTime(() => write(input));
    }
    return nanoseconds;
  };
}

function nextReadings(): DeviceReading[] {
  return Array.from({ length: READINGS }, () => {
    count += 1;
    const values = codes.map((obis, at) => ({
      obis,
      value: count,
      unit: ['mWh', 'mWh', 'W', 'V'][at] ?? '',
    }));
    return { deviceId: device, timestamp: new Timestamp(1_790_000_000_000 + 1000 * count), values };
  });
}

type Row = readonly [string, string, string, number, number, string];

const rowsOf = (readings: readonly DeviceReading[]): Row[] =>
  readings.flatMap(({ timestamp, values }) =>
    values.map(({ obis, value, unit }): Row => {
      const time = timestamp.toDate().toISOString();
      return [
        device,
        obis.toString(),
        time,
        0,
        unit === 'mWh' ? value / 1e6 : value,
        unit === 'mWh' ? 'kWh' : unit,
      ];
    }),
  );

const textOf = (readings: readonly DeviceReading[]): string =>
  rowsOf(readings)
    .map((row) => `${row.join('\t')}\n`)
    .join('');

const arraysOf = (readings: readonly DeviceReading[]): unknown[][] => {
  const rows = rowsOf(readings);
  return Array.from({ length: 6 }, (_, column) => rows.map((row) => row[column]));
};

async function copyText(pool: Pool, text: string): Promise<void> {
  const client = await pool.connect();
  await client.query('BEGIN');
  await client.query(
    `SET LOCAL client_min_messages = warning; CREATE TEMPORARY TABLE IF NOT EXISTS raw (
      device_id uuid, obis text, time timestamptz, ticks smallint, value float8, unit text) ON COMMIT DELETE ROWS`,
  );
  await pipeline(
    Readable.from([text]),
    client.query(copyStreams.from('COPY raw (device_id, obis, time, ticks, value, unit) FROM STDIN')),
  );
  await client.query(
    "INSERT INTO by_copy SELECT device_id, obis, time, ticks, value, unit, 'realtime' FROM raw ON CONFLICT DO NOTHING",
  );
  await client.query('COMMIT');
  client.release();
}

async function insertArrays(pool: Pool, arrays: unknown[][]): Promise<void> {
  await pool.query(
    `INSERT INTO by_unnest SELECT *, 'realtime'
    FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::smallint[], $5::float8[], $6::text[]) ON CONFLICT DO NOTHING`,
    arrays,
  );
}
