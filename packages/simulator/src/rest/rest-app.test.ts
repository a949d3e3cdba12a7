import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { apiKey, basicAuth, bearer } from '@smart-me/api-core';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { apiOf, SUMMER_MORNING } from '../testing/world.ts';

let simulator: Simulator;
beforeEach(async () => {
  simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
});
afterEach(() => simulator.stop());

function ask(
  path: string,
  init: { method?: string; body?: string; headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(simulator.url + path, {
    ...init,
    headers: { authorization: `ApiKey ${simulator.credentials.apiKey}`, ...init.headers },
  });
}

describe('how responses look', () => {
  test('PascalCase, absent fields left out, integers for enumerations, dates with seven digits', async () => {
    const response = await ask('/Devices');
    const [device] = (await response.json()) as Record<string, unknown>[];
    expect(device).toMatchObject({
      DeviceEnergyType: 1,
      FamilyType: 12,
      Name: 'House connection',
    });
    expect(device?.['ValueDate']).toMatch(/^2026-06-15T08:2\d:\d\d\.\d{7}Z$/);
    expect(Object.values(device ?? {})).not.toContain(null);
    expect(device).not.toHaveProperty('Temperature');
  });

  test('null for absent fields when it is asked for', async () => {
    await using simulator = await startSimulator({ nulls: true, clock: { start: SUMMER_MORNING, speed: 0 } });
    const response = await fetch(`${simulator.url}/Devices`, {
      headers: { authorization: `ApiKey ${simulator.credentials.apiKey}` },
    });
    const [device] = (await response.json()) as Record<string, unknown>[];
    expect(device).toMatchObject({ Name: 'House connection', Temperature: null });
    expect(Object.keys(device ?? {})).toHaveLength(47);
  });

  test('camelCase when it is asked for', async () => {
    await using camel = await startSimulator({ casing: 'camel', clock: { start: SUMMER_MORNING, speed: 0 } });
    const response = await fetch(`${camel.url}/User`, {
      headers: { authorization: `ApiKey ${camel.credentials.apiKey}` },
    });
    expect(await response.json()).toMatchObject({
      id: 48213,
      idAsString: '48213',
      childUsers: [{ username: 'anna' }, { username: 'beat' }],
    });
  });

  test('a user id beyond 2^53 keeps all its digits', async () => {
    expect(await (await ask('/User')).text()).toContain('"Id":9007199254741993,');
  });

  test('the Date header tells the simulated time, and every response has an id of its own', async () => {
    const [first, second] = [await ask('/User'), await ask('/Devices')];
    expect(first.headers.get('date')).toBe('Mon, 15 Jun 2026 08:30:00 GMT');
    expect(first.headers.get('cf-ray')).toMatch(/^[0-9a-f]{16}-ZRH$/);
    expect(first.headers.get('cf-ray')).not.toBe(second.headers.get('cf-ray'));
  });

  test('a page of this machine may read it in a browser, any other page may not', async () => {
    const preflight = (origin: string): Promise<Response> =>
      ask('/Devices', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'authorization',
        },
      });
    for (const origin of [
      'http://localhost:5173',
      'http://app.localhost',
      'http://127.8.0.1',
      'http://127.0.0.1:8080',
      'http://[::1]',
    ]) {
      const { status, headers } = await preflight(origin);
      expect([status, headers.get('access-control-allow-origin')]).toEqual([204, origin]);
      expect(headers.get('access-control-allow-headers')).toContain('authorization');
      const response = await ask('/Devices', { headers: { origin } });
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(response.headers.get('access-control-expose-headers')).toContain('date');
    }
    for (const origin of ['https://evil.example', 'https://localhost.evil.example', 'null']) {
      expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('how requests may look', () => {
  test.each(['/api/Devices', '/devices', '/API/DEVICES', '/Devices/'])(
    '%s is the list of devices',
    async (path) => {
      expect(await (await ask(path)).json()).toHaveLength(9);
    },
  );

  const register = (body: string, contentType = 'application/json'): Promise<Response> =>
    ask('/RegisterForRealtimeApi', { method: 'POST', body, headers: { 'content-type': contentType } });

  test.each([
    '{"registrationType":2,"apiUrl":"http://127.0.0.1:1/hook"}',
    '{"RegistrationType":2,"ApiUrl":"http://127.0.0.1:1/hook"}',
    '{"registrationtype":"UserRegistration","APIURL":"http://127.0.0.1:1/hook"}',
    '{"registrationType":"2","apiUrl":"http://127.0.0.1:1/hook"}',
    '{"registrationType":2,"apiUrl":"http://127.0.0.1:1/hook",}',
  ])('a body may be %j, and the response to it has none', async (body) => {
    for (const contentType of ['application/json', 'text/json; charset=utf-8']) {
      const response = await register(body, contentType);
      expect([response.status, await response.text()]).toEqual([204, '']);
    }
    const { realtimeRegistrations } = apiOf(simulator);
    const registrations = await realtimeRegistrations.list();
    expect(registrations).toHaveLength(2);
    for (const { id = '' } of registrations) await realtimeRegistrations.remove({ id });
  });

  test('integers may stand in quotes, and seconds have nine digits', async () => {
    const body = JSON.stringify({
      Name: 'Quoted',
      DeviceEnergyType: 1,
      Serial: '123456',
      ValueDate: '2026-06-15T08:00:00.123456789Z',
    });
    const response = await ask('/Devices', {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(await response.json()).toMatchObject({
      Serial: 123456,
      ValueDate: '2026-06-15T08:00:00.1234567Z',
    });
  });

  test('a day may be written as the Excel guide has it', async () => {
    const [house] = await apiOf(simulator).devices.list();
    const response = await ask(`/ValuesInPast/${house?.id ?? ''}?date=06.14.2026`);
    expect(await response.json()).toMatchObject({ Date: expect.stringMatching(/^2026-06-14T00:00:00/) });
  });

  test('the id of a partner’s device may travel in the query', async () => {
    const [flat] = await apiOf(simulator).partner.devices.list();
    const id = flat?.id ?? '';
    expect((await ask(`/partner/fastsenddevicevalues?id=${id}`)).status).toBe(204);
    const range = 'startDate=2026-06-14T00:00:00Z&endDate=2026-06-14T01:00:00Z&interval=15';
    expect(await (await ask(`/partner/ValuesInPastMultiple?id=${id}&${range}`)).json()).toHaveLength(4);
  });
});

describe('what is refused', () => {
  const json = { 'content-type': 'application/json' };
  test.each<[number, string, Parameters<typeof ask>[1]]>([
    [404, '/NoSuchThing', {}],
    [404, '/Devices/3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', {}],
    [404, '/DeviceBySerial?serial=1', {}],
    [405, '/User', { method: 'PATCH' }],
    [400, '/Devices/not-a-guid', {}],
    [400, '/DeviceBySerial', {}],
    [400, '/RegisterForRealtimeApi', { method: 'POST', body: '{"registrationType":', headers: json }],
    [
      400,
      '/RegisterForRealtimeApi',
      { method: 'POST', body: '{"registrationType":0,"apiUrl":"http://127.0.0.1:1/"}', headers: json },
    ],
    [
      400,
      '/RegisterForRealtimeApi',
      { method: 'POST', body: '{"registrationType":2,"apiUrl":"ftp://127.0.0.1/"}', headers: json },
    ],
    [
      404,
      '/RegisterForRealtimeApi',
      {
        method: 'POST',
        body: '{"registrationType":1,"apiUrl":"http://127.0.0.1:1/","serialNumber":"1"}',
        headers: json,
      },
    ],
    [
      415,
      '/RegisterForRealtimeApi',
      { method: 'POST', body: 'registrationType=2', headers: { 'content-type': 'text/plain' } },
    ],
    [413, '/RegisterForRealtimeApi', { method: 'POST', body: 'x'.repeat(5 * 1024 * 1024), headers: json }],
  ])('%d for %s %j', async (status, path, init) => {
    const response = await ask(path, init);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      status,
      traceId: response.headers.get('cf-ray'),
      title: expect.any(String),
      detail: expect.any(String),
    });
  });

  test.each([
    undefined,
    'ApiKey wrong',
    'Bearer wrong',
    `Basic ${btoa('demo:wrong')}`,
    `Basic ${btoa('cardaccesstoken_1:x')}`,
    'ApiKey',
    'Digest x',
  ])('the credentials %s with 401', async (authorization) => {
    const response = await fetch(`${simulator.url}/User`, {
      headers: authorization === undefined ? {} : { authorization },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('ApiKey');
  });

  test('a key without the scope of the call with 403, naming the scope', async () => {
    simulator.state.addApiKey('only-users', { scopes: ['user.read'] });
    const api = apiOf(simulator, apiKey('only-users'));
    expect(await api.user.get()).toMatchObject({ username: 'demo' });
    await expect(api.devices.list()).rejects.toMatchObject({ code: 'missing_scope', status: 403 });
    await expect(api.devices.list()).rejects.toThrow('device.read');
  });

  test('a scope lets its holder do what lies below it', async () => {
    simulator.state.addApiKey('writer', { scopes: ['device.readwrite', 'realtimeapi.readwrite'] });
    const api = apiOf(simulator, apiKey('writer'));
    expect((await api.devices.list()).length).toBeGreaterThan(0);
    expect(await api.realtimeRegistrations.list()).toEqual([]);
  });

  test('an account without the licence with 403; what belongs to another account is not there', async () => {
    const [anna] = simulator.state.account.users;
    simulator.state.addApiKey('anna', anna && { account: anna });
    const api = apiOf(simulator, apiKey('anna'));
    await expect(api.partner.users.list()).rejects.toMatchObject({ status: 403, code: 'license_required' });
    const [own] = await api.devices.list();
    const [other] = await apiOf(simulator).devices.list();
    expect(own?.name).toBe('Flat');
    await expect(api.devices.get({ id: other?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('signs in by API key, Basic and an access token of its own authorization server', async () => {
  const { oauth, username, password } = simulator.credentials;
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope: 'user.read',
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret,
  });
  const { access_token: token } = (await (
    await fetch(`${simulator.url}/oauth/token`, { method: 'POST', body })
  ).json()) as { access_token: string };
  for (const auth of [
    apiKey(simulator.credentials.apiKey),
    basicAuth({ username, password }),
    bearer(token),
  ]) {
    expect(await apiOf(simulator, auth).user.get()).toMatchObject({ id: 48213 });
  }
});
