import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { startSimulator } from '@smart-me/simulator';
import { expect } from '@jest/globals';
import { needing } from '@smart-me-tools/testing';
import { Pool } from 'pg';
import { startExample } from '../testing/start-example.ts';

const reason = findPostgres() === undefined ? 'PostgreSQL is not installed' : undefined;
const start = '2026-06-15T10:00:00Z';

needing(reason).test('stores a quarter-hour once, however often it runs', async () => {
  await using simulator = await startSimulator({ seed: 1, clock: { start, speed: 0 } });
  await using server = await startPostgres({ settings: ['fsync=off'] });
  const environment = {
    SMART_ME_BASE_URL: simulator.url,
    SMART_ME_API_KEY: simulator.credentials.apiKey,
    DATABASE_URL: server.url,
    NOW: String(Date.parse(start)),
    DAYS: '1',
  };
  {
    await using first = startExample('postgres-cron/main.ts', environment);
    expect(await first.nextLine()).toMatch(
      /^House connection: [1-9]\d* values stored, 0 changed, 0 known, 0 gaps$/,
    );
    await lastLine(first);
  }
  {
    await using second = startExample('postgres-cron/main.ts', environment);
    expect(await second.nextLine()).toMatch(
      /^House connection: 0 values stored, 0 changed, [1-9]\d* known, 0 gaps$/,
    );
    await lastLine(second);
  }
  const pool = new Pool({ connectionString: server.url });
  const { rows } = await pool.query(
    `SELECT count(*)::int AS count, min(unit) AS unit FROM readings WHERE obis = '1-0:1.8.0*255' GROUP BY device_id LIMIT 1`,
  );
  expect(rows).toEqual([{ count: 96, unit: 'kWh' }]);
  await pool.end();
});

async function lastLine(example: { nextLine(): Promise<string> }): Promise<void> {
  while (!(await example.nextLine()).startsWith('Charging station'));
}
