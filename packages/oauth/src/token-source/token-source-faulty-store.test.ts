import { describe, expect, test } from '@jest/globals';
import { memoryStore, type TokenStore } from '../stores/token-store.ts';
import { freshTokens } from '../testing/authorization-server.ts';
import {
  clock,
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
import { tokenSource, type TokenSource } from './token-source.ts';

useFixture();

describe('a token source whose store takes nothing, or holds what it cannot use', () => {
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
    server.respondWith({ json: freshTokens({ access_token: 'second', refresh_token: 'refresh-2' }) });
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

  test('stores the tokens of a sign-in at the next call when the store would not take them, over those before', async () => {
    const memory = memoryStore();
    let full = false;
    const write = (text: string): void | Promise<void> => {
      if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return memory.write(text);
    };
    const source = await session({ ...memory, write });
    full = true;
    const second = Tokens.fromResponse({ access_token: 'second', expires_in: 7200 }, clock.now());
    await expect(source.signIn(second)).rejects.toMatchObject({ code: 'store_failed' });
    full = false;
    clock.advance(HOUR);
    expect(await source.authorization()).toBe('Bearer second');
    expect(await memory.read()).toBe(second.serialize());
    expect(server.requests).toHaveLength(0);
  });

  test('prefers the tokens of a sign-in that the store would not take to those that it has', async () => {
    const memory = memoryStore();
    await memory.write(signedIn().serialize());
    let full = true;
    const write = (text: string): void | Promise<void> => {
      if (full) throw new Error('full');
      return memory.write(text);
    };
    const source = tokenSource(person(), { store: { ...memory, write } });
    const second = Tokens.fromResponse({ access_token: 'second', expires_in: 3600 }, clock.now());
    await expect(source.signIn(second)).rejects.toMatchObject({ code: 'store_failed' });
    full = false;
    expect(await source.authorization()).toBe('Bearer second');
    expect(await memory.read()).toBe(second.serialize());
  });

  test('makes sure of room in the store before it uses up a refresh token, and after it has looked for newer ones', async () => {
    const memory = memoryStore();
    const steps: string[] = [];
    const source = await session({
      read: () => {
        steps.push('read');
        return memory.read();
      },
      write: (text) => {
        steps.push('write');
        return memory.write(text);
      },
      clear: () => memory.clear(),
      reserve: (length) => {
        steps.push(length > signedIn().serialize().length ? 'reserve' : 'reserve too little');
      },
    });
    server.respondWith(() => {
      steps.push('request');
      return { json: freshTokens({ refresh_token: 'refresh-2' }) };
    });
    clock.advance(HOUR);
    steps.length = 0;
    await source.tokens();
    expect(steps).toEqual(['read', 'read', 'reserve', 'request', 'write']);
  });

  test('does not use up a refresh token for which the store has no room', async () => {
    let full = true;
    const reserve = (): void => {
      if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    const source = await session({ ...memoryStore(), reserve });
    clock.advance(HOUR);
    const failed = { code: 'store_failed', message: 'The token store could not reserve room: ENOSPC.' };
    await expect(source.tokens()).rejects.toMatchObject(failed);
    await expect(source.tokens()).rejects.toMatchObject(failed);
    expect(server.requests).toHaveLength(0);
    full = false;
    expect(await source.authorization()).toMatch(/^Bearer SECRET-access-/);
  });

  test.each([undefined, null, ''])('takes %j in the store for nothing', async (nothing) => {
    const store = { ...memoryStore(), read: () => nothing as undefined };
    await expect(tokenSource(person(), { store }).tokens()).rejects.toMatchObject({
      code: 'sign_in_required',
      message: 'Nobody has signed in.',
    });
    expect(await tokenSource(machine(), { grant, store }).authorization()).toMatch(/^Bearer SECRET-access-/);
  });

  test.each(['rubbish', '{"access_token":7}', '[]', 'null', '{"access_token":"a","requested_at":1e400}'])(
    'replaces rubbish in the store by client credentials: %s',
    async (rubbish) => {
      const store = memoryStore();
      await store.write(rubbish);
      const source = tokenSource(machine(), { grant, store });
      expect(await source.authorization()).toMatch(/^Bearer SECRET-access-/);
      expect(Tokens.parse((await store.read()) ?? '').accessToken).toMatch(/^SECRET-access-/);
    },
  );

  test('replaces by client credentials what a person has left there', async () => {
    const store = memoryStore();
    await session(store);
    clock.advance(HOUR);
    const source = tokenSource(machine(), { grant, store });
    expect(await source.authorization()).toMatch(/^Bearer SECRET-access-/);
    expect(server.requests.map(({ form }) => form.get('grant_type'))).toEqual(['client_credentials']);
  });

  test('leaves rubbish for a person to decide about, whose sign-in replaces it', async () => {
    const store = memoryStore();
    await store.write('rubbish');
    const source = tokenSource(person(), { store });
    await expect(source.tokens()).rejects.toMatchObject({ code: 'store_failed' });
    expect(await store.read()).toBe('rubbish');
    await source.signIn(signedIn());
    expect(await source.authorization()).toBe('Bearer first');
  });

  test('signs in over a store that cannot be read', async () => {
    const memory = memoryStore();
    const store = { ...memory, read: () => Promise.reject(new Error('broken')) };
    await tokenSource(person(), { store }).signIn(signedIn());
    expect(await memory.read()).toBe(signedIn().serialize());
  });

  test('does not lose a rotated refresh token to a malformed member of the response', async () => {
    const source = await session();
    clock.advance(HOUR);
    server.respondWith({
      json: freshTokens({
        access_token: 'second',
        refresh_token: 'refresh-2',
        expires_in: 'soon',
        scope: {},
      }),
    });
    const tokens = await source.tokens();
    expect(tokens).toMatchObject({ accessToken: 'second', refreshToken: 'refresh-2', expiresAt: undefined });
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

  test('says that nobody has signed in, and that somebody has to again', async () => {
    const source = tokenSource(person());
    await expect(source.tokens()).rejects.toMatchObject({
      code: 'sign_in_required',
      message: 'Nobody has signed in.',
    });
    const once = Tokens.fromResponse({ access_token: 'a', expires_in: 60 }, clock.now());
    await source.signIn(once);
    clock.advance(60_000);
    await expect(source.tokens()).rejects.toMatchObject({
      code: 'sign_in_required',
      message: 'The access token has ended, and there is no refresh token.',
    });
  });

  test.each<[string, 'exclusive' | 'write' | 'clear', (source: TokenSource) => Promise<unknown>]>([
    ['lock', 'exclusive', (source) => source.signIn(signedIn())],
    ['write', 'write', (source) => source.signIn(signedIn())],
    ['clear', 'clear', (source) => source.signOut()],
  ])(
    'names what the store could not do, and no more where it gives no code: %s',
    async (verb, method, act) => {
      const fault = Object.assign(new Error('SECRET'), { code: undefined as string | undefined });
      const store = { ...memoryStore(), [method]: () => Promise.reject(fault) };
      const source = tokenSource(person(), { store });
      await expect(act(source)).rejects.toMatchObject({
        code: 'store_failed',
        message: `The token store could not ${verb}.`,
      });
      fault.code = 'EIO';
      await expect(act(source)).rejects.toMatchObject({ message: `The token store could not ${verb}: EIO.` });
    },
  );

  test('tells of tokens that it takes from the store that it has adopted them', async () => {
    const events: unknown[] = [];
    const store = memoryStore();
    await store.write(signedIn().serialize());
    const source = tokenSource(person(), { store, onRefresh: (event) => events.push(event) });
    await source.tokens();
    expect(events).toEqual([{ outcome: 'adopted', error: undefined }]);
    expect(server.requests).toHaveLength(0);
  });

  test('tells the same of those that came while it waited for its turn', async () => {
    const events: unknown[] = [];
    const memory = memoryStore();
    const store: TokenStore = {
      ...memory,
      exclusive: async (task) => {
        await memory.write(signedIn().serialize());
        return task();
      },
    };
    const source = tokenSource(person(), { store, onRefresh: (event) => events.push(event) });
    expect(await source.authorization()).toBe('Bearer first');
    expect(events).toEqual([{ outcome: 'adopted', error: undefined }]);
    expect(server.requests).toHaveLength(0);
  });
});
