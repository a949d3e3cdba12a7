import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { Pool } from 'pg';
import { openSpool } from '../spool/open-spool.ts';
import { bodyOf, credentials, nthReading, post } from '../testing/deliveries.ts';
import { temporaryFiles } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';
import { temporaryTables, testWithPostgres } from '../testing/with-postgres.ts';
import { startIngest } from './start-ingest.ts';

const newPath = temporaryFiles();
const tables = temporaryTables();
const FROZEN = 10_000;

/** All processes of the server: the postmaster, and one for each connection and chore. */
async function processes(): Promise<number[]> {
  const pool = new Pool({ connectionString: tables.server().url });
  const { rows } = await pool.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
  );
  await pool.end();
  return [tables.server().pid, ...rows.map(({ pid }) => pid)];
}

testWithPostgres(
  'a PostgreSQL that is frozen for ten seconds: 204 meanwhile, since the spool has it, and then every row once',
  async () => {
    const { sink, lines } = await tables.table();
    await using log = await openSpool({ path: newPath() });
    await using ingest = startIngest({ log, sinks: { sink } });
    const receiver = createWebhookReceiver({ credentials, onReadings: ingest.accept });
    await using server = await listen(receiver);
    const send = async (n: number): Promise<number> => (await post(server.url, bodyOf(nthReading(n)))).status;
    expect(await send(0)).toBe(204);
    await until(async () => (await lines()).length === 2);

    const frozen = await processes();
    const signal = (name: 'SIGSTOP' | 'SIGCONT'): void => {
      for (const pid of frozen) {
        try {
          process.kill(pid, name);
        } catch {
          // A chore of the server has ended meanwhile.
        }
      }
    };
    let count = 1;
    try {
      signal('SIGSTOP');
      // They go on for a moment after the signal.
      await delay(250);
      for (const until = Date.now() + FROZEN; Date.now() < until; count++) {
        expect(await send(count)).toBe(204);
        await delay(50);
      }
      // What was sent since is in the log alone: nothing of it is taken for written.
      expect((await ingest.status()).sinks['sink']).toMatchObject({ waiting: count - 1, stored: 2 });
    } finally {
      signal('SIGCONT');
    }
    expect(await send(1)).toBe(204);
    await until(async () => (await ingest.status()).sinks['sink']?.waiting === 0);
    const { stored, changed, refused } = (await ingest.status()).sinks['sink'] ?? {};
    expect({ stored, changed, refused }).toEqual({ stored: 2 * count, changed: 0, refused: 0 });
    expect(new Set(await lines()).size).toBe(2 * count);
    expect((await lines()).length).toBe(2 * count);
  },
);
