import { describe, expect, test } from '@jest/globals';
import { isSmartMeError } from '@smart-me/api-core';
import { memoryStore } from '../stores/token-store.ts';
import { freshTokens } from '../testing/authorization-server.ts';
import {
  clock,
  gate,
  grant,
  HOUR,
  machine,
  person,
  server,
  session,
  signedIn,
  useFixture,
} from '../testing/token-source-fixture.ts';
import { Tokens } from '../server/tokens.ts';
import { tokenSource } from './token-source.ts';

useFixture();

describe('a token source', () => {
  test('gives the header from memory while the token is fresh', async () => {
    const source = tokenSource(machine(), { grant });
    const first = await source.authorization();
    expect(first).toMatch(/^Bearer SECRET-access-/);
    expect(await source.authorization()).toBe(first);
    expect(server.requests).toHaveLength(1);
  });

  test('sends one token request for 1,000 calls with an expired token, and fails none', async () => {
    const source = await session();
    clock.advance(HOUR);
    const headers = await Promise.all(Array.from({ length: 1000 }, () => source.authorization()));
    expect(new Set(headers).size).toBe(1);
    expect(headers[0]).toMatch(/^Bearer SECRET-access-/);
    expect(server.requests).toHaveLength(1);
  });

  test('sends one token request for 1,000 calls whose token a server has refused', async () => {
    const source = await session();
    const rejected = await source.authorization();
    const headers = await Promise.all(Array.from({ length: 1000 }, () => source.authorization({ rejected })));
    expect(new Set(headers).size).toBe(1);
    expect(headers[0]).not.toBe(rejected);
    // Who comes later with the old refusal gets what the others have fetched.
    expect(await source.authorization({ rejected })).toBe(headers[0]);
    expect(server.requests).toHaveLength(1);
  });

  test('refreshes in the background before the end, while calls go on with the old token', async () => {
    const source = await session();
    const { asked, open } = gate({ json: freshTokens({ access_token: 'second' }) });
    clock.advance(HOUR - 299_000);
    expect(await source.authorization()).toBe('Bearer first');
    await asked;
    expect(await source.authorization()).toBe('Bearer first');
    open();
    expect(await source.authorization({ rejected: 'Bearer first' })).toBe('Bearer second');
    expect(server.requests).toHaveLength(1);
  });

  test('begins with the background refresh as early as `refreshWindow` says', async () => {
    const outcomes: string[] = [];
    const refreshed = Promise.withResolvers<undefined>();
    const source = tokenSource(person(), {
      refreshWindow: 600_000,
      onRefresh: ({ outcome }) => {
        outcomes.push(outcome);
        refreshed.resolve(undefined);
      },
    });
    await source.signIn(signedIn());
    clock.advance(HOUR - 601_000);
    await source.authorization();
    expect(outcomes).toEqual([]);
    clock.advance(2_000);
    await source.authorization();
    await refreshed.promise;
    expect(outcomes).toEqual(['refreshed']);
  });

  test('goes on with the old token when a background refresh fails, and pauses before the next', async () => {
    const failed = Promise.withResolvers<undefined>();
    const source = tokenSource(person(), {
      onRefresh: ({ error }) => {
        if (error?.code === 'server_error') failed.resolve(undefined);
      },
    });
    await source.signIn(signedIn());
    server.respondWith({ status: 500 });
    clock.advance(HOUR - 200_000);
    expect(await source.authorization()).toBe('Bearer first');
    await failed.promise;
    await new Promise(setImmediate);
    for (const [milliseconds, refreshes] of [
      [9_999, 1],
      [1, 2],
    ] as const) {
      clock.advance(milliseconds);
      expect(await source.authorization()).toBe('Bearer first');
      do await new Promise((resolve) => setTimeout(resolve, 50));
      while (server.requests.length < refreshes);
      expect(server.requests).toHaveLength(refreshes);
    }
  });

  test('does not look into the store while the token is fresh', async () => {
    const memory = memoryStore();
    let reads = 0;
    const read = (): string | undefined | Promise<string | undefined> => {
      reads += 1;
      return memory.read();
    };
    const source = await session({ ...memory, read });
    reads = 0;
    await source.authorization();
    await new Promise(setImmediate);
    expect(reads).toBe(0);
  });

  test('fails a call that was given up before, though the token is fresh', async () => {
    const source = await session();
    const signal = AbortSignal.abort(new Error('never mind'));
    await expect(source.tokens({ signal })).rejects.toMatchObject({
      code: 'aborted',
      cause: { message: 'never mind' },
    });
  });

  test('rejects all who wait for a failed refresh with one error, and leaves the refresh token as it was', async () => {
    const store = memoryStore();
    const source = await session(store);
    const before = await store.read();
    server.respondWith({ status: 500, text: 'oops' });
    clock.advance(HOUR);
    const results = await Promise.allSettled(Array.from({ length: 100 }, () => source.authorization()));
    const reasons = new Set(
      results.map((result): unknown => (result.status === 'rejected' ? result.reason : undefined)),
    );
    expect(reasons.size).toBe(1);
    expect([...reasons][0]).toMatchObject({ code: 'server_error', status: 500 });
    expect(server.requests).toHaveLength(1);
    expect(await store.read()).toBe(before);

    server.respondWith({ json: freshTokens({ access_token: 'second' }) });
    expect(await source.authorization()).toBe('Bearer second');
  });

  test('does not ask again with a refresh token that the server has refused', async () => {
    const source = await session();
    clock.advance(HOUR);
    server.respondWith({ status: 400, json: { error: 'invalid_grant' } });
    await expect(source.tokens()).rejects.toMatchObject({ code: 'invalid_grant' });
    await expect(source.tokens()).rejects.toMatchObject({ code: 'invalid_grant' });
    expect(server.requests).toHaveLength(1);

    server.respondWith({ json: freshTokens() });
    const again = Tokens.fromResponse({ access_token: 'again', expires_in: 3600 }, clock.now());
    await source.signIn(again);
    expect(await source.authorization()).toBe('Bearer again');
  });

  test('asks again for client credentials whatever the server has refused before', async () => {
    const source = tokenSource(machine(), { grant });
    server.respondWith({ status: 400, json: { error: 'invalid_grant' } });
    await expect(source.tokens()).rejects.toMatchObject({ code: 'invalid_grant' });
    server.respondWith({ json: freshTokens({ access_token: 'second' }) });
    expect(await source.authorization()).toBe('Bearer second');
  });

  test('does not take a refused token from a refresh that did not know of the refusal', async () => {
    const store = memoryStore();
    await session(store);
    const other = tokenSource(person(), { store });
    server.respondWith({ json: freshTokens({ access_token: 'second' }) });
    const headers = [other.authorization(), other.authorization({ rejected: 'Bearer first' })];
    expect(await Promise.all(headers)).toEqual(['Bearer first', 'Bearer second']);
  });

  test('pauses background refreshes for as long as the server asks for', async () => {
    const events: (string | undefined)[] = [];
    let told = Promise.withResolvers<undefined>();
    const source = tokenSource(person(), {
      onRefresh: ({ outcome }) => {
        events.push(outcome);
        told.resolve(undefined);
      },
    });
    await source.signIn(signedIn());
    server.respondWith({ status: 429, headers: { 'retry-after': '60' } });
    clock.advance(HOUR - 200_000);
    await source.authorization();
    await told.promise;
    await new Promise(setImmediate);
    told = Promise.withResolvers<undefined>();
    clock.advance(59_000);
    await source.authorization();
    await new Promise(setImmediate);
    expect(events).toEqual(['failed']);
    server.respondWith({ json: freshTokens() });
    clock.advance(2_000);
    await source.authorization();
    await told.promise;
    expect(events).toEqual(['failed', 'refreshed']);
  });

  test('tells a call that it could not be signed, in the terms of the call', async () => {
    const source = tokenSource(person());
    const error: unknown = await source.authorization().catch((reason: unknown) => reason);
    expect(isSmartMeError(error, 'unauthorized')).toBe(true);
    expect(error).toMatchObject({ message: 'Nobody has signed in.', cause: { code: 'sign_in_required' } });
  });

  test('lets an aborted caller go, and the refresh go on for the others', async () => {
    const source = await session();
    const { asked, open } = gate({ json: freshTokens({ access_token: 'second' }) });
    clock.advance(HOUR);
    const controller = new AbortController();
    const leaving = source.authorization({ signal: controller.signal });
    const staying = source.authorization();
    await asked;
    controller.abort();
    await expect(leaving).rejects.toMatchObject({ code: 'aborted' });
    open();
    expect(await staying).toBe('Bearer second');
    expect(server.requests).toHaveLength(1);
  });

  test('does not ask before the pause is over that the server has asked for', async () => {
    const source = tokenSource(machine(), { grant });
    server.respondWith({ status: 429, headers: { 'retry-after': '100' } });
    await expect(source.tokens()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 100_000 });
    clock.advance(99_000);
    await expect(source.tokens()).rejects.toMatchObject({ code: 'rate_limited' });
    expect(server.requests).toHaveLength(1);
    server.respondWith({ json: freshTokens() });
    clock.advance(2_000);
    await expect(source.tokens()).resolves.toBeDefined();
  });

  test('asks again when the clock is set back in the pause that the server has asked for', async () => {
    const source = tokenSource(machine(), { grant });
    server.respondWith({ status: 429, headers: { 'retry-after': '100' } });
    await expect(source.tokens()).rejects.toMatchObject({ code: 'rate_limited' });
    server.respondWith({ json: freshTokens() });
    clock.advance(-HOUR);
    await expect(source.tokens()).resolves.toBeDefined();
  });

  test('pauses for an hour at most, whatever the server says', async () => {
    const source = tokenSource(machine(), { grant });
    server.respondWith({ status: 429, headers: { 'retry-after': '99999999999' } });
    await expect(source.tokens()).rejects.toMatchObject({ code: 'rate_limited', retryAfter: HOUR });
    server.respondWith({ json: freshTokens() });
    clock.advance(HOUR - 1);
    await expect(source.tokens()).rejects.toMatchObject({ code: 'rate_limited' });
    clock.advance(1);
    await expect(source.tokens()).resolves.toBeDefined();
  });

  test('uses a token whose end is not told until a server refuses it', async () => {
    server.respondWith({ json: { access_token: 'endless', token_type: 'bearer' } }, { json: freshTokens() });
    const source = tokenSource(machine(), { grant });
    expect(await source.authorization()).toBe('Bearer endless');
    clock.advance(1000 * HOUR);
    expect(await source.authorization()).toBe('Bearer endless');
    expect(await source.authorization({ rejected: 'Bearer endless' })).toMatch(/^Bearer SECRET-access-/);
  });

  test('uses tokens that live shorter than its margins', async () => {
    server.respondWith({ json: freshTokens({ expires_in: 4 }) });
    const source = tokenSource(machine(), { grant });
    await source.authorization();
    clock.advance(1_000);
    await source.authorization();
    expect(server.requests).toHaveLength(1);
  });
});
