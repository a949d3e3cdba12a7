import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publicClient } from '../server/client-kind.ts';
import { createOAuthClient } from '../client/oauth-client.ts';
import { freshTokens, startAuthorizationServer } from '../testing/authorization-server.ts';
import { provideGlobals, tabLocks } from '../testing/page.ts';
import { tokenSource } from '../token-source/token-source.ts';
import { Tokens } from '../server/tokens.ts';
import { type WebStorage, webStorage } from './web-storage.ts';

/** What a browser keeps for an origin. */
function storage(): WebStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

let takeBack: () => void;
beforeEach(() => {
  takeBack = provideGlobals({ navigator: { locks: tabLocks() } }); // Node 22 has none
});
afterEach(() => {
  takeBack();
});

describe('the web storage store', () => {
  test('keeps tokens under its key, and forgets them', async () => {
    const shared = storage();
    const store = webStorage(shared, 'mine');
    await store.write('text');
    expect(shared.getItem('mine')).toBe('text');
    expect(await store.read()).toBe('text');
    await store.clear();
    expect(await store.read()).toBeUndefined();
  });

  test('makes sure of room before a refresh, and gives it back', async () => {
    const shared = storage();
    const items: [string, number][] = [];
    const store = webStorage({
      ...shared,
      setItem: (key, value) => {
        items.push([key, value.length]);
        shared.setItem(key, value);
      },
    });
    await store.exclusive?.(async () => {
      await store.reserve?.(5_000);
      expect(items).toEqual([['smart-me.tokens.reserved', 5_000]]);
      await store.write('text');
      expect(shared.getItem('smart-me.tokens.reserved')).toBeNull();
      await store.reserve?.(5_000);
    });
    expect(shared.getItem('smart-me.tokens.reserved')).toBeNull();
    expect(shared.getItem('smart-me.tokens')).toBe('text');
  });

  test('lets the tabs of a page refresh the tokens once for all', async () => {
    await using server = await startAuthorizationServer();
    server.respondWith({ json: freshTokens({ access_token: 'second' }) });
    const shared = storage();
    const ended = Tokens.fromResponse({ access_token: 'first', expires_in: 1, refresh_token: 'refresh' }, 0);
    await webStorage(shared).write(ended.serialize());
    const tab = (): Promise<string> => {
      const oauth = createOAuthClient({ client: publicClient({ clientId: 'page' }), baseUrl: server.url });
      return tokenSource(oauth, { store: webStorage(shared) }).authorization();
    };
    expect(await Promise.all([tab(), tab(), tab()])).toEqual([
      'Bearer second',
      'Bearer second',
      'Bearer second',
    ]);
    expect(server.requests).toHaveLength(1);
  });
});
