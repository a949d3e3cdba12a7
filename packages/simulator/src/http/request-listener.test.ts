import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { apiOf } from '../testing/world.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());
afterEach(() => {
  simulator.faults.clear();
});

test.each([
  ['//', 200],
  ['//[', 404],
  ['//api//Devices', 404],
  ['//user', 401],
  [`/oauth/${'/'.repeat(8000)}x`, 404],
  ['/oauth/token///', 404],
])('the target %p gets a response', async (target, status) => {
  const { hostname, port } = new URL(simulator.url);
  const request = get({ hostname, port, path: target, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(status);
});

/** The response to a request for this host. */
async function statusFor(host: string, { url }: Simulator = simulator): Promise<unknown[]> {
  const { hostname, port } = new URL(url);
  const target = { hostname, port, path: '/oauth/jwks', agent: false };
  const [response] = (await once(get({ ...target, headers: { host } }), 'response')) as [IncomingMessage];
  const { detail } = JSON.parse(await text(response)) as { detail?: string };
  return [response.statusCode, detail];
}

describe('a simulator on loopback', () => {
  test.each(['localhost', 'LOCALHOST:8080', 'cloud.localhost:1', '127.0.0.1', '127.9.9.9:1', '[::1]:8080'])(
    'responds to %s',
    async (host) => {
      expect(await statusFor(host)).toEqual([200, undefined]);
    },
  );

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.0.2.1', '[::2]', '%'])(
    'refuses a page that says it is %p',
    async (host) => {
      expect(await statusFor(host)).toEqual([421, expect.stringContaining('The simulator is localhost')]);
    },
  );
});

test('a simulator that is open to others responds to any host', async () => {
  await using open = await startSimulator({ host: '0.0.0.0' });
  expect(await statusFor('demo.example', open)).toEqual([200, undefined]);
});

describe('faults on demand, as a client sees them', () => {
  test('a 429 with Retry-After', async () => {
    simulator.faults.next({ kind: 'status', status: 429, retryAfter: 7 });
    await expect(apiOf(simulator).user.get()).rejects.toMatchObject({
      code: 'rate_limited',
      status: 429,
      retryAfter: 7000,
    });
  });

  test('a server that fails, with a body of its own', async () => {
    simulator.faults.next({ kind: 'status', status: 503, body: '<html>Service Unavailable</html>' });
    await expect(apiOf(simulator).user.get()).rejects.toMatchObject({ code: 'server_error', status: 503 });
    simulator.faults.next({
      kind: 'status',
      status: 400,
      body: { error: 'invalid_grant' },
      path: '/oauth/token',
    });
    const response = await fetch(`${simulator.url}/oauth/token`, { method: 'POST' });
    expect([response.status, await response.json()]).toEqual([400, { error: 'invalid_grant' }]);
  });

  test.each(['at once', 'in the body'] as const)('a connection that is cut %s', async (when) => {
    simulator.faults.next({ kind: 'cut', when });
    await expect(apiOf(simulator).user.get()).rejects.toMatchObject({ code: 'network' });
  });

  test('a body that is no JSON', async () => {
    simulator.faults.next({ kind: 'malformed' });
    await expect(apiOf(simulator).user.get()).rejects.toMatchObject({ code: 'unexpected_response' });
  });

  test('a response that comes late', async () => {
    simulator.faults.next({ kind: 'latency', milliseconds: 60_000 });
    await expect(
      apiOf(simulator).user.get(undefined, { signal: AbortSignal.timeout(1000) }),
    ).rejects.toMatchObject({ code: expect.stringMatching(/aborted|timeout/) });
    expect(await apiOf(simulator).user.get()).toMatchObject({ username: 'demo' });
  });

  test("a client's retries get through them", async () => {
    simulator.faults.next(
      { kind: 'status', status: 502 },
      { kind: 'cut' },
      { kind: 'status', status: 429, retryAfter: 0 },
    );
    const account = createAccountApi(
      createClient({
        auth: apiKey(simulator.credentials.apiKey),
        baseUrl: simulator.url,
        retry: { limit: 3 },
      }),
    );
    expect(await account.user.get()).toMatchObject({ username: 'demo' });
  });
});

describe('faults on demand, as a page of this machine sees them', () => {
  const origin = 'http://localhost:5173';
  const preflight = (path: string): Promise<Response> =>
    fetch(simulator.url + path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });

  test.each(['/Devices', '/oauth/token'])('the status of %s, after its preflight', async (path) => {
    simulator.faults.next({ kind: 'status', status: 429, retryAfter: 7 });
    const allowed = await preflight(path);
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([204, origin]);

    const { status, headers } = await fetch(simulator.url + path, { method: 'POST', headers: { origin } });
    expect([status, headers.get('access-control-allow-origin'), headers.get('vary')]).toEqual([
      429,
      origin,
      'Origin',
    ]);
    expect(headers.get('access-control-expose-headers')).toContain('retry-after');
  });

  test('a body that is no JSON, and a connection that is cut in the middle of it', async () => {
    simulator.faults.next({ kind: 'malformed' }, { kind: 'cut', when: 'in the body' });
    const malformed = await fetch(`${simulator.url}/Devices`, { headers: { origin } });
    expect(malformed.headers.get('access-control-allow-origin')).toBe(origin);
    await expect(malformed.json()).rejects.toMatchObject({ name: 'SyntaxError' });
    const cut = await fetch(`${simulator.url}/Devices`, { headers: { origin } });
    expect(cut.headers.get('access-control-allow-origin')).toBe(origin);
    await expect(cut.text()).rejects.toThrow();
  });

  test('nothing, if the page comes from elsewhere', async () => {
    simulator.faults.next({ kind: 'status', status: 503 });
    const { status, headers } = await fetch(`${simulator.url}/Devices`, {
      headers: { origin: 'https://evil.example' },
    });
    expect([status, headers.get('access-control-allow-origin')]).toEqual([503, null]);
  });
});

test('the older /api/oauth paths, also with a slash at the end, reach the authorization server', async () => {
  const { clientId, clientSecret } = simulator.credentials.oauth;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  for (const path of ['/oauth/token', '/api/oauth/token', '/api/oauth/token/']) {
    const response = await fetch(simulator.url + path, { method: 'POST', body });
    expect([path, response.status]).toEqual([path, 200]);
  }
});
