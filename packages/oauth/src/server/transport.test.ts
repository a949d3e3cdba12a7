import { describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { deviceClient } from './client-kind.ts';
import { clientCredentials } from '../grants/client-credentials.ts';
import { createOAuthClient, type OAuthClientOptions } from '../client/oauth-client.ts';
import { type TestResponse, freshTokens, startAuthorizationServer } from '../testing/authorization-server.ts';
import { clock, server, useFixture } from '../testing/token-source-fixture.ts';
import { Tokens } from './tokens.ts';

useFixture();

const ask = (options: Partial<OAuthClientOptions> = {}, signal?: AbortSignal): Promise<Tokens> =>
  createOAuthClient({
    client: deviceClient({ clientId: 'meter', clientSecret: 'SECRET-client' }),
    baseUrl: server.url,
    clock,
    ...options,
  }).requestTokens(clientCredentials({ scopes: ['device.read'] }), { signal });

describe('a token request', () => {
  test.each<[string, TestResponse, string]>([
    ['an error of RFC 6749', { status: 400, json: { error: 'invalid_scope' } }, 'invalid_scope'],
    [
      '401 with a challenge',
      { status: 401, headers: { 'www-authenticate': 'Basic' }, json: { error: 'invalid_client' } },
      'invalid_client',
    ],
    ['401 and no body', { status: 401, text: '' }, 'invalid_client'],
    ['500', { status: 500, text: '<h1>oops</h1>' }, 'server_error'],
    [
      '404 in HTML',
      { status: 404, headers: { 'content-type': 'text/html' }, text: '<h1>?</h1>' },
      'unexpected_response',
    ],
    ['an error of no RFC', { status: 400, json: { error: 'teapot' } }, 'unexpected_response'],
    [
      'a redirect',
      { status: 302, headers: { location: 'https://evil.example/' }, text: '' },
      'unexpected_response',
    ],
    ['200 and no JSON', { text: 'SECRET-access' }, 'unexpected_response'],
    ['200 and an array', { json: ['SECRET-access'] }, 'unexpected_response'],
    ['200 and no token', { json: { token_type: 'bearer' } }, 'unexpected_response'],
    [
      'a token of another type',
      { json: { access_token: 'SECRET-access', token_type: 'mac' } },
      'unexpected_response',
    ],
    [
      'a token that no header can hold',
      { json: { access_token: 'SECRET\n', token_type: 'bearer' } },
      'unexpected_response',
    ],
    ['200 and an error of RFC 6749', { json: { error: 'invalid_scope' } }, 'invalid_scope'],
    [
      '200, an error and null in place of the token',
      { json: { error: 'invalid_grant', access_token: null } },
      'invalid_grant',
    ],
    [
      '200, an error and an empty token',
      { json: { error: 'invalid_grant', access_token: '' } },
      'invalid_grant',
    ],
    ['200 and an error of no RFC', { json: { error: 'teapot' } }, 'unexpected_response'],
    ['403', { status: 403, text: '' }, 'unexpected_response'],
    ['a 501', { status: 501, text: '' }, 'server_error'],
  ])('tells of %s by its code, and does not repeat it', async (_what, response, code) => {
    server.respondWith(response);
    expect(await failureOf(ask())).toMatchObject({
      name: 'OAuthError',
      code,
      hint: expect.any(String) as unknown,
    });
    expect(server.requests).toHaveLength(1);
  });

  test('repeats what the server says of it, the secrets aside', async () => {
    server.respondWith({
      status: 400,
      json: { error: 'invalid_scope', error_description: 'device.read is not for SECRET-client' },
    });
    expect(await failureOf(ask())).toMatchObject({
      message:
        'The server refused the client_credentials request: invalid_scope, device.read is not for [redacted].',
    });
  });

  test.each([
    ['The client is locked.', 'invalid_client, The client is locked.'],
    ['Not now...  ', 'invalid_client, Not now.'],
    [' . ', 'invalid_client.'],
    ['', 'invalid_client.'],
  ])('ends the sentence once: %j', async (description, end) => {
    server.respondWith({ status: 401, json: { error: 'invalid_client', error_description: description } });
    expect(await failureOf(ask())).toMatchObject({
      message: `The server refused the client_credentials request: ${end}`,
    });
  });

  test.each<[string, Record<string, unknown>, number | undefined, string[]]>([
    ['numbers as text', { expires_in: '60' }, 60_000, ['device.read']],
    ['nulls', { expires_in: null, scope: null }, undefined, ['device.read']],
    ['empty texts', { expires_in: ' ', scope: '' }, undefined, ['device.read']],
    ['an end that is no number', { expires_in: 'soon' }, undefined, ['device.read']],
    ['an end before the beginning', { expires_in: -1 }, undefined, ['device.read']],
    ['an end beyond all dates', { expires_in: 1e306 }, 100 * 365 * 86_400_000, ['device.read']],
    ['an end of another type', { expires_in: { seconds: 60 } }, undefined, ['device.read']],
    ['scopes as a list', { scope: ['user.read', 'device.read'] }, 3_600_000, ['user.read', 'device.read']],
    ['scopes of another type', { scope: { 'user.read': true } }, 3_600_000, ['device.read']],
    ['a list of something else', { scope: [1] }, 3_600_000, ['device.read']],
    ['no type', { token_type: null }, 3_600_000, ['device.read']],
    ['a type in capitals', { token_type: 'BEARER ' }, 3_600_000, ['device.read']],
    ['an error beside a token', { error: 'teapot' }, 3_600_000, ['device.read']],
  ])('does not lose a token for %s', async (_what, members, life, scopes) => {
    server.respondWith({ json: freshTokens(members) });
    const tokens = await ask();
    expect(tokens.accessToken).toMatch(/^SECRET-access-/);
    expect(tokens.expiresAt).toBe(life === undefined ? undefined : clock.now() + life);
    expect(tokens.scopes).toEqual(scopes);
    expect(Tokens.parse(tokens.serialize()).expiresAt).toBe(tokens.expiresAt);
  });

  test.each([
    ['in a URL, in lower case', 'key%2b%2f%26end'],
    ['in HTML by numbers', 'key&#x2b;&#x2f;&#x26;end'],
    ['in HTML by names', 'key+/&amp;end'],
    ['in JSON', String.raw`key\u002B\/\u0026end`],
  ])('does not repeat a secret that the server quotes %s', async (_how, quoted) => {
    server.respondWith({
      status: 400,
      json: { error: 'invalid_scope', error_description: `not ${quoted}` },
    });
    const client = deviceClient({ clientId: 'meter', clientSecret: 'key+/&end' });
    expect(await failureOf(ask({ client }))).toMatchObject({
      message: expect.stringMatching(/invalid_scope, not \[redacted\]\.$/) as unknown,
    });
  });

  test('keeps control and bidi characters of the server off the terminal', async () => {
    const error_description = 'a\u001b[31mb\u202ec\u0085d\r\ne';
    server.respondWith({ status: 400, json: { error: 'invalid_scope', error_description } });
    expect(await failureOf(ask())).toMatchObject({
      message: expect.stringMatching(/, a \[31mb c d e\.$/) as unknown,
    });
  });

  test.each([
    ['the beginning of a long explanation', 4_096, 300],
    ['nothing of what is no explanation', 4_097, 0],
  ])('repeats %s', async (_what, length, quoted) => {
    server.respondWith({
      status: 400,
      json: { error: 'invalid_scope', error_description: 'x'.repeat(length) },
    });
    const { message } = (await failureOf(ask())) as Error;
    expect(/x*\.$/.exec(message)?.[0]).toHaveLength(quoted + 1);
  });

  test('names the server that it cannot reach, and the reason', async () => {
    const gone = await startAuthorizationServer();
    await gone[Symbol.asyncDispose]();
    expect(await failureOf(ask({ baseUrl: gone.url }))).toMatchObject({
      code: 'network',
      message: `The client_credentials request could not reach ${new URL(gone.url).host}: ECONNREFUSED.`,
      cause: { code: 'ECONNREFUSED' },
    });
  });

  test('ends when the server takes too long', async () => {
    server.respondWith(() => new Promise<never>(() => undefined));
    expect(await failureOf(ask({ timeout: 50 }))).toMatchObject({ code: 'timeout' });
    // Within so short a time the request may not even have arrived; it must not be repeated.
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });

  test('ends when its caller aborts it', async () => {
    const controller = new AbortController();
    server.respondWith(() => {
      controller.abort();
      return new Promise<never>(() => undefined);
    });
    const once = { retry: { limit: 0 } };
    expect(await failureOf(ask(once, controller.signal))).toMatchObject({ code: 'aborted' });
  });

  test.each([
    'http://smart-me.example',
    'http://127.0.0.1.smart-me.example',
    'http://10.0.0.1',
    'ftp://smart-me.example',
  ])('is not sent in the clear to %s', async (baseUrl) => {
    let sent = false;
    const spy: typeof fetch = () => {
      sent = true;
      return Promise.reject(new TypeError('sent'));
    };
    expect(await failureOf(ask({ baseUrl, fetch: spy }))).toMatchObject({ code: 'insecure_endpoint' });
    expect(sent).toBe(false);
  });

  test('goes through the `fetch` that it is given', async () => {
    const urls: unknown[] = [];
    const spy: typeof fetch = (url, init) => {
      urls.push(url);
      return fetch(url, init);
    };
    await ask({ fetch: spy });
    expect(urls).toEqual([`${server.url}/oauth/token`]);
  });

  test('is told to the hook, each attempt of it; what the hook throws changes nothing', async () => {
    server.respondWith({ status: 503, headers: { 'retry-after': '1' } }, { json: freshTokens() });
    const events: unknown[] = [];
    await ask({
      onExchange: (event) => {
        events.push(event);
        throw new Error('the log is full');
      },
    });
    const about = { label: 'client_credentials', url: `${server.url}/oauth/token`, duration: 0 };
    expect(events).toEqual([
      {
        ...about,
        attempt: 1,
        status: 503,
        error: expect.objectContaining({ code: 'temporarily_unavailable' }) as unknown,
      },
      { ...about, attempt: 2, status: 200, error: undefined },
    ]);
  });
});
