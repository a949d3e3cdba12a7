import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { needing } from '@smart-me-tools/testing';
import { migrate } from '@smart-me/postgres';
import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { parseObis } from '@smart-me/obis';
import { decodeReadings, encodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, tableUnit, Timestamp } from '@smart-me/readings';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { Pool } from 'pg';
import { runCli, startCli } from '../testing/cli-process.ts';
import { documentedBytes } from '../testing/documented-delivery.ts';
import { type Home, makeHome } from '../testing/home.ts';

let simulator: Simulator;
let home: Home;
beforeAll(async () => {
  simulator = await startSimulator();
  home = await makeHome();
});
afterAll(async () => {
  await simulator.stop();
  await home[Symbol.asyncDispose]();
});

const spool = (name: string): string => join(home.folder, name);
const lines = (stdout: string): { type?: string; [member: string]: unknown }[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type?: string });

const env = { SMART_ME_WEBHOOK_PASSWORD: 'correct horse battery' };
const authorization = `Basic ${Buffer.from(`house:${env.SMART_ME_WEBHOOK_PASSWORD}`).toString('base64')}`;

describe('smart-me ingest', () => {
  test('stores what is delivered, tells events as JSON, and SIGTERM ends it with 0', async () => {
    const args = ['ingest', '--spool', spool('delivered.db'), '--port', '0', '--username', 'house'];
    await using first = startCli(args, { env });
    const [, url = ''] = await first.until(/"url":"([^"]+)"/);
    const body = new Uint8Array(documentedBytes);
    const response = await fetch(url, { method: 'POST', body, headers: { authorization } });
    expect(response.status).toBe(204);
    expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
    expect(
      (await fetch(url, { method: 'POST', body: Uint8Array.of(1, 2), headers: { authorization } })).status,
    ).toBe(400);
    await first.until(/quarantined/);
    first.child.kill('SIGTERM');
    expect(await first.exitCode).toBe(0);
    expect(lines(first.stdout).map(({ type }) => type)).toEqual(['started', 'quarantined', 'stopped']);
    expect(first.stdout + first.stderr).not.toContain('battery');

    const { openStore } = await import('@smart-me/ingest');
    await using store = await openStore({ path: spool('delivered.db') });
    expect(await store.latest()).toMatchObject([{ deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1' }]);
  });

  test('needs the password that deliveries come with', async () => {
    const { exitCode, stderr } = await runCli(['ingest', '--spool', spool('none.db')]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('SMART_ME_WEBHOOK_PASSWORD')]);
  });

  test('registers itself, stores what the cloud pushes, and takes the registration away', async () => {
    // The port has to be known before: a server of our own finds a free one.
    const { createServer } = await import('node:http');
    const probe = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => probe.once('listening', resolve));
    const address = probe.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => probe.close(resolve));
    const args = [
      'ingest',
      '--spool',
      spool('pushed.db'),
      '--port',
      String(port),
      '--base-url',
      simulator.url,
    ];
    await using cli = startCli([...args, '--register', `http://127.0.0.1:${port}/`]);
    await cli.until(/"started"/);
    const { openStore } = await import('@smart-me/ingest');
    await using store = await openStore({ path: spool('pushed.db') });
    while ((await store.devices()).length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(simulator.state.account.registrations.size).toBe(1);
    cli.child.kill('SIGINT');
    expect([await cli.exitCode, cli.stderr]).toEqual([0, '']);
    expect(simulator.state.account.registrations.size).toBe(0);
  });
});

const postgres = needing(findPostgres() === undefined ? 'PostgreSQL is not installed' : undefined);

