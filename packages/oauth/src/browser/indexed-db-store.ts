import { OAuthError } from '../error/oauth-error.ts';
import { checkedMilliseconds, checkedText } from '../options/checked-options.ts';
import { acrossTabs, webLocks } from '../stores/across-tabs.ts';
import type { TokenStore } from '../stores/token-store.ts';
import { databaseError, transact } from './token-database.ts';

/** Options of {@link indexedDbStore}. */
export interface IndexedDbStoreOptions {
  /** Of the database; each name is a sign-in of its own. Default `smart-me.tokens`. */
  readonly name?: string;
  /** Milliseconds to wait for another tab that refreshes the tokens. Default 90,000. */
  readonly lockTimeout?: number;
}

/** Under which the database holds the tokens. */
const KEY = 'tokens';
/** Under which it holds the room for the next ones. */
const RESERVED = 'reserved';

/**
 * Keeps tokens in IndexedDB, for all tabs and workers of the origin: they refresh the tokens in turns, one request for all,
 * by the Web Locks API, and whoever comes next reads what the last one has committed. Every script of the page can read
 * the tokens: prefer `memoryStore` where signing in again is no burden.
 *
 * What it fails with is an `OAuthError`: `store_failed` where the browser keeps no data for the page, has no space
 * left or has no Web Locks (they take https, or localhost), `lock_timeout` when another tab does not let go.
 *
 * @throws {OAuthError} `invalid_request` for an option that cannot be
 * @example
 * const auth = tokenSource(oauth, { store: indexedDbStore() });
 */
export function indexedDbStore(options: IndexedDbStoreOptions = {}): TokenStore {
  const { name = 'smart-me.tokens', lockTimeout = 90_000 } = options;
  checkedText('name', name);
  checkedMilliseconds('lockTimeout', lockTimeout, 0);
  let isReserved = false;
  return {
    read: async () => {
      const stored = await transact(name, 'readonly', (tokens): IDBRequest<unknown> => tokens.get(KEY));
      return typeof stored === 'string' ? stored : undefined;
    },
    write: async (text) => {
      await transact(name, 'readwrite', (tokens) => {
        tokens.delete(RESERVED);
        return tokens.put(text, KEY);
      });
      isReserved = false;
    },
    clear: () => transact(name, 'readwrite', (tokens) => tokens.clear()),
    reserve: async (length) => {
      await transact(name, 'readwrite', (tokens) => tokens.put(' '.repeat(length), RESERVED));
      isReserved = true;
    },
    exclusive: (task) =>
      inTurn(name, lockTimeout, async () => {
        try {
          return await task();
        } finally {
          if (isReserved) await transact(name, 'readwrite', (tokens) => tokens.delete(RESERVED));
          isReserved = false;
        }
      }),
  };
}

async function inTurn<Value>(name: string, timeout: number, task: () => Promise<Value>): Promise<Value> {
  const locks = webLocks();
  // Without them nothing would keep two tabs from sending one refresh token.
  if (locks === undefined) {
    throw new OAuthError('Tabs cannot take turns here: there is no Web Locks API.', {
      code: 'store_failed',
      hint: 'Browsers have it on pages that come by https or from localhost. Elsewhere use memoryStore().',
    });
  }
  const signal = AbortSignal.timeout(timeout);
  const failed = (error: unknown): OAuthError =>
    signal.aborted ? heldError(timeout) : databaseError('lock', error);
  return acrossTabs(locks, `@smart-me/oauth/browser:${name}`, task, { signal, failed });
}

function heldError(timeout: number): OAuthError {
  return new OAuthError(`Another tab has been refreshing the tokens for more than ${timeout} ms.`, {
    code: 'lock_timeout',
    hint: 'Look at the other tabs of the site: one may hang, or be held in a debugger. Closing it lets go of the tokens.',
  });
}
