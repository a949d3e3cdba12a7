import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { deviceClient, publicClient } from './server/client-kind.ts';
import { clientCredentials } from './grants/client-credentials.ts';
import { createOAuthClient, type OAuthClient, type OAuthClientOptions } from './client/oauth-client.ts';
import { loopbackRedirect } from './node/loopback-redirect.ts';
import { type MockServer, startMockServer } from './testing/mock-server.ts';
import { tokenSource } from './token-source/token-source.ts';

// Found by discovery. It has no device code grant.
let server: MockServer;
beforeAll(async () => {
  server = await startMockServer();
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
});

const client = (options: Pick<OAuthClientOptions, 'client'>): OAuthClient =>
  createOAuthClient({ ...options, baseUrl: server.url, discovery: true });
const machine = (): OAuthClient =>
  client({ client: deviceClient({ clientId: 'meter', clientSecret: 'secret' }) });
const app = (): OAuthClient => client({ client: publicClient({ clientId: 'app' }) });

/** What the browser of a person does who says yes: it goes where the server sends it. */
async function approve(url: string): Promise<string> {
  const { headers } = await fetch(url, { redirect: 'manual' });
  return headers.get('location') ?? '';
}

describe('with another authorization server', () => {
  test('client credentials give a token', async () => {
    const auth = tokenSource(machine(), { grant: clientCredentials({ scopes: ['device.read'] }) });
    expect(await auth.authorization()).toMatch(/^Bearer \S+\.\S+\.\S+$/);
  });

  test('the authorization code grant with PKCE gives tokens, which the refresh token grant refreshes', async () => {
    const oauth = app();
    const { url, pending } = await oauth.begin({
      redirectUri: 'https://app.example/callback',
      scopes: ['device.read', 'offline_access'],
    });
    const tokens = await oauth.complete(await approve(url), pending);
    const source = tokenSource(oauth);
    await source.signIn(tokens);
    await source.authorization({ rejected: `Bearer ${tokens.accessToken}` });
    const refreshed = await source.tokens();
    expect(refreshed.refreshToken).toBeDefined();
    expect(refreshed.refreshToken).not.toBe(tokens.refreshToken);
  });

  test('a code verifier that is not that of the challenge is refused', async () => {
    const oauth = app();
    const { url, pending } = await oauth.begin({ redirectUri: 'https://app.example/callback', scopes: [] });
    const wrong = { ...pending, codeVerifier: 'x'.repeat(43) };
    expect(await failureOf(oauth.complete(await approve(url), wrong))).toMatchObject({
      name: 'OAuthError',
      status: 400,
    });
  });

  test('the loopback redirect signs a command line in', async () => {
    let page: Promise<string> | undefined;
    const onUrl = (url: string): void => {
      page = approve(url).then(async (target) => (await fetch(target)).text());
    };
    const tokens = await app().requestTokens(
      loopbackRedirect({ scopes: ['device.read', 'offline_access'], onUrl }),
    );
    expect(tokens.refreshToken).toBeDefined();
    expect(await page).toContain('You are signed in');
  });
});
