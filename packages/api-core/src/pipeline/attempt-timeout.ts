import { AttemptFailure, type Policy } from './policy.ts';

/**
 * Limits the time of one attempt, from asking for the credentials to the last byte of the response. Time spent in the
 * queue or in a pause does not count. Ends at once on abort, whether or not the AuthProvider and fetch listen to their
 * signal.
 */
export const attemptTimeout: Policy = (next) => (request, call) =>
  new Promise((resolve, reject) => {
    const { signal } = request;
    // Not AbortSignal.any with AbortSignal.timeout: both are collected late, and cost more than all else here.
    const attempt = new AbortController();
    const settle = (): void => {
      clearTimeout(timer);
      // A signal can outlive many calls; a listener left on it would keep each of them alive.
      signal.removeEventListener('abort', abandon);
    };
    const end = (reason: Error): void => {
      settle();
      reject(reason);
      attempt.abort(reason);
    };
    const timer = setTimeout(() => {
      end(new AttemptFailure('timeout'));
    }, call.timeout);
    const abandon = (): void => {
      end(signal.reason as Error);
    };
    signal.addEventListener('abort', abandon);
    next({ ...request, signal: attempt.signal }, call)
      .finally(settle)
      .then(resolve, reject);
  });
