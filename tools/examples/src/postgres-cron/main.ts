import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { migrate, postgresSink } from '@smart-me/postgres';
import type { DeviceReading } from '@smart-me/readings';
import { Pool } from 'pg';

// Yesterday's and today's quarter-hours of every meter, into PostgreSQL. Run it as often as you like: what is there is not stored again.
const DAYS = Number(process.env['DAYS'] ?? 2);
const QUARTER = 15 * 60_000;
const now = Number(process.env['NOW'] ?? Date.now());
const to = new Date(Math.floor(now / QUARTER) * QUARTER);
const from = new Date(to.getTime() - DAYS * 24 * 60 * 60_000);

const auth = apiKey(process.env['SMART_ME_API_KEY'] ?? '');
const account = createAccountApi(createClient({ auth, baseUrl: process.env['SMART_ME_BASE_URL'] }));
const pool = new Pool({ connectionString: process.env['DATABASE_URL'] });
await migrate({ pool });
const sink = postgresSink({ pool });

for (const device of await account.devices.list()) {
  const counts = { stored: 0, changed: 0, repeated: 0, gaps: 0 };
  let batch: DeviceReading[] = [];
  for await (const entry of account.values.history(device, { from, to, intervalMinutes: 15 })) {
    if (entry.kind === 'gap') counts.gaps += 1;
    else batch.push(entry.reading);
    if (batch.length === 1000) await write();
  }
  await write();
  console.log(
    `${device.name ?? device.id}: ${counts.stored} values stored, ${counts.changed} changed, ${counts.repeated} known, ${counts.gaps} gaps`,
  );

  async function write(): Promise<void> {
    const { stored, changed, repeated } = await sink.write(batch, { source: 'history' });
    counts.stored += stored;
    counts.changed += changed;
    counts.repeated += repeated;
    batch = [];
  }
}
await sink[Symbol.asyncDispose]();
await pool.end();
