import { OAuthError } from '../error/oauth-error.ts';

/** Where a client reads the time from and how it waits. Give another one to run against simulated time. */
export interface Clock {
  /** Returns the time, in milliseconds since 1970. */
  now(): number;
  /** Resolves after this number of milliseconds. Rejects when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The longest delay of `setTimeout`, in milliseconds (25 days): a longer one fires at once. */
export const LONGEST_TIMEOUT: number = 2 ** 31 - 1;

/** The time of this machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const abort = (): void => {
        clearTimeout(timer);
        reject(abortedError(signal));
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
        Math.min(milliseconds, LONGEST_TIMEOUT),
      );
      if (signal?.aborted) abort();
      else signal?.addEventListener('abort', abort, { once: true });
    }),
};

/** Waits for a promise no longer than the signal allows. The promise itself goes on. */
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

/** The error of a wait that its own signal ended. */
export function abortedError(signal: AbortSignal | undefined): OAuthError {
  return new OAuthError('The wait was aborted.', { code: 'aborted', cause: signal?.reason });
}
