import { mutex } from './mutex.ts';
import type { TokenStore } from './token-store.ts';

/** What `localStorage` and `sessionStorage` have. */
export type WebStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps tokens in `sessionStorage`, for one tab. For several, take `indexedDbStore` from `@smart-me/oauth/browser`: tabs
 * take turns at `localStorage` by the Web Locks API, but Chromium may hand the lock on before the next tab sees what the
 * last one wrote, so two tabs can send one refresh token. Every script of the page can read the tokens: prefer
 * `memoryStore` where signing in again is no burden.
 *
 * @example
 * tokenSource(oauth, { store: webStorage(sessionStorage) });
 */
export function webStorage(storage: WebStorage, key = 'smart-me.tokens'): TokenStore {
  const inTurn = mutex();
  return {
    read: () => storage.getItem(key) ?? undefined,
    write: (text) => {
      storage.setItem(key, text);
    },
    clear: () => {
      storage.removeItem(key);
    },
    exclusive: (task) => inTurn(() => acrossTabs(`@smart-me/oauth:${key}`, task)),
  };
}

function acrossTabs<Value>(name: string, task: () => Promise<Value>): Promise<Value> {
  const { navigator }: { readonly navigator?: { readonly locks?: LockManager } } = globalThis as Partial<
    typeof globalThis
  >;
  return navigator?.locks === undefined ? task() : navigator.locks.request(name, () => task());
}
