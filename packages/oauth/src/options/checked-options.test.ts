import { describe, expect, test } from '@jest/globals';
import { indexedDbStore } from '../browser/indexed-db-store.ts';
import { confidential, deviceClient, publicClient } from '../server/client-kind.ts';
import { clientCredentials } from '../grants/client-credentials.ts';
import { deviceCode } from '../grants/device-code.ts';
import { fileStore } from '../node/file-store.ts';
import { loopbackRedirect } from '../node/loopback-redirect.ts';
import { oauthErrorHints } from '../error/oauth-error.ts';
import { createOAuthClient } from '../client/oauth-client.ts';
import { memoryStore } from '../stores/token-store.ts';
import { tokenSource } from '../token-source/token-source.ts';
import { Tokens } from '../server/tokens.ts';

// What a program without types hands over. Everything is refused as an OAuthError, at the place where it is wrong.

const client = publicClient({ clientId: 'app' });
const oauth = createOAuthClient({ client });
const show = (): void => undefined;
/** What has another type, as a value of the right one. */
const wrong = (value: unknown): never => value as never;
const NO_TIME = [Infinity, NaN, -1, 2 ** 31, '1', null];
const NO_SCOPES = [undefined, null, 'device.read', [''], ['device.read user.read'], [1], {}];

const wrongOptions: [string, () => unknown][] = [
  ['no options', () => createOAuthClient(wrong(undefined))],
  ['null for options', () => createOAuthClient(wrong(null))],
  ['no client', () => createOAuthClient(wrong({}))],
  ['a client of its own making', () => createOAuthClient({ client: wrong({ clientId: 'app' }) })],
  ['no identity', () => publicClient(wrong(undefined))],
  ['no client id', () => publicClient(wrong({}))],
  ['a client id of another type', () => publicClient({ clientId: wrong(7) })],
  ['no credentials', () => confidential(wrong(undefined))],
  ['an empty secret', () => deviceClient({ clientId: 'id', clientSecret: ' ' })],
  [
    'an unknown authentication method',
    () =>
      confidential({ clientId: 'id', clientSecret: 's', tokenEndpointAuthMethod: wrong('private_key_jwt') }),
  ],
  ...[...NO_TIME, 0].map((timeout): [string, () => unknown] => [
    `timeout ${String(timeout)}`,
    () => createOAuthClient({ client, timeout: wrong(timeout) }),
  ]),
  ...[Infinity, -1, 0.5, NaN, '2'].map((limit): [string, () => unknown] => [
    `retry.limit ${String(limit)}`,
    () => createOAuthClient({ client, retry: { limit: wrong(limit) } }),
  ]),
  ['retry as a number', () => createOAuthClient({ client, retry: wrong(5) })],
  ['a fetch that is none', () => createOAuthClient({ client, fetch: wrong('fetch') })],
  ['a hook that is none', () => createOAuthClient({ client, onExchange: wrong('log') })],
  ['a clock that does not go', () => createOAuthClient({ client, clock: wrong({}) })],
  ['unknown endpoints', () => createOAuthClient({ client, endpoints: wrong('oauth') })],
  ['endpoints null', () => createOAuthClient({ client, endpoints: wrong(null) })],
  ['a base URL that is none', () => createOAuthClient({ client, baseUrl: 'api.smart-me.com' })],
  ['an endpoint that is no URL', () => createOAuthClient({ client, endpoints: { token: 'http://[' } })],
  ['an issuer that is no URL', () => createOAuthClient({ client, issuer: 'smart-me', discovery: true })],
  ...NO_SCOPES.flatMap((scopes): [string, () => unknown][] => [
    [
      `client credentials with scopes ${JSON.stringify(scopes)}`,
      () => clientCredentials({ scopes: wrong(scopes) }),
    ],
    [
      `a device code with scopes ${JSON.stringify(scopes)}`,
      () => deviceCode({ scopes: wrong(scopes), onUserCode: show }),
    ],
    [
      `a loopback redirect with scopes ${JSON.stringify(scopes)}`,
      () => loopbackRedirect({ scopes: wrong(scopes), onUrl: show }),
    ],
    [
      `an authorization code with scopes ${JSON.stringify(scopes)}`,
      () => oauth.begin({ scopes: wrong(scopes), redirectUri: 'https://app.example/' }),
    ],
  ]),
  ['client credentials without options', () => clientCredentials(wrong(undefined))],
  ['a device code without options', () => deviceCode(wrong(undefined))],
  ['a device code that nobody shows', () => deviceCode(wrong({ scopes: [] }))],
  ['a loopback redirect without options', () => loopbackRedirect(wrong(undefined))],
  ['a URL that nobody opens', () => loopbackRedirect(wrong({ scopes: [] }))],
  ...[...NO_TIME, 0].map((timeout): [string, () => unknown] => [
    `a loopback redirect with timeout ${String(timeout)}`,
    () => loopbackRedirect({ scopes: [], onUrl: show, timeout: wrong(timeout) }),
  ]),
  ...[-1, 65_536, 1.5, NaN, '80'].map((port): [string, () => unknown] => [
    `port ${String(port)}`,
    () => loopbackRedirect({ scopes: [], onUrl: show, port: wrong(port) }),
  ]),
  ...['callback', '', '/a b', '/callback?a=b', '/callback#a', '//host/callback', '/a/../b'].map(
    (path): [string, () => unknown] => [
      `path ${path}`,
      () => loopbackRedirect({ scopes: [], onUrl: show, path }),
    ],
  ),
  ['no authorization request', () => oauth.begin(wrong(undefined))],
  ['no redirect URI', () => oauth.begin(wrong({ scopes: [] }))],
  ['a redirect URI that is no URL', () => oauth.begin({ scopes: [], redirectUri: '/callback' })],
  ['no pending authorization', () => oauth.complete('https://app.example/', wrong(undefined))],
  ['null for one, as a session has it', () => oauth.complete('https://app.example/', wrong(null))],
  ['no grant', () => oauth.requestTokens(wrong(undefined))],
  ['a grant of its own making', () => oauth.requestTokens(wrong({ grantType: 'password' }))],
  ['no refresh token', () => oauth.refresh(wrong(undefined))],
  ['an empty refresh token', () => oauth.refresh('')],
  [
    'a grant that needs a person',
    () => tokenSource(oauth, { grant: wrong(deviceCode({ scopes: [], onUserCode: show })) }),
  ],
  [
    'a store that cannot read',
    () => tokenSource(oauth, { store: wrong({ ...memoryStore(), read: undefined }) }),
  ],
  ['a store that cannot clear', () => tokenSource(oauth, { store: wrong({ ...memoryStore(), clear: 1 }) })],
  ['a token source without a client', () => tokenSource(wrong(undefined))],
  ['a token source of something else', () => tokenSource(wrong({}))],
  ['a token source with null for options', () => tokenSource(oauth, wrong(null))],
  ['a hook of a token source that is none', () => tokenSource(oauth, { onRefresh: wrong('log') })],
  ['null for a store', () => tokenSource(oauth, { store: wrong(null) })],
  ...NO_TIME.map((refreshWindow): [string, () => unknown] => [
    `refreshWindow ${String(refreshWindow)}`,
    () => tokenSource(oauth, { refreshWindow: wrong(refreshWindow) }),
  ]),
  ['no tokens to sign in with', () => tokenSource(oauth).signIn(wrong(undefined))],
  [
    'tokens as JSON',
    () => tokenSource(oauth).signIn(wrong(Tokens.fromResponse({ access_token: 'a' }, 0).toJSON())),
  ],
  ['no path of a file', () => fileStore(wrong(undefined))],
  ...[...NO_TIME, 0].map((lockDuration): [string, () => unknown] => [
    `lockDuration ${String(lockDuration)}`,
    () => fileStore('tokens.json', { lockDuration: wrong(lockDuration) }),
  ]),
  ...NO_TIME.flatMap((lockTimeout): [string, () => unknown][] => [
    [
      `lockTimeout ${String(lockTimeout)}`,
      () => fileStore('tokens.json', { lockTimeout: wrong(lockTimeout) }),
    ],
    [
      `lockTimeout ${String(lockTimeout)} of a database`,
      () => indexedDbStore({ lockTimeout: wrong(lockTimeout) }),
    ],
  ]),
  ['an empty name of a database', () => indexedDbStore({ name: '' })],
];

