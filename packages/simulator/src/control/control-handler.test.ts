import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { inWorld, type World } from '../testing/world.ts';

type Control = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Response>;

function controlOf({ simulator }: World): Control {
  return (method, path, body, headers = {}) =>
    fetch(simulator.url + path, {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
}

describe('the API of the simulator itself', () => {
  test(
    'shows devices with units, credentials, faults, and the last requests without their queries',
    inWorld(async (world) => {
      await world.account.devices.list();
      const { deviceId } = await world.account.values.now({ deviceId: await world.idOf('Solar plant') });
      await fetch(`${world.simulator.url}/ValuesInPast/${deviceId}?date=secret`);
      const state = (await (await controlOf(world)('GET', '/_simulator/state')).json()) as Record<
        string,
        unknown
      >;
      expect(state).toMatchObject({
        url: world.simulator.url,
        clock: { now: '2026-06-15T08:30:00.000Z', speed: 0 },
        credentials: { username: 'demo', apiKey: world.simulator.credentials.apiKey },
        deviceCount: 9,
        faults: [],
      });
      expect(state['devices']).toContainEqual(
        expect.objectContaining({
          name: 'Solar plant',
          values: expect.arrayContaining([expect.objectContaining({ obis: '1-0:2.8.0*255', unit: 'kWh' })]),
        }),
      );
      expect(state['exchanges']).toContainEqual(
        expect.objectContaining({ kind: 'request', method: 'GET', target: '/Devices', status: 200 }),
      );
      expect(JSON.stringify(state['exchanges'])).not.toContain('secret');
    }),
  );

  test(
    'switches faults on and off, which do not hit it',
    inWorld(async (world) => {
      const control = controlOf(world);
      const added = await control('POST', '/_simulator/faults', { kind: 'status', status: 503 });
      expect(await added.json()).toMatchObject({ id: 1, fault: { kind: 'status', status: 503 } });
      await expect(world.account.user.get()).rejects.toMatchObject({ status: 503 });
      expect((await control('DELETE', '/_simulator/faults/1')).status).toBe(204);
      expect((await control('DELETE', '/_simulator/faults/1')).status).toBe(404);
      expect(await world.account.user.get()).toMatchObject({ username: 'demo' });
      for (const wrong of [
        { kind: 'fire' },
        { kind: 'status', status: '503' },
        { kind: 'status' },
        { kind: 'drop', path: '/User' },
        { kind: 'constructor' },
        [],
        null,
      ])
        expect((await control('POST', '/_simulator/faults', wrong)).status).toBe(400);
      expect(world.simulator.faults.list()).toEqual([]);
    }),
  );

  test(
    'sets, speeds up and advances the clock',
    inWorld(async (world) => {
      const control = controlOf(world);
      const change = async (body: unknown): Promise<unknown> =>
        (await control('POST', '/_simulator/clock', body)).json();
      expect(await change({ advance: 3_600_000 })).toEqual({ now: '2026-06-15T09:30:00.000Z', speed: 0 });
      expect(await change({ now: '2026-01-01T00:00:00Z' })).toMatchObject({
        now: '2026-01-01T00:00:00.000Z',
      });
      expect(await change({ speed: 60 })).toMatchObject({ speed: 60 });
      for (const wrong of [{ advance: -1 }, { speed: 'fast' }, { now: 'yesterday' }])
        expect((await control('POST', '/_simulator/clock', wrong)).status).toBe(400);
    }),
  );

  test(
    'is for this machine and its own pages alone',
    inWorld(async (world) => {
      const control = controlOf(world);
      const { url } = world.simulator;
      expect((await control('GET', '/', undefined, { origin: url })).status).toBe(200);
      for (const path of ['/', '/_simulator/state']) {
        for (const headers of [
          { origin: 'https://evil.example' },
          { origin: 'http://127.0.0.1:1' },
          { origin: 'null' },
          { 'sec-fetch-site': 'cross-site' },
        ]) {
          const response = await control('GET', path, undefined, headers);
          expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([403, null]);
        }
        const { hostname, port } = new URL(url);
        const request = get({ hostname, port, path, agent: false, headers: { host: 'evil.example' } });
        const [response] = (await once(request, 'response')) as [IncomingMessage];
        response.resume();
        expect(response.statusCode).toBe(421);
      }
      const form = await fetch(`${url}/_simulator/faults`, { method: 'POST', body: '{"kind":"drop"}' });
      expect(form.status).toBe(415);
    }),
  );
});

test(
  'the page loads nothing, runs its own script alone and may not be framed',
  inWorld(async ({ simulator }) => {
    const response = await fetch(`${simulator.url}/`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; connect-src 'self'/,
    );
    expect(policy).toContain("frame-ancestors 'none'");
    const page = await response.text();
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page).not.toContain('innerHTML');
    expect(page).not.toContain(simulator.credentials.apiKey);
  }),
);
