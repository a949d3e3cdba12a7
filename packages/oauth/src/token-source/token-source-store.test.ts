import { describe, expect, test } from '@jest/globals';
import { memoryStore, type TokenStore } from '../stores/token-store.ts';
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

/** A store that leaves it to the source to do one thing after the other. */
function unlocked(): TokenStore {
  const memory = memoryStore();
  return {
    read: () => memory.read(),
    write: (text) => memory.write(text),
    clear: () => memory.clear(),
  };
}

describe('a token source and its store', () => {
  test('keeps the refresh token and the scopes when the response leaves them out', async () => {
    const source = await session();
    await source.signIn(signedIn().following({ scopes: ['device.read', 'offline_access'] }));
    clock.advance(HOUR);
    expect(await source.tokens()).toMatchObject({
      refreshToken: 'refresh-1',
      scopes: ['device.read', 'offline_access'],
    });
  });

  test('stores a rotated token before it hands it out', async () => {
    const memory = memoryStore();
    const storing = Promise.withResolvers<undefined>();
    const stored = Promise.withResolvers<undefined>();
    let slow = false;
    const source = await session({
      ...memory,
      write: async (text) => {
        if (slow) {
          storing.resolve(undefined);
          await stored.promise;
        }
        await memory.write(text);
      },
    });
    slow = true;
    server.respondWith({ json: freshTokens({ access_token: 'second', refresh_token: 'refresh-2' }) });
    clock.advance(HOUR);
    let handedOut = false;
    const header = source.authorization().finally(() => {
      handedOut = true;
    });
    await storing.promise;
    const later = source.authorization().finally(() => {
      handedOut = true;
    });
    await new Promise(setImmediate);
    expect(handedOut).toBe(false);
    stored.resolve(undefined);
    expect(await header).toBe('Bearer second');
    expect(await later).toBe('Bearer second');
    expect(await memory.read()).toContain('refresh-2');
  });

  test('lets a sign-in win over the refresh that is under way', async () => {
    const store = unlocked();
    const source = await session(store);
    const { asked, open } = gate({ json: freshTokens({ access_token: 'refreshed' }) });
    clock.advance(HOUR);
    const refreshed = source.authorization();
    await asked;
    const again = Tokens.fromResponse({ access_token: 'again', expires_in: 3600 }, clock.now());
    const signIn = source.signIn(again);
    open();
    expect(await refreshed).toBe('Bearer refreshed');
    await signIn;
    expect(await source.authorization()).toBe('Bearer again');
    expect(await store.read()).toBe(again.serialize());
  });

  test('stays signed out after a refresh that was under way', async () => {
    const store = unlocked();
    const source = await session(store);
    const { asked, open } = gate({ json: freshTokens() });
    clock.advance(HOUR);
    const refreshed = source.authorization();
    await asked;
    const signOut = source.signOut();
    open();
    await refreshed;
    await signOut;
    expect(await store.read()).toBeUndefined();
    await expect(source.tokens()).rejects.toMatchObject({ code: 'sign_in_required' });
  });

  test('asks at once for the tokens of another sign-in, though the server wants to be left alone with the last one', async () => {
    const source = await session();
    clock.advance(HOUR);
    server.respondWith({ status: 429, headers: { 'retry-after': '100' } }, { json: freshTokens() });
    await expect(source.tokens()).rejects.toMatchObject({ code: 'rate_limited' });
    const ended = { access_token: 'ended', expires_in: 0, refresh_token: 'refresh-2' };
    await source.signIn(Tokens.fromResponse(ended, clock.now()));
    await expect(source.tokens()).resolves.toBeDefined();
    expect(server.requests.map(({ form }) => form.get('refresh_token'))).toEqual(['refresh-1', 'refresh-2']);
  });

  test.each(['a refresh token', 'client credentials'])(
    'gives up a request with %s when the store can keep others out no longer',
    async (what) => {
      const controller = new AbortController();
      server.respondWith(async () => {
        controller.abort();
        await new Promise((resolve) => setTimeout(resolve, 100));
        return { json: freshTokens() };
      });
      const store: TokenStore = { ...unlocked(), exclusive: (task) => task(controller.signal) };
      const source =
        what === 'client credentials' ? tokenSource(machine(), { grant, store }) : await session(store);
      clock.advance(HOUR);
      await expect(source.tokens()).rejects.toMatchObject({
        code: 'timeout',
        message: 'The refresh took longer than the token store can be locked.',
      });
    },
  );

  test('adopts the tokens that another source has put into the shared store', async () => {
    const store = memoryStore();
    const [one, other] = [await session(store), tokenSource(person(), { store })];
    expect(await other.authorization()).toBe('Bearer first');
    clock.advance(HOUR);
    const headers = await Promise.all([one.authorization(), other.authorization()]);
    expect(new Set(headers).size).toBe(1);
    expect(server.requests).toHaveLength(1);
  });

  test('forgets its tokens when signed out', async () => {
    const store = memoryStore();
    const source = await session(store);
    await source.signOut();
    expect(await store.read()).toBeUndefined();
    await expect(source.tokens()).rejects.toMatchObject({ code: 'sign_in_required' });
  });
});
