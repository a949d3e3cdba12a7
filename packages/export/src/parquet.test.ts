import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { loadProfile, Timestamp } from '@smart-me/readings';
import { toParquet } from './parquet.ts';
import { COLUMNS, HOUSE, quarterHours } from './testing/sample.ts';

/** The rows that DuckDB finds in the file. */
async function query(parts: AsyncIterable<Uint8Array>, sql: string): Promise<readonly object[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-parquet-'));
  try {
    const file = join(folder, 'readings.parquet');
    const pieces: Uint8Array[] = [];
    for await (const piece of parts) pieces.push(piece);
    await writeFile(file, Buffer.concat(pieces));
    const duckdb = await (await DuckDBInstance.create()).connect();
    const reader = await duckdb.runAndReadAll(sql.replace('FILE', `'${file}'`));
    duckdb.closeSync();
    return reader.getRowObjectsJson();
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('DuckDB reads times, units and numbers, and sums to the counters; missing is null', async () => {
  const devices = new Map([[HOUSE, 'House connection']]);
  const parts = toParquet(quarterHours('2026-10-25T00:00:00Z', 1000), {
    columns: COLUMNS,
    devices,
    rowsPerGroup: 300,
  });
  const energy = '"Active energy import, total 1-0:1.8.0*255 [kWh]"';
  const [row] = await query(
    parts,
    `SELECT count(*) AS rows, count(${energy}) AS measured, max(${energy}) - min(${energy}) AS used,
       min(start) AS first, max("end") AS last, min(device) AS device,
       sum(CASE WHEN quality = 'missing' THEN 1 ELSE 0 END) AS missing, typeof(min(start)) AS type
     FROM FILE`,
  );
  expect(row).toEqual({
    rows: '1000',
    measured: '858',
    missing: '142',
    used: expect.closeTo((999 * 250_000.5) / 1e6, 9),
    first: '2026-10-25 00:00:00+00',
    last: '2026-11-04 10:00:00+00',
    device: 'House connection',
    type: 'TIMESTAMP WITH TIME ZONE',
  });
});

test('readers skip row groups by device, start and code: these say what they span', async () => {
  const sql = `SELECT path_in_schema AS name, stats_min_value AS least, stats_max_value AS most
     FROM parquet_metadata(FILE) WHERE row_group_id = 1 AND stats_min_value IS NOT NULL ORDER BY column_id`;
  const wide = await query(
    toParquet(quarterHours('2026-10-25T00:00:00Z', 20), { columns: COLUMNS, rowsPerGroup: 10 }),
    sql,
  );
  expect(wide).toEqual([
    { name: 'device_id', least: HOUSE.slice(0, 16), most: expect.stringMatching(/^3bd0fce9-9f8e-4/) },
    { name: 'start', least: '2026-10-25 02:30:00+00', most: '2026-10-25 04:45:00+00' },
  ]);
  const long = await query(toParquet(quarterHours('2026-10-25T00:00:00Z', 20), { rowsPerGroup: 10 }), sql);
  expect(long).toEqual(['device_id', 'start', 'obis'].map((name) => expect.objectContaining({ name })));
});

test('without columns a value has a row with its code and unit', async () => {
  const rows = await query(
    toParquet(quarterHours('2026-10-25T00:00:00Z', 7)),
    'SELECT obis, unit, count(value) AS n, count(*) AS rows FROM FILE GROUP BY obis, unit ORDER BY obis',
  );
  expect(rows).toEqual([
    { obis: '1-0:1.8.0*255', unit: 'kWh', n: '6', rows: '6' },
    { obis: '1-0:16.7.0*255', unit: 'W', n: '6', rows: '6' },
    { obis: '8-0:1.0.0*255', unit: 'm³', n: '2', rows: '2' },
    { obis: null, unit: null, n: '0', rows: '1' },
  ]);
});

test('a load profile is a row a slot', async () => {
  const code = '1-0:1.8.0*255';
  const range = { from: '2026-10-25T00:00:00+02:00', to: '2026-10-26T00:00:00+01:00' };
  const counters = Array.from(quarterHours(Timestamp.parse(range.from).toString(), 101), (reading, at) => ({
    ...reading,
    values: [{ obis: parseObis(code), value: at * 250_000, unit: 'mWh' }],
  }));
  const profile = loadProfile(counters, { code, ...range, minutes: 15, timeZone: 'Europe/Zurich' });
  const [row] = await query(
    toParquet(profile),
    'SELECT count(*) AS rows, sum("amount [kWh]") AS kwh, max("mean [W]") AS peak FROM FILE',
  );
  expect(row).toEqual({ rows: '100', kwh: 25, peak: 1000 });
});

test.each([{ columns: COLUMNS }, {}])('no readings are a whole file too (%j)', async (options) => {
  expect(await query(toParquet([], options), 'SELECT count(*) AS rows FROM FILE')).toEqual([{ rows: '0' }]);
});

test('the same readings are the same bytes, and a signal ends it', async () => {
  const bytes = async (): Promise<string> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of toParquet(quarterHours('2026-10-25T00:00:00Z', 500), { rowsPerGroup: 100 }))
      pieces.push(piece);
    return Buffer.concat(pieces).toString('hex');
  };
  expect(await bytes()).toBe(await bytes());
  const parts = toParquet([], { signal: AbortSignal.abort(new Error('enough')) });
  await expect(parts.next()).rejects.toThrow('enough');
  await expect(toParquet([], { rowsPerGroup: 0 }).next()).rejects.toThrow(RangeError);
});
