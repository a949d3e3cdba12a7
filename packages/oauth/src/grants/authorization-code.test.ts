import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { confidential, deviceClient, publicClient } from '../server/client-kind.ts';
import { createOAuthClient, type OAuthClient, type OAuthClientOptions } from '../client/oauth-client.ts';
import {
  freshTokens,
  startAuthorizationServer,
  type TestAuthorizationServer,
  type TestResponse,
} from '../testing/authorization-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import type { BegunAuthorization } from './authorization-code.ts';
import type { PendingAuthorization } from './pending-authorization.ts';

let server: TestAuthorizationServer;
beforeEach(async () => {
  server = await startAuthorizationServer();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const REDIRECT_URI = 'https://app.example/callback';
const client = (options: Partial<OAuthClientOptions> = {}): OAuthClient =>
  createOAuthClient({
    client: publicClient({ clientId: 'app' }),
    baseUrl: server.url,
    clock: manualClock(),
    ...options,
  });
const begin = (oauth: OAuthClient, pkce = true): Promise<BegunAuthorization> =>
  oauth.begin({ redirectUri: REDIRECT_URI, scopes: ['device.read', 'offline_access'], pkce });
const callback = (parameters: Record<string, string>): string =>
  `${REDIRECT_URI}?${new URLSearchParams(parameters).toString()}`;
const good = ({ state }: PendingAuthorization): string => callback({ code: 'SECRET-code', state });

describe('the authorization code grant', () => {
  test('sends the person to the authorization endpoint with state and an S256 challenge', async () => {
    const { url, pending } = await begin(client());
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe(`${server.url}/oauth/authorize`);
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: 'code',
      client_id: 'app',
      redirect_uri: REDIRECT_URI,
      scope: 'device.read offline_access',
      state: pending.state,
      code_challenge: createHash('sha256')
        .update(pending.codeVerifier ?? '')
        .digest('base64url'),
      code_challenge_method: 'S256',
    });
  });

  test('survives a restart between its halves: `pending` goes through JSON', async () => {
    const { pending } = await begin(client());
    const kept = JSON.stringify(pending);
    server.respondWith({ json: freshTokens({ refresh_token: 'SECRET-refresh' }) });
    const tokens = await client().complete(good(pending), JSON.parse(kept) as PendingAuthorization);
    expect(tokens.refreshToken).toBe('SECRET-refresh');
    expect(tokens.scopes).toEqual(['device.read', 'offline_access']);
    expect(Object.fromEntries(server.requests[0]?.form ?? [])).toEqual({
      grant_type: 'authorization_code',
      client_id: 'app',
      code: 'SECRET-code',
      redirect_uri: REDIRECT_URI,
      code_verifier: pending.codeVerifier,
    });
  });

  test('works without PKCE when told to', async () => {
    const secret = confidential({ clientId: 'web', clientSecret: 'SECRET-client' });
    const oauth = client({ client: secret });
    const { url, pending } = await begin(oauth, false);
    expect(new URL(url).searchParams.has('code_challenge')).toBe(false);
    await oauth.complete(good(pending), pending);
    expect(server.requests[0]?.form.has('code_verifier')).toBe(false);
    expect(server.requests[0]?.form.get('client_secret')).toBe('SECRET-client');
  });

  test('takes a URL object, and a path alone as web frameworks give it', async () => {
    const oauth = client();
    const [one, other] = [await begin(oauth), await begin(oauth)];
    await oauth.complete(new URL(good(one.pending)), one.pending);
    await oauth.complete(`/callback?code=c&state=${other.pending.state}`, other.pending);
    expect(server.requests).toHaveLength(2);
  });

  test('lets parameters of the caller add to the request, never replace its own', async () => {
    const { url } = await client().begin({
      redirectUri: REDIRECT_URI,
      scopes: [],
      parameters: { prompt: 'consent', state: 'mine', client_id: 'mine' },
    });
    const { searchParams } = new URL(url);
    expect(searchParams.get('prompt')).toBe('consent');
    expect(searchParams.get('client_id')).toBe('app');
    expect(searchParams.get('state')).not.toBe('mine');
  });

  test.each([
    ['another state', () => callback({ code: 'c', state: 'other' }), 'state_mismatch'],
    ['no state', () => callback({ code: 'c' }), 'state_mismatch'],
    [
      'another issuer',
      (state: string) => callback({ code: 'c', state, iss: 'https://evil.example' }),
      'issuer_mismatch',
    ],
    ['no code', (state: string) => callback({ state }), 'invalid_callback'],
    ['two states', (state: string) => `${callback({ code: 'c', state })}&state=x`, 'state_mismatch'],
    [
      'the state twice',
      (state: string) => `${callback({ code: 'c', state })}&state=${state}`,
      'state_mismatch',
    ],
    ['two forged states', () => `${callback({ code: 'c', state: 'a' })}&state=b`, 'state_mismatch'],
    ['two codes and no state', () => `${callback({ code: 'c' })}&code=x`, 'state_mismatch'],
    [
      'the beginning of the state',
      (state: string) => callback({ code: 'c', state: state.slice(0, -1) }),
      'state_mismatch',
    ],
    ['more than the state', (state: string) => callback({ code: 'c', state: `${state}x` }), 'state_mismatch'],
    ['two issuers', (state: string) => `${callback({ code: 'c', state })}&iss=a&iss=a`, 'invalid_callback'],
    ['an empty code', (state: string) => callback({ code: '', state }), 'invalid_callback'],
    ['two codes', (state: string) => `${callback({ code: 'c', state })}&code=x`, 'invalid_callback'],
    ['what is no URL', () => 'http://[', 'invalid_callback'],
    [
      'the refusal of the person',
      (state: string) => callback({ error: 'access_denied', state }),
      'access_denied',
    ],
    ['an error of no RFC', (state: string) => callback({ error: 'teapot', state }), 'unexpected_response'],
    ['an error with another state', () => callback({ error: 'access_denied', state: 'x' }), 'state_mismatch'],
  ])('refuses a callback with %s, and asks for no tokens', async (_what, forge, code) => {
    const oauth = client();
    const { pending } = await begin(oauth);
    expect(await failureOf(oauth.complete(forge(pending.state), pending))).toMatchObject({
      name: 'OAuthError',
      code,
    });
    expect(server.requests).toHaveLength(0);
  });

  test('is not spoilt by a forged callback: the right one still counts', async () => {
    const oauth = client();
    const { pending } = await begin(oauth);
    await failureOf(oauth.complete(callback({ code: 'c', state: 'other' }), pending));
    await expect(oauth.complete(good(pending), pending)).resolves.toBeDefined();
  });

  test('takes the issuer that it asked', async () => {
    const oauth = client();
    const { pending } = await begin(oauth);
    await expect(oauth.complete(`${good(pending)}&iss=${server.url}`, pending)).resolves.toBeDefined();
  });

  test('gives the same tokens for the same callback twice at once, and refuses it later', async () => {
    const oauth = client();
    const { pending } = await begin(oauth);
    const [one, other] = await Promise.all([
      oauth.complete(good(pending), pending),
      oauth.complete(good(pending), pending),
    ]);
    expect(one.accessToken).toMatch(/^SECRET-access-/);
    expect(other.accessToken).toBe(one.accessToken);
    expect(await failureOf(oauth.complete(good(pending), pending))).toMatchObject({
      code: 'callback_replayed',
    });
    expect(server.requests).toHaveLength(1);
  });

  test('fails both of two callbacks at once when the server refuses the code', async () => {
    server.respondWith({ status: 400, json: { error: 'invalid_grant' } });
    const oauth = client();
    const { pending } = await begin(oauth);
    const attempts = [oauth.complete(good(pending), pending), oauth.complete(good(pending), pending)];
    for (const attempt of attempts) expect(await failureOf(attempt)).toMatchObject({ code: 'invalid_grant' });
    expect(await failureOf(oauth.complete(good(pending), pending))).toMatchObject({
      code: 'callback_replayed',
    });
    expect(server.requests).toHaveLength(1);
  });

  test('goes on with the second of two callbacks when the first was given up', async () => {
    const oauth = client();
    const { pending } = await begin(oauth);
    const controller = new AbortController();
    server.respondWith(
      () => {
        controller.abort();
        return new Promise<never>(() => undefined);
      },
      { json: freshTokens({ access_token: 'SECRET-second' }) },
    );
    const first = failureOf(oauth.complete(good(pending), pending, { signal: controller.signal }));
    const second = oauth.complete(good(pending), pending);
    expect(await first).toMatchObject({ code: 'aborted' });
    expect((await second).accessToken).toBe('SECRET-second');
  });

  test('lets the second of two callbacks be given up, and the first go on', async () => {
    const oauth = client();
    const { pending } = await begin(oauth);
    const controller = new AbortController();
    const opened = Promise.withResolvers<undefined>();
    server.respondWith(async () => {
      await opened.promise;
      return { json: freshTokens() };
    });
    const first = oauth.complete(good(pending), pending);
    const second = failureOf(oauth.complete(good(pending), pending, { signal: controller.signal }));
    controller.abort();
    expect(await second).toMatchObject({ code: 'aborted' });
    opened.resolve(undefined);
    expect((await first).accessToken).toMatch(/^SECRET-access-/);
  });

  test('remembers the last 1,000 completed sign-ins, and leaves older ones to the server', async () => {
    const oauth = client({ fetch: () => Promise.resolve(Response.json(freshTokens())) });
    const begun = await Promise.all(Array.from({ length: 1_001 }, () => begin(oauth)));
    for (const { pending } of begun) await oauth.complete(good(pending), pending);
    const [oldest, second] = begun;
    if (oldest === undefined || second === undefined) throw new Error('unreachable');
    expect(await failureOf(oauth.complete(good(second.pending), second.pending))).toMatchObject({
      code: 'callback_replayed',
    });
    await expect(oauth.complete(good(oldest.pending), oldest.pending)).resolves.toBeDefined();
  });

  test('tells of a code that another process has used: the server refuses it', async () => {
    server.respondWith({ status: 400, json: { error: 'invalid_grant' } });
    const oauth = client();
    const { pending } = await begin(oauth);
    expect(await failureOf(oauth.complete(good(pending), pending))).toMatchObject({
      code: 'invalid_grant',
      status: 400,
    });
  });

  test.each<[string, TestResponse, string]>([
    ['503', { status: 503, headers: { 'retry-after': '100' } }, 'temporarily_unavailable'],
    ['429', { status: 429, headers: { 'retry-after': '100' } }, 'rate_limited'],
    ['a broken connection', { cut: true }, 'network'],
  ])(
    'can be completed again when the server could not look at the code: %s',
    async (_what, response, code) => {
      const oauth = client({ retry: { limit: 0 } });
      const { pending } = await begin(oauth);
      server.respondWith(response);
      expect(await failureOf(oauth.complete(good(pending), pending))).toMatchObject({ code });
      server.respondWith({ json: freshTokens() });
      await expect(oauth.complete(good(pending), pending)).resolves.toBeDefined();
    },
  );

  test('can be completed again when the response took too long', async () => {
    let isSlow = true;
    const fetch: typeof globalThis.fetch = (_url, init) =>
      isSlow
        ? new Promise((_resolve, reject) => {
            init?.signal?.addEventListener('abort', () => {
              reject(new Error('too long'));
            });
          })
        : Promise.resolve(Response.json(freshTokens()));
    const oauth = client({ fetch, timeout: 20 });
    const { pending } = await begin(oauth);
    expect(await failureOf(oauth.complete(good(pending), pending))).toMatchObject({ code: 'timeout' });
    isSlow = false;
    await expect(oauth.complete(good(pending), pending)).resolves.toBeDefined();
  });

  test('refuses to go on without the code verifier it began with', async () => {
    const oauth = client();
    const { pending } = await begin(oauth);
    const without = (...names: string[]): PendingAuthorization =>
      Object.fromEntries(
        Object.entries(pending).filter(([name]) => !names.includes(name)),
      ) as PendingAuthorization & Record<string, unknown>;
    const stripped = [without('codeVerifier'), without('codeVerifier', 'codeChallengeMethod')];
    for (const rest of stripped) {
      expect(await failureOf(oauth.complete(good(pending), rest))).toMatchObject({
        code: 'missing_code_verifier',
      });
    }
    expect(server.requests).toHaveLength(0);
  });

  test('refuses the `pending` of another authorization server, and what is none', async () => {
    const oauth = client();
    const { pending } = await begin(oauth);
    const elsewhere = { ...pending, issuer: 'https://other.example' };
    expect(await failureOf(oauth.complete(good(pending), elsewhere))).toMatchObject({
      code: 'issuer_mismatch',
    });
    const nothing = {} as PendingAuthorization;
    expect(await failureOf(oauth.complete(good(pending), nothing))).toMatchObject({
      code: 'invalid_request',
    });
  });

  test('wants the issuer named when the metadata promises it (RFC 9207)', async () => {
    server.respondWith({
      json: {
        issuer: server.url,
        authorization_endpoint: `${server.url}/authorize`,
        token_endpoint: `${server.url}/token`,
        authorization_response_iss_parameter_supported: true,
      },
    });
    const oauth = client({ discovery: true });
    const { pending } = await begin(oauth);
    expect(await failureOf(oauth.complete(good(pending), pending))).toMatchObject({
      code: 'issuer_mismatch',
    });
  });

  test('sends nobody to a page that is not https', async () => {
    const endpoints = { authorization: 'http://smart-me.example/authorize' };
    expect(await failureOf(begin(client({ endpoints })))).toMatchObject({ code: 'insecure_endpoint' });
  });

  test('is refused to a device client', async () => {
    const device = deviceClient({ clientId: 'meter', clientSecret: 'SECRET-client' });
    expect(await failureOf(begin(client({ client: device })))).toMatchObject({ code: 'unauthorized_client' });
    const { pending } = await begin(client());
    expect(await failureOf(client({ client: device }).complete(good(pending), pending))).toMatchObject({
      code: 'unauthorized_client',
    });
  });

  test('shows neither state nor verifier when `pending` is logged', async () => {
    const { pending } = await begin(client());
    expect(inspect(pending)).not.toContain(pending.state);
    expect(inspect({ pending }, { depth: 9 })).not.toContain(pending.codeVerifier);
  });
});
