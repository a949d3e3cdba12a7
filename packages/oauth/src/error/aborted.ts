import { OAuthError } from './oauth-error.ts';

/** The error of a wait that its own signal ended. */
export function abortedError(signal: AbortSignal | undefined): OAuthError {
  return new OAuthError('The wait was aborted.', { code: 'aborted', cause: signal?.reason });
}

/** Waits for a promise no longer than the signal allows; the promise itself goes on. */
export async function untilAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return promise;
  const { promise: abort, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    reject(abortedError(signal));
  };
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([abort, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
