import type { TokenStore } from '../stores/token-store.ts';
import { acrossTabs } from './across-tabs.ts';
import { transact } from './token-database.ts';

/** Options of {@link indexedDbStore}. */
export interface IndexedDbStoreOptions {
  /** Of the database; each name is a sign-in of its own. Default `smart-me.tokens`. */
  readonly name?: string;
  /** Milliseconds to wait for another tab that renews the tokens. Default 90,000. */
  readonly lockTimeout?: number;
}

/** Under which the database holds the tokens. */
const KEY = 'tokens';

/**
 * Keeps tokens in IndexedDB, for all tabs and workers of the origin: they renew the tokens in turns, one request for all,
 * by the Web Locks API, and whoever comes next reads what the last one has committed. Every script of the page can read
 * the tokens: prefer `memoryStore` where signing in again is no burden.
 *
 * What it fails with is an `OAuthError`: `store_failed` where the browser keeps no data for the page, has no space
 * left or has no Web Locks (they take https, or localhost), `lock_timeout` when another tab does not let go.
 *
 * @example
 * const auth = tokenSource(oauth, { store: indexedDbStore() });
 */
export function indexedDbStore({
  name = 'smart-me.tokens',
  lockTimeout = 90_000,
}: IndexedDbStoreOptions = {}): TokenStore {
  return {
    read: async () => {
      const stored = await transact(name, 'readonly', (tokens): IDBRequest<unknown> => tokens.get(KEY));
      return typeof stored === 'string' ? stored : undefined;
    },
    write: async (text) => {
      await transact(name, 'readwrite', (tokens) => tokens.put(text, KEY));
    },
    clear: () => transact(name, 'readwrite', (tokens) => tokens.delete(KEY)),
    exclusive: (task) => acrossTabs(`@smart-me/oauth/browser:${name}`, { timeout: lockTimeout, task }),
  };
}
