import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { confidential, deviceClient } from '../server/client-kind.ts';
import type { OAuthClient, OAuthClientOptions } from '../client/oauth-client.ts';
import { freshTokens } from '../testing/authorization-server.ts';
import { server, useFixture } from '../testing/token-source-fixture.ts';
import { begin, callback, clientOf, good, REDIRECT_URI } from '../testing/code-grant.ts';
import type { PendingAuthorization } from './pending-authorization.ts';

useFixture();

const client = (options: Partial<OAuthClientOptions> = {}): OAuthClient => clientOf(server, options);

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

  test('takes the issuer that it asked', async () => {
    const oauth = client();
    const { pending } = await begin(oauth);
    await expect(oauth.complete(`${good(pending)}&iss=${server.url}`, pending)).resolves.toBeDefined();
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
