import { spawnSync } from 'node:child_process';
import { expect } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { Pool } from 'pg';
import { findPostgres, startPostgres } from '../testing.ts';

const { test } = needing(
  findPostgres() === undefined ? 'PostgreSQL is not installed: no initdb found' : missingCommand('ps'),
);

test('a server that is killed has no process left that would still write', async () => {
  await using server = await startPostgres({ settings: ['fsync=off'] });
  const pool = new Pool({ connectionString: server.url });
  pool.on('error', () => undefined);
  const client = await pool.connect();
  client.on('error', () => undefined);
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  const pid = Number(rows[0]?.pid);
  expect(memoryOf(pid)).toBeGreaterThan(0);
  const counting = client.query('SELECT count(*) FROM generate_series(1, 3000000)').catch(() => undefined);
  const isCounting = "SELECT FROM pg_stat_activity WHERE pid = $1 AND state = 'active'";
  while ((await pool.query(isCounting, [pid])).rowCount === 0);
  await server.kill();
  expect(memoryOf(pid)).toBe(0);
  await counting;
  client.release(true);
  await pool.end();
});

/** Of a process, in kB. One that ends gives it back first, and may be listed for a while. */
const memoryOf = (pid: number): number =>
  Number(spawnSync('ps', ['-o', 'vsz=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
