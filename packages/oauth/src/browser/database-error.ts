import { isErrorLike } from '../error/error-like.ts';
import { isOAuthError, OAuthError } from '../error/oauth-error.ts';

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

const OTHER =
  'Reload the page. If that does not help, the browser may keep no data for it: use memoryStore().';

/** What a browser's database fails with, as the one error of this package. Only its name is told. */
export function databaseError(verb: 'lock' | 'read' | 'write', error: unknown): OAuthError {
  if (isOAuthError(error)) return error;
  const name = isErrorLike(error) ? error.name : 'unknown error';
  return new OAuthError(`The browser could not ${verb} the tokens: ${name}.`, {
    code: 'store_failed',
    hint: HINTS.get(name) ?? OTHER,
  });
}
