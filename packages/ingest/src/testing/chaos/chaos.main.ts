// Kills at random times under 64 senders, and looks row by row at what is stored: `node chaos.main.ts KILLS [LOOP…]`. The loops
// are `receiver` (it writes to a store), `consumer` (the receiver writes to PostgreSQL) and `postgres` (the postmaster).
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { migrate } from '@smart-me/postgres';
import { findPostgres, type PostgresServer, startPostgres } from '@smart-me/postgres/testing';
import { Timestamp } from '@smart-me/readings';
import { Pool } from 'pg';
import { openStore } from '../../index.ts';
import { device, nthReading } from '../deliveries.ts';
import { type FoundValue, runKillLoop, type Target } from './kill-loop.ts';

// What it has started ends with it.
process.once('SIGTERM', () => process.exit(1));

const [count = '15', ...named] = process.argv.slice(2);
const kills = Number(count);
/** Of the postmaster, in milliseconds. */
const LONGEST_OUTAGE = 3000;
const start = nthReading(0).timestamp.epochMilliseconds;

/** A store in the file of the spool, opened anew for each look: its receiver may be killed meanwhile. */
const inStore = (path: string): Target => {
  const values = async function* (): AsyncGenerator<FoundValue> {
    const store = await openStore({ path });
    const everything = { from: Timestamp.min, to: Timestamp.max };
    for await (const { timestamp, values: found } of store.range(device, everything)) {
      const n = (timestamp.epochMilliseconds - start) / 1000;
      for (const { obis, value } of found) yield { n, code: obis.toString(), value };
    }
    await store[Symbol.asyncDispose]();
  };
  const count = (): Promise<number> => {
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      const readings = Number(
        database.prepare('SELECT count(*) AS count FROM store_reading').get()?.['count'],
      );
      return Promise.resolve(readings * nthReading(0).values.length);
    } finally {
      database.close();
    }
  };
  return { sink: 'store', values, count };
};

const inPostgres = (url: string, pool: Pool) => (): Target => ({
  sink: url,
  async count() {
    const { rows } = await pool.query<{ count: number }>('SELECT count(*)::int AS count FROM readings');
    return rows[0]?.count ?? 0;
  },
  async *values() {
    const { rows } = await pool.query<{
      n: string;
      code: string;
      value: number;
      device_id: string;
      ticks: number;
    }>('SELECT extract(epoch FROM time) AS n, obis AS code, value, device_id, ticks FROM readings');
    for (const { n, code, value, device_id: id, ticks } of rows) {
      // 851.2 µs beyond the second.
      const isOurs = id === device && ticks === 2;
      yield { n: isOurs ? Math.floor(Number(n)) - start / 1000 : -1, code, value };
    }
  },
});

async function withPostgres(
  run: (server: PostgresServer, pool: Pool) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const server = await startPostgres();
  const pool = new Pool({ connectionString: server.url });
  pool.on('error', () => undefined);
  try {
    await migrate({ pool });
    return await run(server, pool);
  } finally {
    await pool.end();
    await server[Symbol.asyncDispose]();
  }
}

const loops: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  receiver: () => runKillLoop({ title: 'the receiver, into a store', kills, target: inStore }),
  consumer: () =>
    withPostgres((server, pool) =>
      runKillLoop({ title: 'the consumer, into PostgreSQL', kills, target: inPostgres(server.url, pool) }),
    ),
  postgres: () =>
    withPostgres((server, pool) =>
      runKillLoop({
        title: 'the postmaster',
        kills,
        target: inPostgres(server.url, pool),
        kill: async () => {
          await server.kill();
          // So long that the sink is asked at times whether it is down, or does not take a reading.
          await delay(LONGEST_OUTAGE * Math.random());
          await server.restart();
        },
      }),
    ),
};

let passed = 0;
let failed = 0;
for (const [name, run] of Object.entries(loops)) {
  if (named.length > 0 && !named.includes(name)) continue;
  if (name !== 'receiver' && findPostgres() === undefined) {
    process.stdout.write(`${name}: skipped, since PostgreSQL is not installed\n`);
    continue;
  }
  const failures = await run().catch((error: unknown) => [`${name}: ${String(error)}`]);
  if (failures.length === 0) passed += 1;
  else failed += 1;
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
