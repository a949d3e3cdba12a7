import { describe, expect, test } from '@jest/globals';
import { apiKey, type AuthProvider, bearer } from '../auth/auth-provider.ts';
import { basicAuth } from '../auth/basic-auth.ts';
import { createClient } from '../client/create-client.ts';
import { defineEndpoint } from '../endpoint/define-endpoint.ts';
import { failure } from '../testing/failure.ts';
import { type Service, smartMe } from './service.ts';
import type { SmartMeError } from './smart-me-error.ts';

const weather: Service = { name: 'the weather service' };

/** What a call ends in that gets this response. */
async function errorOf(
  response: { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string },
  {
    service = smartMe,
    path = '/Things',
    auth = apiKey('0123456789'),
    ...more
  }: { service?: Service; path?: string; auth?: AuthProvider; scope?: string; license?: 'professional' } = {},
): Promise<SmartMeError> {
  const { status, headers, body = null } = response;
  const fetch = (): Promise<Response> =>
    Promise.resolve(new Response(body, { status, ...(headers && { headers }) }));
  const client = createClient({ auth, baseUrl: 'https://smart-me.test', fetch, retry: { limit: 0 } });
  return failure(client.call(defineEndpoint({ method: 'GET', path, service, ...more })));
}

describe('an error says what has happened and what to do:', () => {
  const support = 'if it stays, name requestId to the support of smart-me.';
  const ids = 'Check the ids, that the account may see them, and the path of baseUrl.';
  const fewer = 'Wait for retryAfter and call less often: at longer intervals, for lists';

  test.each<[number, string, string]>([
    [
      300,
      'the server sent neither a result nor an error',
      'Check baseUrl, and that no cache, proxy or sign-in page responds in place of the API.',
    ],
    [
      400,
      'the server did not take the request',
      'Correct what the server names; the documentation of the call has the values that it takes.',
    ],
    [
      401,
      'the server refused the credentials',
      'The API key has expired, was revoked, or is of another platform than baseUrl: make a new one in the portal.',
    ],
    [402, 'the account lacks the licence', 'The call needs a licence of smart-me on the account.'],
    [403, 'the credentials do not allow it', 'Use an API key or access token with the scope of this call.'],
    [404, 'the server does not know it', `${ids} A customer's device is only in the partner API.`],
    [408, 'the request did not arrive in time', 'Check the connection.'],
    [429, 'the server asks for fewer calls', `${fewer}, or take readings from the realtime API.`],
    [
      499,
      'the server did not take the request',
      'Correct what the server names; the documentation of the call has the values that it takes.',
    ],
    [500, 'the server failed', `Call again later; ${support}`],
    [519, 'the server failed', `Call again later; ${support}`],
    [520, 'smart-me sent no response that its front (Cloudflare) could take', `Call again later; ${support}`],
    [
      525,
      'smart-me has no TLS certificate that its front (Cloudflare) could take',
      `Call again later; ${support}`,
    ],
    [
      526,
      'smart-me has no TLS certificate that its front (Cloudflare) could take',
      `Call again later; ${support}`,
    ],
    [527, 'smart-me sent no response that its front (Cloudflare) could take', `Call again later; ${support}`],
    [528, 'the server failed', `Call again later; ${support}`],
    [599, 'the server failed', `Call again later; ${support}`],
  ])('%i', async (status, cause, hint) => {
    const error = await errorOf({ status });
    expect(error.message).toBe(`GET /Things: ${cause} (${status}).`);
    expect(error.hint).toBe(hint);
  });

  test('a proxy that blocks', async () => {
    const error = await errorOf({ status: 403, body: '<html>' });
    expect(error.message).toBe(
      'GET /Things: blocked before it reached the API, by a proxy or firewall on the way (403). The server says: a page without a title',
    );
    expect(error.hint).toBe(
      `This is not about scopes: check the proxy, VPN and address of the caller; ${support}`,
    );
  });

  test('the partner API and other services know nothing of the partner API', async () => {
    expect((await errorOf({ status: 404 }, { path: '/partner/devices' })).hint).toBe(ids);
    expect((await errorOf({ status: 404 }, { service: weather })).hint).toBe(ids);
    expect((await errorOf({ status: 429 }, { service: weather })).hint).toBe(`${fewer}.`);
  });

  test('a licence that the call names, and its scope', async () => {
    const needs = { license: 'professional', scope: 'device.read' } as const;
    for (const status of [402, 403])
      expect(await errorOf({ status }, needs)).toMatchObject({
        code: 'license_required',
        hint: 'The call needs the Professional licence of smart-me on the account, and the scope device.read on the API key or access token.',
      });
    // What the server says decides between the two.
    for (const [said, code] of [
      ['The scope device.read is missing', 'missing_scope'],
      ['Claims missing', 'missing_scope'],
      ['Scoped elsewhere', 'license_required'],
      ['LICENSE or scope', 'license_required'],
    ])
      expect(await errorOf({ status: 403, body: said ?? '' }, needs)).toMatchObject({ code });
  });
});

