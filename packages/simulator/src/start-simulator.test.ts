import { describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { inspect } from 'node:util';
import { apiOf, SUMMER_MORNING } from './testing/world.ts';
import { startSimulator, type Simulator } from './start-simulator.ts';

const CLOCK = { start: SUMMER_MORNING, speed: 0 };

/** The bytes of some responses. */
async function responses({ url, credentials }: Simulator): Promise<string[]> {
  const texts: string[] = [];
  const get = async (path: string): Promise<string> => {
    const response = await fetch(url + path, { headers: { authorization: `ApiKey ${credentials.apiKey}` } });
    texts.push(await response.text());
    return texts.at(-1) ?? '';
  };
  const devices = JSON.parse(await get('/Devices')) as { Id: string }[];
  for (const { Id } of devices) {
    await get(`/Values/${Id}`);
    await get(
      `/ValuesInPastMultiple/${Id}?startDate=2026-01-01T00:00:00Z&endDate=2026-01-02T00:00:00Z&interval=60`,
    );
  }
  await get('/User');
  return texts;
}

describe('startSimulator', () => {
  test('equal seeds and times give equal bytes, other seeds other ones', async () => {
    await using first = await startSimulator({ seed: 4, clock: CLOCK });
    await using same = await startSimulator({ seed: 4, clock: CLOCK });
    await using other = await startSimulator({ seed: 5, clock: CLOCK });
    expect(await responses(same)).toEqual(await responses(first));
    expect(same.credentials).toEqual(first.credentials);
    expect(await responses(other)).not.toEqual(await responses(first));
    expect(other.credentials.apiKey).not.toBe(first.credentials.apiKey);
  });

  test('all values go by its clock', async () => {
    await using simulator = await startSimulator({ clock: CLOCK });
    const api = apiOf(simulator);
    const before = await api.devices.list();
    await simulator.clock.advance(3_600_000);
    const after = await api.devices.list();
    const house = { before: before[0], after: after[0] };
    expect(house.after?.valueDate).toMatch(/^2026-06-15T09:2[5-9]:/);
    expect(house.after?.counterReadingImport).toBeGreaterThan(
      house.before?.counterReadingImport ?? Number.NaN,
    );
    simulator.clock.set(SUMMER_MORNING);
    expect(await api.devices.list()).toEqual(before);
  });

  test('listens on loopback unless told otherwise', async () => {
    await using simulator = await startSimulator();
    expect(new URL(simulator.url).hostname).toBe('127.0.0.1');
  });

  test('a port that is taken is an error, not a hang', async () => {
    await using simulator = await startSimulator();
    await expect(startSimulator({ port: Number(new URL(simulator.url).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  test('stopping closes open connections, ends waits and frees the port; it can be said twice', async () => {
    const simulator = await startSimulator({
      faults: [{ kind: 'latency', milliseconds: 3_600_000, path: '/User' }],
    });
    const { hostname, port } = new URL(simulator.url);
    const idle = connect(Number(port), hostname);
    const closed = new Promise((resolve) => void idle.once('close', resolve).on('error', () => undefined));
    const waiting = fetch(`${simulator.url}/User`);
    await fetch(simulator.url);
    await Promise.all([expect(waiting).rejects.toThrow('fetch failed'), simulator.stop(), closed]);
    await simulator.stop();
    await using again = await startSimulator({ port: Number(port) });
    expect(again.url).toBe(simulator.url);
  });

  test('its secrets are in JSON for a child process, and not in what is printed', async () => {
    await using simulator = await startSimulator();
    const { apiKey, oauth, password } = simulator.credentials;
    expect(JSON.parse(JSON.stringify(simulator.credentials))).toMatchObject({
      apiKey,
      oauth: { clientSecret: oauth.clientSecret },
      password,
    });
    for (const printed of [
      inspect(simulator, { depth: 10, showHidden: true }),
      inspect(simulator.credentials.oauth),
      inspect(simulator.state, { depth: 10 }),
    ]) {
      for (const secret of [apiKey, oauth.clientSecret, password]) expect(printed).not.toContain(secret);
    }
  });

  // Of a Node that is no LTS release oidc-provider says that it does not support it.
  const said = process.release.lts === undefined ? /^oidc-provider WARNING: Unsupported runtime.*\n$/ : /^$/;
  test('says nothing of its own on the console', async () => {
    const { spawnSync } = await import('node:child_process');
    const script = `import { startSimulator } from '@smart-me/simulator';
      const simulator = await startSimulator();
      await fetch(simulator.url + '/.well-known/openid-configuration');
      const { clientId: client_id, clientSecret: client_secret } = simulator.credentials.oauth;
      await fetch(simulator.url + '/oauth/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret }) });
      await simulator.stop();`;
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--conditions=@smart-me/source', '--input-type=module', '--eval', script],
      {
        encoding: 'utf8',
        cwd: import.meta.dirname,
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    expect({ stdout, stderr, status }).toEqual({
      stdout: '',
      stderr: expect.stringMatching(said),
      status: 0,
    });
  });
});
