import { describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import type { OAuthClient, OAuthClientOptions } from '../client/oauth-client.ts';
import { freshTokens, type TestResponse } from '../testing/authorization-server.ts';
import { server, useFixture } from '../testing/token-source-fixture.ts';
import { begin, callback, clientOf, good } from '../testing/code-grant.ts';

useFixture();

const client = (options: Partial<OAuthClientOptions> = {}): OAuthClient => clientOf(server, options);

describe('a sign-in that is completed more than once', () => {
  test('is not spoilt by a forged callback: the right one still counts', async () => {
    const oauth = client();
    const { pending } = await begin(oauth);
    await failureOf(oauth.complete(callback({ code: 'c', state: 'other' }), pending));
    await expect(oauth.complete(good(pending), pending)).resolves.toBeDefined();
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
});
