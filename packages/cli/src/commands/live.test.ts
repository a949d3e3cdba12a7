import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccountApi, type Device } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { join } from 'node:path';
import { runCli, startCli } from '../testing/cli-process.ts';
import { type Home, makeHome } from '../testing/home.ts';
import { liveEvents, liveState } from '../testing/live-page.ts';

let simulator: Simulator;
let home: Home;
let house: Device;
beforeAll(async () => {
  simulator = await startSimulator();
  home = await makeHome();
  const auth = apiKey(simulator.credentials.apiKey);
  const account = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
  const found = (await account.devices.list()).find(({ name }) => name === 'House connection');
  if (found === undefined) throw new Error('There is no house.');
  house = found;
});
afterAll(async () => {
  await simulator.stop();
  await home[Symbol.asyncDispose]();
});

const args = (...more: string[]): string[] => ['live', '--port', '0', '--base-url', simulator.url, ...more];
const addressOf = /Live page: (http:\S+)\n/;

const readingOf = (watts: number, secondsAgo: number): DeviceReading => ({
  deviceId: house.id,
  timestamp: new Timestamp(Date.now() - secondsAgo * 1000),
  values: [{ obis: parseObis('1-0:16.7.0*255'), value: watts, unit: 'W' }],
});

describe('smart-me live', () => {
  test('shows what the account measures, by the names of its devices, and SIGTERM ends it with 0', async () => {
    await using cli = startCli(args('--interval', '1'));
    const [, url = ''] = await cli.until(addressOf);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const { devices } = await liveState(url);
    expect(devices.map(({ name }) => name)).toContain('Solar plant');
    expect(devices.find(({ id }) => id === house.id)?.values).toContainEqual(
      expect.objectContaining({ code: '1-0:1.8.0*255', unit: 'kWh' }),
    );
    cli.child.kill('SIGTERM');
    expect([await cli.exitCode, cli.stderr]).toEqual([0, '']);
  });

  test('--spool shows what another process stores, as it is stored; a file that is not there is refused', async () => {
    const path = join(home.folder, 'stored.db');
    const missing = await runCli(args('--spool', path));
    expect([missing.exitCode, missing.stderr]).toEqual([
      2,
      expect.stringContaining('Name the one that smart-me ingest writes, by --spool.'),
    ]);
    const { openStore } = await import('@smart-me/ingest');
    await using store = await openStore({ path });
    await store.write([readingOf(1000, 60)]);
    await using cli = startCli(args('--spool', path));
    const [, url = ''] = await cli.until(addressOf);
    await using events = await liveEvents(url);
    expect((await liveState(url)).devices).toMatchObject([
      { id: house.id, name: 'House connection', values: [{ value: 1000, unit: 'W' }] },
    ]);
    // Written again until the page has looked a first time: what was there before is not new.
    let secondsAgo = 50;
    const writing = setInterval(() => void store.write([readingOf(4321, --secondsAgo)]), 500);
    try {
      expect(await events.next('reading')).toMatchObject({
        id: house.id,
        values: [['1-0:16.7.0*255', 4321, 'W']],
      });
    } finally {
      clearInterval(writing);
    }
    cli.child.kill('SIGTERM');
    expect([await cli.exitCode, cli.stderr]).toEqual([0, '']);
  });

  test('--host demands a token: one that is made up stands behind the # of the link, and signs in', async () => {
    await using cli = startCli(args('--host', '0.0.0.0'));
    const [, link = ''] = await cli.until(addressOf);
    const [, port = '', token = ''] = /^http:\/\/0\.0\.0\.0:(\d+)\/#token=([\w-]{32})$/.exec(link) ?? [];
    const url = `http://127.0.0.1:${port}/`;
    const statusOf = async (headers: Record<string, string> = {}): Promise<number> => {
      const response = await fetch(new URL('/api/state', url), { headers });
      await response.body?.cancel();
      return response.status;
    };
    expect(await statusOf()).toBe(401);
    const signIn = (given: string): Promise<Response> =>
      fetch(new URL('/sign-in', url), {
        method: 'POST',
        body: new URLSearchParams({ token: given }),
        redirect: 'manual',
      });
    expect((await signIn('of somebody else, but as long')).status).toBe(403);
    const [cookie = ''] = ((await signIn(token)).headers.get('set-cookie') ?? '').split(';');
    expect(await statusOf({ cookie })).toBe(200);
  });

  test('the token of SMART_ME_LIVE_TOKEN is asked for, here too, and never printed', async () => {
    const env = { SMART_ME_LIVE_TOKEN: 'correct horse battery staple' };
    await using cli = startCli(args(), { env });
    const [, url = ''] = await cli.until(addressOf);
    expect((await fetch(new URL('/api/state', url))).status).toBe(401);
    cli.child.kill('SIGTERM');
    await cli.exitCode;
    expect(cli.stdout + cli.stderr).not.toMatch(/horse|staple/);

    const short = await runCli(args(), { env: { SMART_ME_LIVE_TOKEN: 'staple' } });
    expect([short.exitCode, short.stderr]).toEqual([2, expect.stringContaining('at least 16 characters')]);
    expect(short.stderr).not.toContain('staple');
  });
});
