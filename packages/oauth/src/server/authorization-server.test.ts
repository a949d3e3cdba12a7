import { describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { publicClient } from './client-kind.ts';
import { createOAuthClient, type OAuthClientOptions } from '../client/oauth-client.ts';
import { server, useFixture } from '../testing/token-source-fixture.ts';
import { manualClock } from '../testing/manual-clock.ts';

useFixture();

/** The page to which a sign-in with these options would send a person. */
async function pageOf(options: Omit<OAuthClientOptions, 'client'>): Promise<string> {
  const oauth = createOAuthClient({
    client: publicClient({ clientId: 'app' }),
    clock: manualClock(),
    ...options,
  });
  const { url } = await oauth.begin({ redirectUri: 'https://app.example/', scopes: [] });
  return url.slice(0, url.indexOf('?'));
}

/** Where a sign-in with these options asks for tokens. */
async function tokenUrlOf(options: Omit<OAuthClientOptions, 'client'>): Promise<string> {
  const urls: string[] = [];
  const stop: typeof fetch = (url) => {
    urls.push(url instanceof Request ? url.url : String(url));
    return Promise.resolve(Response.json({}, { status: 400 }));
  };
  const oauth = createOAuthClient({ client: publicClient({ clientId: 'app' }), fetch: stop, ...options });
  await failureOf(oauth.refresh('SECRET-refresh'));
  return urls.join();
}

describe('the endpoints', () => {
  test('are those of the API host by default', async () => {
    expect(await pageOf({})).toBe('https://api.smart-me.com/oauth/authorize');
    expect(await tokenUrlOf({})).toBe('https://api.smart-me.com/oauth/token');
  });

  test('are those of the older material by name', async () => {
    expect(await pageOf({ endpoints: 'portal' })).toBe('https://smart-me.com/api/oauth/authorize/');
    expect(await tokenUrlOf({ endpoints: 'portal' })).toBe('https://smart-me.com/api/oauth/token/');
  });

  test('start at the origin of the base URL, whatever path the API has there', async () => {
    expect(await pageOf({ baseUrl: 'https://smart-me.example/api/' })).toBe(
      'https://smart-me.example/oauth/authorize',
    );
  });

  test('can be given, one by one', async () => {
    const endpoints = { token: 'https://login.example/token', authorization: '/in' };
    expect(await pageOf({ endpoints })).toBe('https://api.smart-me.com/in');
    expect(await tokenUrlOf({ endpoints })).toBe('https://login.example/token');
  });

  test('that are no URLs are refused where they are given', () => {
    expect(() =>
      createOAuthClient({ client: publicClient({ clientId: 'app' }), baseUrl: 'smart-me' }),
    ).toThrow(expect.objectContaining({ code: 'invalid_request', message: 'baseUrl is not a URL.' }));
  });
});

describe('discovery', () => {
  const document = (more: object = {}): object => ({
    issuer: server.url,
    authorization_endpoint: `${server.url}/found/authorize`,
    token_endpoint: `${server.url}/found/token`,
    ...more,
  });

  test('reads the endpoints from the well-known place, once', async () => {
    server.respondWith({ json: document() });
    const oauth = createOAuthClient({
      client: publicClient({ clientId: 'app' }),
      baseUrl: server.url,
      discovery: true,
    });
    const begin = (): Promise<{ url: string }> =>
      oauth.begin({ redirectUri: 'https://app.example/', scopes: [] });
    const [one] = await Promise.all([begin(), begin()]);
    await begin();
    expect(one.url).toContain('/found/authorize?');
    expect(server.requests.map(({ path }) => path)).toEqual(['/.well-known/openid-configuration']);
  });

  test('gives way to endpoints that are given', async () => {
    server.respondWith({ json: document() });
    const page = await pageOf({
      baseUrl: server.url,
      discovery: true,
      endpoints: { authorization: '/given' },
    });
    expect(page).toBe(`${server.url}/given`);
  });

  test('refuses the document of another issuer', async () => {
    server.respondWith({ json: document({ issuer: 'https://evil.example' }) });
    expect(await failureOf(pageOf({ baseUrl: server.url, discovery: true }))).toMatchObject({
      code: 'issuer_mismatch',
    });
  });

  test('says which endpoint the document lacks', async () => {
    server.respondWith({ json: { issuer: server.url } });
    expect(await failureOf(pageOf({ baseUrl: server.url, discovery: true }))).toMatchObject({
      code: 'unexpected_response',
      message: 'The authorization server names no authorization_endpoint.',
    });
  });

  test('is tried again after it has failed', async () => {
    server.respondWith({ status: 500 }, { json: document() });
    const oauth = createOAuthClient({
      client: publicClient({ clientId: 'app' }),
      baseUrl: server.url,
      discovery: true,
    });
    const begin = (): Promise<{ url: string }> =>
      oauth.begin({ redirectUri: 'https://app.example/', scopes: [] });
    expect(await failureOf(begin())).toMatchObject({ code: 'server_error' });
    await expect(begin()).resolves.toBeDefined();
  });
});