describe('a wrong option is refused by name', () => {
  test.each(wrongOptions)('%s', async (_what, call) => {
    const outcome = await Promise.resolve()
      .then(call)
      .catch((error: unknown) => error);
    expect(outcome).toMatchObject({
      name: 'OAuthError',
      code: 'invalid_request',
      status: undefined,
      // Its subject is what is wrong.
      message: expect.stringMatching(/^[`A-Za-z].* .*\.$/) as unknown,
    });
  });
});

test.each<[string, () => unknown, string, string]>([
  [
    'scopes in one text',
    () => clientCredentials({ scopes: wrong('device.read user.read') }),
    '`scopes` is not an array of scopes.',
    "Give the scopes one by one: ['device.read', 'offline_access'].",
  ],
  [
    'an unset environment variable',
    () => publicClient({ clientId: wrong(undefined) }),
    'clientId is empty.',
    'Give the clientId of an OAuth application of the smart-me account; an unset environment variable is the usual reason.',
  ],
  [
    'a time that no timer waits',
    () => createOAuthClient({ client, timeout: Infinity }),
    'timeout is no number of milliseconds between 1 and 2147483647.',
    oauthErrorHints.invalid_request,
  ],
  [
    'a store that lacks a method',
    () => tokenSource(oauth, { store: wrong({ ...memoryStore(), clear: 1 }) }),
    'clear of the store is not a function.',
    oauthErrorHints.invalid_request,
  ],
  [
    'tokens as JSON',
    () => tokenSource(oauth).signIn(wrong({ access_token: 'a' })),
    'serialize of what is signed in with is not a function.',
    oauthErrorHints.invalid_request,
  ],
  [
    'a grant that needs a person',
    () => tokenSource(oauth, { grant: wrong(deviceCode({ scopes: [], onUserCode: show })) }),
    'The grant needs a person: hand its tokens to `signIn`.',
    oauthErrorHints.invalid_request,
  ],
  [
    'a window without end',
    () => tokenSource(oauth, { refreshWindow: -1 }),
    'refreshWindow is no number of milliseconds between 0 and 2147483647.',
    oauthErrorHints.invalid_request,
  ],
])('%s is told with what to give instead', async (_what, call, message, hint) => {
  const outcome = await Promise.resolve()
    .then(call)
    .catch((error: unknown) => error);
  expect(outcome).toMatchObject({ message, hint });
});

test('options at their limits are taken', () => {
  expect(createOAuthClient({ client, timeout: 2 ** 31 - 1, retry: { limit: 0 } })).toBeDefined();
  expect(tokenSource(oauth, { refreshWindow: 0 })).toBeDefined();
  expect(loopbackRedirect({ scopes: [], onUrl: show, port: 65_535, path: '/', timeout: 1 })).toBeDefined();
  expect(fileStore('tokens.json', { lockTimeout: 0, lockDuration: 1 })).toBeDefined();
});