describe('a 401 names what was sent and what to send:', () => {
  const expired = 'has expired, was revoked, or is of another platform than baseUrl';
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';

  test.each<[string, AuthProvider, string]>([
    [
      'a token as an API key',
      apiKey(token),
      'An access token was sent as an API key: sign in with bearer(token).',
    ],
    [
      'an API key as a token',
      bearer('0123456789'),
      `If an API key was sent as a Bearer token, sign in with apiKey(key). Otherwise the access token ${expired}.`,
    ],
    ['a token', bearer(token), `The access token ${expired}: get a new one.`],
    ['an encrypted token', bearer(`${token}..x`), `The access token ${expired}: get a new one.`],
    [
      'a token with more behind it',
      bearer(`${token}!`),
      `If an API key was sent as a Bearer token, sign in with apiKey(key). Otherwise the access token ${expired}.`,
    ],
    [
      'a token with more before it',
      bearer(`x${token}`),
      `If an API key was sent as a Bearer token, sign in with apiKey(key). Otherwise the access token ${expired}.`,
    ],
    [
      'half a token',
      bearer('eyJhbGciOiJSUzI1NiJ9.c2ln'),
      `If an API key was sent as a Bearer token, sign in with apiKey(key). Otherwise the access token ${expired}.`,
    ],
    [
      'a password',
      basicAuth({ username: 'ada', password: 'x' }),
      'User name or password is wrong, or refused: smart-me is ending this way to sign in. Use an API key.',
    ],
    [
      'a scheme in another case',
      { authorization: () => 'APIKEY 0123' },
      `The API key ${expired}: make a new one in the portal.`,
    ],
    ['a scheme that nobody knows', { authorization: () => 'Digest x' }, `The key ${expired}.`],
    [
      'nothing',
      { authorization: () => undefined },
      'The call was sent without credentials: give createClient an auth.',
    ],
  ])('%s', async (_what, auth, hint) => {
    expect((await errorOf({ status: 401 }, { auth })).hint).toBe(hint);
  });

  test('a password of another service', async () => {
    const auth = basicAuth({ username: 'ada', password: 'x' });
    expect((await errorOf({ status: 401 }, { auth, service: weather })).hint).toBe(
      'User name or password is wrong. Use an API key.',
    );
  });

  test('a token of which the server says that it has expired', async () => {
    const headers = { 'www-authenticate': 'Bearer error_description="EXPIRED"' };
    expect((await errorOf({ status: 401, headers }, { auth: bearer('0123') })).hint).toBe(
      `The access token ${expired}: get a new one.`,
    );
  });
});

describe('the id of a request', () => {
  test.each([
    ['x'.repeat(200), 'x'.repeat(200)],
    ['!~', '!~'],
    ['x'.repeat(201), undefined],
    ['a b', undefined],
    ['', undefined],
  ])('%j is told as %j', async (id, told) => {
    expect((await errorOf({ status: 500, headers: { 'cf-ray': id } })).requestId).toBe(told);
  });

  test('is that of the header that the service names', async () => {
    const headers = { 'cf-ray': 'ray', 'x-id': 'id' };
    expect((await errorOf({ status: 500, headers }, { service: weather })).requestId).toBeUndefined();
    expect(
      (await errorOf({ status: 500, headers }, { service: { ...weather, requestIdHeader: 'x-id' } }))
        .requestId,
    ).toBe('id');
  });
});
