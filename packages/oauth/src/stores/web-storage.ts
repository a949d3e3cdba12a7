import { acrossTabs, webLocks } from './across-tabs.ts';
import { mutex, type TokenStore } from './token-store.ts';

/** What `localStorage` and `sessionStorage` have. */
export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps tokens in `sessionStorage`, for one tab. For several, take `indexedDbStore` from `@smart-me/oauth/browser`: tabs
 * take turns at `localStorage` by the Web Locks API, but Chromium may hand the lock on before the next tab sees what the
 * last one wrote, so two tabs can send one refresh token. Every script of the page can read the tokens: prefer
 * `memoryStore` where signing in again is no burden.
 *
 * @param key Under which the tokens stand. Default `smart-me.tokens`.
 * @example
 * tokenSource(oauth, { store: webStorage(sessionStorage) });
 */
export function webStorage(storage: WebStorage, key = 'smart-me.tokens'): TokenStore {
  const inTurn = mutex();
  /** Takes up room, and nothing else. */
  const placeholder = `${key}.reserved`;
  const free = (): void => {
    storage.removeItem(placeholder);
  };
  return {
    read: () => storage.getItem(key) ?? undefined,
    write: (text) => {
      free();
      storage.setItem(key, text);
    },
    clear: () => {
      storage.removeItem(key);
    },
    reserve: (length) => {
      storage.setItem(placeholder, ' '.repeat(length));
    },
    exclusive: (task) =>
      inTurn(() => {
        const locks = webLocks();
        const freed = (): ReturnType<typeof task> => task().finally(free);
        return locks === undefined ? freed() : acrossTabs(locks, `@smart-me/oauth:${key}`, freed);
      }),
  };
}
