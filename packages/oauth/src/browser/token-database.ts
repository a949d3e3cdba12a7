import { isErrorLike } from '@smart-me/api-core/http';
import { isOAuthError, OAuthError } from '../error/oauth-error.ts';

const VERSION = 1;
/** The one object store of the database. */
const TOKENS = 'tokens';

/** Milliseconds. Opening takes a few; it waits without end while a connection keeps the database from being deleted. */
const OPEN_LIMIT = 10_000;

/**
 * Runs one operation in a transaction of its own, and resolves when that is committed. The connection ends with it: it
 * stands in the way of nobody who deletes the database, and is never one that the browser has dropped meanwhile.
 */
export async function transact<Value>(
  name: string,
  mode: 'readonly' | 'readwrite',
  operate: (tokens: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  try {
    const database = await open(name);
    try {
      return await committed(database, mode, operate);
    } finally {
      database.close();
    }
  } catch (error) {
    throw databaseError(mode === 'readonly' ? 'read' : 'write', error);
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const { indexedDB } = globalThis as Partial<typeof globalThis>;
    if (indexedDB === undefined) throw missingError();
    const opening = indexedDB.open(name, VERSION);
    const limit = setTimeout(() => {
      // Should it open after all, it must not stay so.
      opening.onsuccess = () => {
        opening.result.close();
      };
      reject(blockedError());
    }, OPEN_LIMIT);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(TOKENS);
    };
    opening.onsuccess = () => {
      clearTimeout(limit);
      resolve(opening.result);
    };
    opening.onerror = () => {
      clearTimeout(limit);
      reject(opening.error ?? closedError());
    };
  });
}

function committed<Value>(
  database: IDBDatabase,
  mode: 'readonly' | 'readwrite',
  operate: (tokens: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    // Strict: the server has used up the refresh token before this one, so the new one has to outlive a power cut.
    const transaction = database.transaction(TOKENS, mode, { durability: 'strict' });
    const request = operate(transaction.objectStore(TOKENS));
    transaction.oncomplete = () => {
      resolve(request.result);
    };
    transaction.onabort = () => {
      reject(transaction.error ?? closedError());
    };
  });
}

/** As a transaction ends whose database the browser has closed: it says nothing itself. */
function closedError(): DOMException {
  return new DOMException('The database was closed.', 'AbortError');
}

function missingError(): OAuthError {
  return new OAuthError('There is no IndexedDB here.', {
    code: 'store_failed',
    hint: 'indexedDbStore() is for pages and workers of a browser. Elsewhere use another store.',
  });
}

function blockedError(): OAuthError {
  return new OAuthError('The browser did not open the token database in time.', {
    code: 'store_failed',
    hint: 'Close the other tabs of the site: one of them keeps the database from being deleted.',
  });
}

const HINTS: ReadonlyMap<string, string> = new Map([
  [
    'SecurityError',
    'The browser keeps no data for this page: allow cookies and site data for it, take it out of a sandboxed frame, or use memoryStore().',
  ],
  [
    'QuotaExceededError',
    'There is no space left for the site: delete data of it, or free space on the disk.',
  ],
  ['VersionError', 'Another program has a database of this name: choose another `name`.'],
  ['NotFoundError', 'Another program has a database of this name: choose another `name`.'],
  ['AbortError', 'The data of the site was deleted meanwhile. Call again.'],
]);

const OTHER_HINT =
  'Reload the page. If that does not help, the browser may keep no data for it: use memoryStore().';

/** What a browser's database fails with, as the one error of this package. Only its name is told. */
export function databaseError(verb: 'lock' | 'read' | 'write', error: unknown): OAuthError {
  if (isOAuthError(error)) return error;
  const name = isErrorLike(error) ? error.name : 'unknown error';
  return new OAuthError(`The browser could not ${verb} the tokens: ${name}.`, {
    code: 'store_failed',
    hint: HINTS.get(name) ?? OTHER_HINT,
  });
}
