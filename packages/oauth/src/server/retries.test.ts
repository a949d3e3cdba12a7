import { describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { createOAuthClient, type OAuthClientOptions } from '../client/oauth-client.ts';
import { clientCredentials } from '../grants/client-credentials.ts';
import { freshTokens } from '../testing/authorization-server.ts';
import { clock, server, useFixture } from '../testing/token-source-fixture.ts';
import { deviceClient } from './client-kind.ts';
import type { Tokens } from './tokens.ts';

useFixture();

const ask = (options: Pick<OAuthClientOptions, 'retry'> = {}): Promise<Tokens> =>
  createOAuthClient({
    client: deviceClient({ clientId: 'meter', clientSecret: 'SECRET-client' }),
    baseUrl: server.url,
    clock,
    ...options,
  }).requestTokens(clientCredentials({ scopes: ['device.read'] }));

describe('a token request', () => {
  test('is repeated after a fault that passes, at the pace that the server asks for', async () => {
    server.respondWith(
      { status: 429, headers: { 'retry-after': '3' } },
      { cut: true },
      { json: freshTokens() },
    );
    await ask();
    expect(clock.slept[0]).toBe(3_000);
    expect(server.requests).toHaveLength(3);
  });

  test('reads a date in Retry-After', async () => {
    const headers = {
      date: new Date(clock.now()).toUTCString(),
      'retry-after': new Date(clock.now() + 9_000).toUTCString(),
    };
    server.respondWith({ status: 503, headers }, { json: freshTokens() });
    await ask();
    expect(clock.slept).toEqual([9_000]);
  });

  test('gives up after three attempts', async () => {
    server.respondWith({ status: 503 });
    expect(await failureOf(ask())).toMatchObject({ code: 'temporarily_unavailable', status: 503 });
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    [0, 1],
    [1, 2],
  ])('is repeated %d times at most when that is the limit', async (limit, attempts) => {
    server.respondWith({ status: 503 });
    expect(await failureOf(ask({ retry: { limit } }))).toMatchObject({ code: 'temporarily_unavailable' });
    expect(server.requests).toHaveLength(attempts);
  });

  test.each<[string, number | undefined]>([
    ['0', 0],
    ['99999999999', 3_600_000],
    ['9'.repeat(400), 3_600_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 3_600_000],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
    ['-5', undefined],
    ['3.5', undefined],
    ['soon', undefined],
  ])('bounds what Retry-After asks for by an hour: %s', async (value, retryAfter) => {
    server.respondWith({ status: 500, headers: { 'retry-after': value } });
    expect(await failureOf(ask())).toMatchObject({ code: 'server_error', retryAfter });
  });

  test.each([502, 503, 504])('tells of a server that is out of order for the moment: %d', async (status) => {
    server.respondWith({ status });
    expect(await failureOf(ask({ retry: { limit: 0 } }))).toMatchObject({
      code: 'temporarily_unavailable',
      status,
    });
  });

  test('hands a long pause over to the caller', async () => {
    server.respondWith({ status: 429, headers: { 'retry-after': '3600' } });
    expect(await failureOf(ask())).toMatchObject({ code: 'rate_limited', retryAfter: 3_600_000 });
    expect(server.requests).toHaveLength(1);
  });
});
