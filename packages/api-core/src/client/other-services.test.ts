import { describe, expect, test } from '@jest/globals';
import { empty, json, raw, serve } from '@smart-me-tools/testing';
import { apiKey, type AuthProvider } from '../auth/auth-provider.ts';
import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import { type Service, smartMe } from '../error/service.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import { clientOf } from '../testing/client-of.ts';
import { failure } from '../testing/failure.ts';
import { text } from '../wire/scalars.ts';
import { wireObject } from '../wire/wire-object.ts';
import { createClient } from './create-client.ts';

const weather: Service = {
  name: 'the weather service',
  requestIdHeader: 'x-request-id',
  readError: ({ status, body }) => {
    const { reason, kind } = JSON.parse(body) as { reason?: string; kind?: string };
    return {
      message: reason,
      ...(kind === 'quota' ? { code: 'rate_limited', hint: `Quota used up (${status}).` } : {}),
    };
  },
};
const forecast = wireObject({ text });
const getForecast = defineEndpoint({
  service: weather,
  method: 'GET',
  path: '/forecast',
  response: forecast,
});
const ownEndpoint = defineEndpoint({
  service: undefined,
  method: 'GET',
  path: '/own',
  scope: 'own.read',
  response: forecast,
});
const getUser = defineEndpoint({ service: smartMe, method: 'GET', path: '/User', response: forecast });
const elsewhere = defineEndpoint({
  service: { name: 'elsewhere', baseUrl: 'https://elsewhere.test/v1/' },
  method: 'GET',
  path: '/x',
  response: forecast,
});

/** A client without `baseUrl` that writes down where it calls, and whether it asked for credentials. */
function homeless() {
  const sent: string[] = [];
  let asked = 0;
  const auth: AuthProvider = {
    authorization: () => {
      asked += 1;
      return 'secret-of-the-weather';
    },
  };
  const fetch = (url: URL | RequestInfo): Promise<Response> => {
    sent.push(url as string);
    return Promise.resolve(Response.json({ text: 'rain' }));
  };
  return { client: createClient({ auth, fetch }), sent, asked: () => asked };
}

describe('a client without baseUrl', () => {
  test.each([
    ['has a service without an address', getForecast],
    ['has no service', ownEndpoint],
  ])('sends nothing, to smart-me least of all, when the endpoint %s', async (_what, endpoint) => {
    const { client, sent, asked } = homeless();
    const error = await failure(client.call(endpoint));
    expect(error.code).toBe('invalid_request');
    const which = endpoint === getForecast ? '/forecast' : '/own';
    expect(error.message).toBe(`GET ${which}: not sent: the endpoint has no address of its own.`);
    expect(error.hint).toBe(
      'Give createClient the baseUrl of the service whose credentials auth has; one client for each service.',
    );
    expect([sent, asked()]).toEqual([[], 0]);
  });

  test('calls the service where it is', async () => {
    const { client, sent } = homeless();
    await client.call(getUser);
    expect(sent).toEqual(['https://api.smart-me.com/User']);
    const other = homeless();
    await other.client.call(elsewhere);
    expect(other.sent).toEqual(['https://elsewhere.test/v1/x']);
  });

  test('stays with the service of its first call: the credentials are for that one', async () => {
    for (const [first, second] of [
      [getUser, elsewhere],
      [elsewhere, getUser],
    ] as const) {
      const { client, sent, asked } = homeless();
      await client.call(first);
      const error = await failure(client.call(second));
      expect(error.code).toBe('invalid_request');
      expect(error.message).toMatch(
        /: not sent: the endpoint is of (?:elsewhere|smart-me), and this client calls (?:smart-me|elsewhere)\.$/,
      );
      await client.call(first);
      expect([sent.length, asked()]).toEqual([2, 2]);
    }
  });
});

test('a client with baseUrl calls everything there', async () => {
  await using server = await serve(json({ text: 'rain' }));
  const client = clientOf(server);
  for (const endpoint of [getForecast, ownEndpoint, getUser, elsewhere]) await client.call(endpoint);
  expect(server.requests.map(({ url }) => url)).toEqual(['/forecast', '/own', '/User', '/x']);
});

describe('credentials in a header of their own', () => {
  test('go there and nowhere else', async () => {
    await using server = await serve(json({ text: 'rain' }));
    await clientOf(server, { auth: apiKey('s3cr3t-key', { header: 'X-Api-Key' }) }).call(getForecast);
    expect(server.requests[0]?.headers).toMatchObject({ 'x-api-key': 's3cr3t-key' });
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  test('are asked for once more after a 401', async () => {
    await using server = await serve(empty(401), json({ text: 'rain' }));
    const auth: AuthProvider = {
      header: 'X-Session',
      authorization: ({ rejected }) => (rejected === 'old' ? 'new' : 'old'),
    };
    await clientOf(server, { auth }).call(getForecast);
    expect(server.requests.map(({ headers }) => headers['x-session'])).toEqual(['old', 'new']);
  });

  test('stay out of errors and hooks', async () => {
    await using server = await serve((response, { headers }) => {
      raw(`no such key: ${String(headers['x-api-key'])}`, 400)(response, {
        method: '',
        url: '',
        headers,
        body: '',
      });
    });
    const auth = apiKey('s3cr3t+key', { header: 'X-Api-Key' });
    const error = await failure(clientOf(server, { auth }).call(ownEndpoint));
    expect(error.message).toContain('no such key: [redacted]');
  });

  test.each(['X Api Key', 'X-Api-Key:', '', 'X-Api-Key\n'])(
    'need a name that a header can have: %j',
    (header) => {
      expect(() => createClient({ auth: apiKey('key', { header }) })).toThrow(SmartMeError);
    },
  );
});

describe('an error of another service', () => {
  const errorOf = async (body: string, status = 400) => {
    await using server = await serve(raw(body, status, { 'x-request-id': 'r-17', 'cf-ray': 'ray-1' }));
    return await failure(clientOf(server, { retry: { limit: 0 } }).call(getForecast));
  };

  test('is read in its own form, without the secrets of the call', async () => {
    const error = await errorOf('{"reason":"no station\\nfor key-of-the-test"}');
    expect(error).toMatchObject({ code: 'invalid_request', status: 400, requestId: 'r-17' });
    expect(error.message).toMatch(/The server says: no station for \[redacted\]$/);
  });

  test('can have a code and a hint of its own', async () => {
    await expect(errorOf('{"kind":"quota"}', 403)).resolves.toMatchObject({
      code: 'rate_limited',
      hint: 'Quota used up (403).',
    });
  });

  test('that its reader cannot read is read like those of a service without a reader', async () => {
    expect((await errorOf('no JSON')).message).toContain('The server says: no JSON');
  });

  test('names the service where its support is meant, and not smart-me', async () => {
    for (const status of [401, 402, 403, 404, 429, 500, 521]) {
      const { message, hint } = await errorOf('{}', status);
      expect(message + hint).not.toContain('smart-me');
    }
    expect((await errorOf('{}', 500)).hint).toContain('the support of the weather service');
  });
});

test('an endpoint without a service has no request id, and its errors speak of the service', async () => {
  await using server = await serve(empty(500, { 'cf-ray': 'ray-1' }));
  const error = await failure(clientOf(server, { retry: { limit: 0 } }).call(ownEndpoint));
  expect(error.requestId).toBeUndefined();
  expect(error.hint).toContain('the support of the service');
});
