import { describe, expect, test } from '@jest/globals';
import { memoryStore } from '../stores/memory-store.ts';
import { freshTokens } from '../testing/authorization-server.ts';
import { clock, HOUR, person, server, session, signedIn, useStage } from '../testing/token-source-stage.ts';
import { Tokens } from '../tokens.ts';
import { tokenSource } from './token-source.ts';

useStage();

describe('a token source and its store', () => {
  test('keeps the refresh token and the scopes when the answer leaves them out', async () => {
    const source = await session();
    clock.advance(HOUR);
    expect((await source.tokens()).refreshToken).toBe('refresh-1');
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
    server.answerWith({ json: freshTokens({ access_token: 'second', refresh_token: 'refresh-2' }) });
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

  test('does not lose a rotated token that the store would not take', async () => {
    const memory = memoryStore();
    let full = false;
    const source = await session({
      ...memory,
      write: (text) => {
        if (full) throw Object.assign(new Error(`no room for ${text}`), { code: 'ENOSPC' });
        return memory.write(text);
      },
    });
    full = true;
    server.answerWith({ json: freshTokens({ access_token: 'second', refresh_token: 'refresh-2' }) });
    clock.advance(HOUR);
    await expect(source.tokens()).rejects.toMatchObject({
      code: 'store_failed',
      message: 'The token store could not write: ENOSPC.',
    });
    full = false;
    expect(await source.authorization()).toBe('Bearer second');
    expect(await memory.read()).toContain('refresh-2');
    expect(server.requests).toHaveLength(1);
  });

  test('forgets tokens that the store would not take when signed out', async () => {
    const memory = memoryStore();
    let full = true;
    const source = tokenSource(person(), {
      store: {
        ...memory,
        write: (text) => (full ? Promise.reject(new Error('full')) : memory.write(text)),
      },
    });
    await expect(source.signIn(signedIn())).rejects.toMatchObject({ code: 'store_failed' });
    full = false;
    await source.signOut();
    await expect(source.tokens()).rejects.toMatchObject({ code: 'sign_in_required' });
  });

  test('lets go of tokens that the store would not take when somebody has signed in there meanwhile', async () => {
    const memory = memoryStore();
    let full = false;
    const source = await session({
      ...memory,
      write: (text) => (full ? Promise.reject(new Error('full')) : memory.write(text)),
    });
    full = true;
    clock.advance(HOUR);
    await expect(source.tokens()).rejects.toMatchObject({ code: 'store_failed' });
    await memory.write(
      Tokens.fromResponse({ access_token: 'newer', expires_in: 3600 }, clock.now()).serialize(),
    );
    expect(await source.authorization()).toBe('Bearer newer');
  });

  test('adopts the tokens that another source has put into the shared store', async () => {
    const store = memoryStore();
    const [one, other] = [await session(store), tokenSource(person(), { store })];
    expect(await other.authorization()).toBe('Bearer first');
    clock.advance(HOUR);
    const headers = await Promise.all([one.authorization(), other.authorization()]);
    expect(new Set(headers).size).toBe(1);
    expect(server.requests).toHaveLength(1);
  });

  test('says that nobody has signed in, and that somebody has to again', async () => {
    const source = tokenSource(person());
    await expect(source.tokens()).rejects.toMatchObject({
      code: 'sign_in_required',
      message: 'Nobody has signed in.',
    });
    const once = Tokens.fromResponse({ access_token: 'a', expires_in: 60 }, clock.now());
    await source.signIn(once);
    clock.advance(60_000);
    await expect(source.tokens()).rejects.toMatchObject({ code: 'sign_in_required' });
  });

  test('forgets its tokens when signed out', async () => {
    const store = memoryStore();
    const source = await session(store);
    await source.signOut();
    expect(await store.read()).toBeUndefined();
    await expect(source.tokens()).rejects.toMatchObject({ code: 'sign_in_required' });
  });
});