describe('smart-me --postgres', () => {
  postgres.test(
    'stores in the table, waits for a database that is down at the start, and reads and fills gaps there',
    async () => {
      await using database = await startPostgres({ settings: ['fsync=off'] });
      const secret = 'battery-staple';
      const url = database.url.replace('postgres@', `postgres:${secret}@`);
      await database.kill();
      const where = ['--spool', spool('to-postgres.db'), '--postgres', url];
      await using ingest = startCli(['ingest', ...where, '--port', '0', '--username', 'house'], { env });
      const [, receiver = ''] = await ingest.until(/"url":"([^"]+)"/);
      await ingest.until(/"sink_failing"/);
      const body = new Uint8Array(documentedBytes);
      const response = await fetch(receiver, { method: 'POST', body, headers: { authorization } });
      expect(response.status).toBe(204);
      await database.restart();
      await ingest.until(/"sink_recovered"/);
      ingest.child.kill('SIGTERM');
      expect(await ingest.exitCode).toBe(0);
      expect(ingest.stdout + ingest.stderr).not.toContain(secret);

      const pool = new Pool({ connectionString: url });
      const { rows } = await pool.query('SELECT DISTINCT device_id AS id FROM readings');
      expect(rows).toEqual([{ id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1' }]);
      const [device] = [...simulator.state.account.devices.values()];
      const id = device?.id ?? '';
      await pool.query(
        `INSERT INTO readings SELECT $1::uuid, '1-0:1.7.0*255', now() - hours * interval '1 hour', 0, 1, 'W', 'realtime'
        FROM unnest(ARRAY[0, 1]) AS hours`,
        [id],
      );
      await pool.end();
      const account = ['--base-url', simulator.url];
      const shown = await runCli(['gaps', id, '--postgres', url]);
      expect([shown.exitCode, shown.stdout]).toEqual([0, expect.stringMatching(/ 60\n$/)]);
      const filled = await runCli(['backfill', id, '--postgres', url, ...account, '--json']);
      expect(lines(filled.stdout)[0]?.['readings']).toBeGreaterThan(50);
      expect((await runCli(['gaps', id, '--postgres', url])).stderr).toBe('There are no gaps.\n');
    },
  );

  postgres.test('writes into the shape that it finds: a row for each reading', async () => {
    await using database = await startPostgres({ settings: ['fsync=off'] });
    const pool = new Pool({ connectionString: database.url });
    await migrate({ pool, shape: 'readings' });
    const where = ['--spool', spool('packed.db'), '--postgres', database.url];
    await using ingest = startCli(['ingest', ...where, '--port', '0', '--username', 'house'], { env });
    const [, receiver = ''] = await ingest.until(/"url":"([^"]+)"/);
    const body = new Uint8Array(documentedBytes);
    expect((await fetch(receiver, { method: 'POST', body, headers: { authorization } })).status).toBe(204);
    ingest.child.kill('SIGTERM');
    expect(await ingest.exitCode).toBe(0);
    const { rows } = await pool.query(
      'SELECT device_id, obis, unit FROM readings JOIN readings_layout ON id = layout',
    );
    const sent = decodeReadings(documentedBytes);
    expect(rows).toEqual(
      sent.map(({ deviceId, values }) => ({
        device_id: deviceId,
        obis: values.map(({ obis }) => obis.toString()),
        unit: values.map(({ obis }) => tableUnit(obis)),
      })),
    );
    await pool.end();
  });

  postgres.test('--retry offers what the database refused once more', async () => {
    await using database = await startPostgres({ settings: ['fsync=off'] });
    const pool = new Pool({ connectionString: database.url });
    await migrate({ pool });
    await pool.query('ALTER TABLE readings ADD CONSTRAINT small CHECK (value < 0)');
    const where = ['--spool', spool('refused.db'), '--postgres', database.url];
    const args = ['ingest', ...where, '--port', '0', '--username', 'house'];
    await using first = startCli(args, { env });
    const [, receiver = ''] = await first.until(/"url":"([^"]+)"/);
    const one: DeviceReading = {
      deviceId: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
      timestamp: Timestamp.parse('2026-06-15T08:30:00Z'),
      values: [{ obis: parseObis('1-0:16.7.0*255'), value: -5, unit: 'W' }],
    };
    const two = { ...one, values: one.values.map((value) => ({ ...value, value: 5 })) };
    for (const reading of [one, two]) {
      const body = new Uint8Array(encodeReadings([reading]));
      expect((await fetch(receiver, { method: 'POST', body, headers: { authorization } })).status).toBe(204);
      // The first is what the database takes: it is known not to be down.
      while ((await pool.query('SELECT FROM readings')).rowCount === 0)
        await pool.query('SELECT pg_sleep(0.05)');
    }
    await first.until(/"type":"refused","sink":"postgres"/);
    first.child.kill('SIGTERM');
    expect(await first.exitCode).toBe(0);

    await pool.query('ALTER TABLE readings DROP CONSTRAINT small');
    await using second = startCli([...args, '--retry'], { env });
    await second.until(/"type":"retried","sink":"postgres","taken":1,"kept":0/);
    expect((await pool.query('SELECT value FROM readings')).rows).toEqual([{ value: 5 }]);
    await pool.end();
  });

  postgres.test('ends while the database is frozen', async () => {
    await using database = await startPostgres({ settings: ['fsync=off'] });
    const where = ['--spool', spool('frozen.db'), '--postgres', database.url];
    await using ingest = startCli(['ingest', ...where, '--port', '0', '--username', 'house'], { env });
    const [, receiver = ''] = await ingest.until(/"url":"([^"]+)"/);
    const send = async (): Promise<number> => {
      const body = new Uint8Array(documentedBytes);
      return (await fetch(receiver, { method: 'POST', body, headers: { authorization } })).status;
    };
    expect(await send()).toBe(204);
    const pool = new Pool({ connectionString: database.url });
    const pids = async (): Promise<number[]> => {
      const { rows } = await pool.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE application_name = 'smart-me'`,
      );
      return rows.map(({ pid }) => pid);
    };
    // As soon as it is there: the table is being made, or written to.
    let frozen = await pids();
    while (frozen.length === 0) frozen = await pids();
    frozen.push(database.pid);
    await pool.end();
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    try {
      ingest.child.kill('SIGTERM');
      expect(await ingest.exitCode).toBe(0);
    } finally {
      for (const pid of frozen) process.kill(pid, 'SIGCONT');
    }
  });

  test.each([
    ['mysql://me:battery@127.0.0.1/energy', 'no URL of PostgreSQL'],
    ['postgres://me:battery@db.example.com/energy', 'sslmode'],
    ['battery', 'no URL of PostgreSQL'],
  ])('refuses %s, and does not show it', async (url, reason) => {
    const { exitCode, stderr } = await runCli(['ingest', '--spool', spool('never.db'), '--postgres', url], {
      env,
    });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(reason)]);
    expect(stderr).not.toContain('battery');
  });
});

describe('smart-me gaps and backfill', () => {
  test('show a hole in what was polled, and fill it', async () => {
    const path = spool('polled.db');
    const account = ['--base-url', simulator.url];
    await using polling = startCli(['ingest', '--spool', path, '--poll', ...account]);
    await polling.until(/"started"/);
    const { openStore } = await import('@smart-me/ingest');
    await using store = await openStore({ path });
    while ((await store.devices()).length < 2) await new Promise((resolve) => setTimeout(resolve, 100));
    polling.child.kill('SIGTERM');
    expect(await polling.exitCode).toBe(0);

    const [latest] = await store.latest();
    const [value] = latest?.values ?? [];
    if (latest === undefined || value === undefined) throw new Error('A device has values.');
    const hour = new Timestamp(value.timestamp.epochMilliseconds - 3_600_000);
    await store.write([{ deviceId: latest.deviceId, timestamp: hour, values: [value] }]);

    const shown = await runCli(['gaps', latest.deviceId, '--spool', path, '--time-zone', 'UTC']);
    expect([shown.exitCode, shown.stdout]).toEqual([
      0,
      expect.stringMatching(/^Device +From +To +Minutes\n.* 60\n$/),
    ]);
    const filled = await runCli(['backfill', latest.deviceId, '--spool', path, ...account, '--json']);
    expect(filled.stderr).toBe('');
    const [row] = lines(filled.stdout);
    expect(row?.['readings']).toBeGreaterThan(50);
    const after = await runCli(['gaps', '--spool', path]);
    expect([after.exitCode, after.stdout, after.stderr]).toEqual([0, '', 'There are no gaps.\n']);
  });

  test('refuse a file that is not there', async () => {
    const { exitCode, stderr } = await runCli(['gaps', '--spool', spool('missing.db')]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('there is no file')]);
  });

  test('tell a file without readings from one without gaps, and refuse one of something else', async () => {
    const path = spool('new.db');
    const { openStore } = await import('@smart-me/ingest');
    await (await openStore({ path }))[Symbol.asyncDispose]();
    const none = await runCli(['gaps', '--spool', path]);
    expect([none.exitCode, none.stdout, none.stderr]).toEqual([0, '', 'There are no readings yet.\n']);
    await writeFile(spool('notes.txt'), 'to do\n');
    const { exitCode, stderr } = await runCli(['gaps', '--spool', spool('notes.txt')]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('no database of SQLite')]);
  });
});
