import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { confidential, deviceClient } from './server/client-kind.ts';
import { clientCredentials } from './grants/client-credentials.ts';
import { deviceCode } from './grants/device-code.ts';
import { createOAuthClient, type OAuthClient } from './client/oauth-client.ts';
import { memoryStore } from './stores/token-store.ts';
import {
  type TestResponse,
  freshTokens,
  type ReceivedRequest,
  secretText,
  startAuthorizationServer,
  type TestAuthorizationServer,
} from './testing/authorization-server.ts';
import { manualClock, type ManualClock } from './testing/manual-clock.ts';
import { tokenSource } from './token-source/token-source.ts';
import { Tokens } from './server/tokens.ts';

// Every secret of these tests holds the word SECRET: so one search finds whichever gets out.

let server: TestAuthorizationServer;
let clock: ManualClock;
let told: unknown[];
beforeEach(async () => {
  server = await startAuthorizationServer();
  clock = manualClock();
  told = [];
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const credentials = { clientId: 'id', clientSecret: 'SECRET/client+1' };
/** What the Authorization header holds of them (RFC 6749 §2.3.1). */
const BASIC = btoa('id:SECRET%2Fclient%2B1');
const onExchange = (event: unknown): void => void told.push(event);
const web = (): OAuthClient =>
  createOAuthClient({ client: confidential(credentials), baseUrl: server.url, clock, onExchange });
const meter = (tokenEndpointAuthMethod: 'client_secret_post' | 'client_secret_basic'): OAuthClient =>
  createOAuthClient({
    client: deviceClient({ ...credentials, tokenEndpointAuthMethod }),
    baseUrl: server.url,
    clock,
    onExchange,
  });

/** All that a log could make of a value. */
function everythingOf(value: unknown): string {
  const stack = value instanceof Error ? (value.stack ?? '') + value.message : '';
  return (
    stack + inspect(value, { depth: 20, showHidden: true, getters: true }) + (JSON.stringify(value) || '')
  );
}

/** A server that says all it has been told in its refusal, as it was told and decoded. */
const quoting = ({ form, headers }: ReceivedRequest): TestResponse => ({
  status: 400,
  json: {
    error: 'invalid_grant',
    error_description: [form.toString(), ...form.values(), headers.authorization].join(' | '),
  },
});

/** Ways to fail, each of which comes near a secret. */
const failures: [string, () => Promise<unknown>][] = [
  [
    'client credentials in the body',
    () => meter('client_secret_post').requestTokens(clientCredentials({ scopes: [] })),
  ],
  [
    'client credentials in the header',
    () => meter('client_secret_basic').requestTokens(clientCredentials({ scopes: [] })),
  ],
  ['a refresh', () => web().refresh(secretText('refresh'))],
  [
    'a code',
    async () => {
      const oauth = web();
      const { pending } = await oauth.begin({ redirectUri: 'https://app.example/', scopes: [] });
      const secret = { ...pending, state: 'SECRET-state', codeVerifier: 'SECRET-verifier' };
      return oauth.complete('https://app.example/?code=SECRET-code&state=SECRET-state', secret);
    },
  ],
  [
    'a stolen callback',
    async () => {
      const oauth = web();
      const { pending } = await oauth.begin({ redirectUri: 'https://app.example/', scopes: [] });
      const secret = { ...pending, state: 'SECRET-state', codeVerifier: 'SECRET-verifier' };
      return oauth.complete('https://app.example/?code=SECRET-code&state=SECRET-other', secret);
    },
  ],
  [
    'an error that came through the browser',
    async () => {
      const oauth = web();
      const { pending } = await oauth.begin({ redirectUri: 'https://app.example/', scopes: [] });
      const said = 'error=access_denied&error_description=SECRET-text';
      return oauth.complete(`https://app.example/?${said}&state=${pending.state}`, pending);
    },
  ],
  [
    'a device code',
    () => {
      const device_code = 'SECRET-device-code';
      const json = {
        device_code,
        user_code: 'SECRET-user-code',
        verification_uri: 'https://x.example',
        expires_in: 60,
      };
      server.respondWith({ json }, quoting);
      return web().requestTokens(deviceCode({ scopes: [], onUserCode: () => undefined }));
    },
  ],
  [
    'a response that is cut in the middle of a token',
    () => {
      server.respondWith({ text: JSON.stringify(freshTokens()).slice(0, 40) });
      return web().refresh(secretText('refresh'));
    },
  ],
  [
    'a response of another form',
    () => {
      server.respondWith({ json: freshTokens({ token_type: 'SECRET-type' }) });
      return web().refresh(secretText('refresh'));
    },
  ],
  [
    'a fetch that shows what it was to send',
    () => {
      const fetch = (_url: unknown, init?: RequestInit): Promise<Response> =>
        Promise.reject(Object.assign(new TypeError(`cannot send ${inspect(init)}`), { init, cause: init }));
      const options = { client: confidential(credentials), baseUrl: server.url, clock, onExchange, fetch };
      return createOAuthClient(options).refresh(secretText('refresh'));
    },
  ],
  [
    'a token source whose refresh is refused',
    async () => {
      const source = tokenSource(web(), { onRefresh: onExchange });
      const tokens = { access_token: 'SECRET-access', expires_in: 1, refresh_token: 'SECRET-refresh' };
      await source.signIn(Tokens.fromResponse(tokens, clock.now()));
      clock.advance(2_000);
      return source.authorization();
    },
  ],
  [
    'a store that shows what it was to write',
    () => {
      const write = (text: string): never => {
        throw new Error(`cannot write ${text}`);
      };
      const source = tokenSource(web(), { store: { ...memoryStore(), write }, onRefresh: onExchange });
      return source.signIn(
        Tokens.fromResponse({ access_token: 'SECRET-access', expires_in: 1 }, clock.now()),
      );
    },
  ],
];

describe('no secret gets out', () => {
  test.each(failures)('in the error of %s', async (_what, fail) => {
    server.respondWith(quoting);
    const error = await failureOf(fail());
    expect(error).toMatchObject({ code: expect.any(String) as unknown, hint: expect.any(String) as unknown });
    expect(everythingOf(error)).not.toContain('SECRET');
    expect(everythingOf(error)).not.toContain(BASIC);
    expect(everythingOf(told)).not.toContain('SECRET');
  });

  test('of clients, tokens, sources and stores', async () => {
    server.respondWith({ json: freshTokens({ refresh_token: 'SECRET-refresh' }) });
    const oauth = web();
    const tokens = await oauth.refresh('SECRET-refresh');
    const store = memoryStore();
    const source = tokenSource(oauth, { store, onRefresh: onExchange });
    await source.signIn(tokens);
    await source.authorization();
    const all = { oauth, tokens, store, source, client: confidential(credentials), told };
    expect(everythingOf(all)).not.toContain('SECRET');
  });

  test('but to the store and the header, which need them', async () => {
    const tokens = await web().refresh('SECRET-refresh');
    expect(Tokens.parse(tokens.serialize()).accessToken).toBe(tokens.accessToken);
    expect(tokens.accessToken).toContain('SECRET');
  });
});
