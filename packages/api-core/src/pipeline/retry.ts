import ky, { isTimeoutError } from 'ky';
import {
  abortedError,
  attemptTimeoutError,
  networkError,
  neverConnected,
  totalTimeoutError,
} from '../error/call-error.ts';
import { isSmartMeError, type SmartMeError } from '../error/smart-me-error.ts';
import { statusError } from '../error/status-error.ts';
import { retryAfter } from '../http/retry-after.ts';
import { type Hooks, tell } from './observation.ts';
import {
  AttemptFailure,
  type Call,
  type OutgoingRequest,
  type ReceivedResponse,
  type Send,
} from './policy.ts';

/** How often and how fast a failed call is tried again. */
export interface RetryOptions {
  /** Retries after the first attempt; 0: none. Default: 3. */
  readonly limit?: number | undefined;
  /** Milliseconds: the widest wait before the first retry, doubled for each further one. Default: 300. */
  readonly backoff?: number | undefined;
  /** Milliseconds: what doubling does not pass. Default: 10 000. */
  readonly maxBackoff?: number | undefined;
}

/** {@link RetryOptions} with nothing left open. */
export type RetryPlan = { readonly [Option in keyof RetryOptions]-?: number };

/** The server's troubles that pass, and those of Cloudflare in front of it. */
const RETRIED_STATUSES = [408, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524];

/**
 * Statuses that say that the server has not acted on the request, so that repeating it is safe whatever its method:
 * it did not get all of it (408, RFC 9110 §15.5.9), or turned it away (429, RFC 6585 §4).
 */
const NOT_PROCESSED = [408, 429];

/** Sends a request until a response is there, it may not be repeated, or time is over. @throws {SmartMeError} */
export type SendWithRetry = (
  request: Omit<OutgoingRequest, 'signal' | 'attempt'>,
  call: Call,
  limits: { readonly totalTimeout: number; readonly signal: AbortSignal | undefined },
) => Promise<ReceivedResponse>;

/**
 * Puts retries around an attempt: ky counts, waits with full jitter or as `Retry-After` says, and keeps the total time;
 * what an attempt is, and whether it may be repeated, is said here. Bodies go past ky, which decides by status.
 */
export function withRetry(attempt: Send, plan: RetryPlan, { onRetry }: Hooks): SendWithRetry {
  // Once for a client: ky merges options key by key.
  const retrying = ky.create({
    timeout: false, // one attempt is timed by its own policy, which leaves out the time in the queue
    retry: {
      limit: plan.limit,
      methods: ['get', 'put', 'post', 'patch', 'delete'], // it is the endpoint that says whether it is idempotent
      statusCodes: RETRIED_STATUSES,
      afterStatusCodes: RETRIED_STATUSES,
      delay: (count) => plan.backoff * 2 ** (count - 1),
      backoffLimit: plan.maxBackoff,
      jitter: true,
      shouldRetry: ({ error }) => error instanceof AttemptFailure || undefined,
    },
  });

  return async (request, call, { totalTimeout, signal }) => {
    let last: AttemptFailure | ReceivedResponse | undefined;

    // async, so that what a policy throws at once is a rejection too: ky would leave its timer running
    const fetch = async (kyRequest: unknown): Promise<Response> => {
      const current = { ...request, signal: (kyRequest as Request).signal, attempt: ++call.attempts };
      if (last !== undefined) {
        const { code, status } = failureError(last, call);
        tell(onRetry, current, call, { code, status });
      }
      const outcome = await attempt(current, call).catch((error: unknown) => {
        if (error instanceof AttemptFailure) return error;
        throw error;
      });
      last = outcome;
      if ('head' in outcome && outcome.head.ok) return outcome.head;
      if (!mayRepeat(outcome, call)) throw failureError(outcome, call);
      if ('head' in outcome) return forKy(outcome);
      throw outcome;
    };
    try {
      await retrying(request.url, {
        method: request.method,
        totalTimeout,
        fetch,
        signal: signal ?? null,
      });
    } catch (error) {
      if (isSmartMeError(error)) throw error;
      if (signal?.aborted === true) throw abortedError(call, signal);
      const cause = last && failureError(last, call);
      if (isTimeoutError(error)) throw totalTimeoutError(call, totalTimeout, call.attempts, cause);
      throw cause ?? networkError(call, error);
    }
    return last as ReceivedResponse;
  };
}

/** Whether an attempt that failed may be made again. */
function mayRepeat(failure: AttemptFailure | ReceivedResponse, { idempotent, deadline }: Call): boolean {
  if (failure instanceof AttemptFailure)
    return idempotent || (failure.fault === 'network' && neverConnected(failure.cause));
  const { status, headers } = failure;
  return (
    (idempotent ? RETRIED_STATUSES : NOT_PROCESSED).includes(status) &&
    // To wait for a moment that comes after the call's end helps nobody: say so now.
    performance.now() + (retryAfter(headers) ?? 0) < deadline
  );
}

/** What ky decides by: the status, and the wait as we read it. A 429 pauses the client instead. */
function forKy({ status, headers }: ReceivedResponse): Response {
  const wait = status === 429 ? undefined : retryAfter(headers);
  return new Response(null, {
    status,
    headers: wait === undefined ? {} : { 'retry-after': String(Math.ceil(wait / 1000)) },
  });
}

function failureError(failure: AttemptFailure | ReceivedResponse, call: Call): SmartMeError {
  if (!(failure instanceof AttemptFailure)) return statusError(call, failure);
  return failure.fault === 'timeout'
    ? attemptTimeoutError(call, call.timeout, call.attempts)
    : networkError(call, failure.cause);
}
