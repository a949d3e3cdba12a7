import { OAuthError } from '../error/oauth-error.ts';
import { databaseError } from './database-error.ts';

/** Runs a task while no other tab or worker of the origin runs one under this name. */
export async function acrossTabs<Value>(
  name: string,
  { timeout, task }: { readonly timeout: number; readonly task: () => Promise<Value> },
): Promise<Value> {
  const { navigator } = globalThis as { readonly navigator?: { readonly locks?: LockManager } };
  // Without them nothing would keep two tabs from sending one refresh token.
  if (navigator?.locks === undefined) {
    throw new OAuthError('Tabs cannot take turns here: there is no Web Locks API.', {
      code: 'store_failed',
      hint: 'Browsers have it on pages that come by https or from localhost. Elsewhere use memoryStore().',
    });
  }
  const limit = AbortSignal.timeout(timeout);
  const [outcome] = await navigator.locks
    .request(name, { signal: limit }, () => Promise.allSettled([task()]))
    .catch((error: unknown) => {
      throw limit.aborted ? heldError(timeout) : databaseError('lock', error);
    });
  if (outcome.status === 'rejected') throw outcome.reason;
  return outcome.value;
}

function heldError(timeout: number): OAuthError {
  return new OAuthError(`Another tab has been renewing the tokens for more than ${timeout} ms.`, {
    code: 'lock_timeout',
    hint: 'Look at the other tabs of the site: one may hang, or be held in a debugger. Closing it lets go of the tokens.',
  });
}
