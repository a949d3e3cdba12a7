import { unlessAborted } from './abort.ts';
import { AttemptFailure } from './attempt-failure.ts';
import type { Policy } from './policy.ts';

/**
 * Bounds one attempt, from asking for the credentials to the last byte of the answer. Time spent in the queue or in a
 * pause does not count. Ends at once on abort, whether or not the AuthProvider and fetch listen to their signal.
 */
export const attemptTimeout: Policy = (next) => async (request, call) => {
  const clock = new AbortController();
  const timer = setTimeout(() => {
    clock.abort();
  }, call.timeout);
  const signal = AbortSignal.any([request.signal, clock.signal]);
  try {
    return await unlessAborted(next({ ...request, signal }, call), signal);
  } catch (error) {
    if (clock.signal.aborted && !request.signal.aborted) throw new AttemptFailure('timeout');
    throw error;
  } finally {
    clearTimeout(timer);
  }
};
