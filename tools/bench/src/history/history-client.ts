import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { fillGap } from '@smart-me/ingest';
import { migrate, postgresSink } from '@smart-me/postgres';
import { Timestamp } from '@smart-me/readings';
import { Pool } from 'pg';
import type { HistoryRun } from './measure-history.ts';

/**
 * A program: takes a history of one reading a minute and counts what it gets, or fetches the same responses without our code
 * and throws their bytes away, which is the least that a history can take, or fills a gap of PostgreSQL with it; and writes how
 * much memory it needed at most. Arguments: base URL, API key, name of the device, start, end, `history`, `fetch` or the
 * address of a PostgreSQL, with the shape of its table after a blank.
 */
const [baseUrl = '', key = '', name = '', from = '', to = '', how = ''] = process.argv.slice(2);
const account = createAccountApi(createClient({ auth: apiKey(key), baseUrl }));
const device = (await account.devices.list()).find((one) => one.name === name);
if (device === undefined) throw new Error(`There is no device called ${name}.`);

const peak = (): number => process.resourceUsage().maxRSS / 1024;
const idle = peak();
const started = performance.now();
const before = process.cpuUsage();
const counts = await take(device);
const { user, system } = process.cpuUsage(before);
const run: HistoryRun = {
  ...counts,
  seconds: (performance.now() - started) / 1000,
  idleMegabytes: idle,
  peakMegabytes: peak(),
  cpuSeconds: (user + system) / 1e6,
};
process.stdout.write(JSON.stringify(run));

function take(one: { readonly id: string }): Promise<Pick<HistoryRun, 'readings' | 'values' | 'gaps'>> {
  if (how === 'fetch') return fetchOnly(one.id);
  return how === 'history' ? takeHistory(one) : backfill(one.id);
}

/** As `smart-me backfill` does: between the start and the end, into a table that is empty. */
async function backfill(deviceId: string) {
  const [connectionString = '', asked] = how.split(' ');
  const pool = new Pool({ connectionString });
  const shape = asked === 'readings' ? 'readings' : 'values';
  await migrate({ pool, table: shape, shape });
  const sink = postgresSink({ pool, table: shape, shape });
  let values = 0;
  const readings = await fillGap({
    history: account.values,
    deviceId,
    gap: { from: Timestamp.parse(from), to: Timestamp.parse(to) },
    intervalMinutes: 1,
    write: async (found) => {
      values += (await sink.write(found, { source: 'history' })).stored;
    },
    signal: new AbortController().signal,
  });
  await pool.end();
  return { readings, values, gaps: 0 };
}

async function takeHistory(device: { readonly id: string }) {
  let [readings, values, gaps] = [0, 0, 0];
  for await (const entry of account.values.history(device, { from, to, intervalMinutes: 1 })) {
    if (entry.kind === 'gap') gaps++;
    else {
      readings++;
      values += entry.reading.values.length;
    }
  }
  return { readings, values, gaps };
}

async function fetchOnly(id: string) {
  const SPAN = 998 * 60_000;
  const end = Date.parse(to);
  let position = Date.parse(from);
  const goOn = async (): Promise<void> => {
    while (position < end) {
      const startDate = new Date(position).toISOString();
      position = Math.min(position + SPAN, end);
      const query = new URLSearchParams({
        startDate,
        endDate: new Date(position).toISOString(),
        interval: '1',
      });
      const response = await fetch(`${baseUrl}/ValuesInPastMultiple/${id}?${query}`, {
        headers: { authorization: `ApiKey ${key}` },
      });
      await response.body?.pipeTo(new WritableStream());
    }
  };
  await Promise.all(Array.from({ length: 4 }, goOn));
  return { readings: 0, values: 0, gaps: 0 };
}
