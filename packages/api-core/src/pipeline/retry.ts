import ky, { isHTTPError } from 'ky';
import { callError } from '../error/call-error.ts';
import type { SmartMeError } from '../error/smart-me-error.ts';
import { neverConnected } from '../error/network-cause.ts';
import { retryAfter } from '../error/retry-after.ts';
import { AttemptFailure } from './attempt-failure.ts';
import type { Call } from './call.ts';
import type { Observer } from './observation.ts';
import type { OutgoingRequest, Send } from './policy.ts';

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

/** What {@link sendWithRetry} is given beside the request. */
export interface RetryContext {
  readonly attempt: Send;
  readonly observer: Observer;
  readonly retry: RetryPlan;
  readonly totalTimeout: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Sends a request until an answer is there, it may not be repeated, or time is over. ky counts, waits with full jitter
 * and keeps the total time; what an attempt is, and whether it may be repeated, is said here.
 *
 * @throws {SmartMeError}
 */
export async function sendWithRetry(
  request: Omit<OutgoingRequest, 'signal' | 'attempt'>,
  call: Call,
  { attempt, observer, retry, totalTimeout, signal }: RetryContext,
): Promise<Response> {
  let current: OutgoingRequest | undefined;
  let lastFailure: unknown;
  const asCallError = (error: unknown): SmartMeError =>
    callError(error, call, { signal, attempts: current?.attempt ?? 0, totalTimeout, lastFailure });
  try {
    const { body, status, statusText, headers } = await ky(request.url, {
      method: request.method,
      ...(signal === undefined ? {} : { signal }),
      // async, so that what a policy throws at once is a rejection too: ky would leave its timer running
      fetch: async (kyRequest) => {
        current = { ...request, signal: (kyRequest as Request).signal, attempt: (current?.attempt ?? 0) + 1 };
        return attempt(current, call);
      },
      timeout: false, // one attempt is timed by its own policy, which leaves out the time in the queue
      totalTimeout,
      parseJson: (text) => text, // an error's body is wanted as it came
      retry: {
        limit: retry.limit,
        methods: ['get', 'put', 'post', 'patch', 'delete'], // it is the endpoint that says whether it is idempotent
        statusCodes: RETRIED_STATUSES,
        afterStatusCodes: RETRIED_STATUSES.filter((status) => status !== 429), // a 429 pauses the client instead
        delay: (count) => retry.backoff * 2 ** (count - 1),
        backoffLimit: retry.maxBackoff,
        jitter: true,
        shouldRetry: ({ error }) => {
          lastFailure = error;
          return mayRepeat(error, call);
        },
      },
      hooks: {
        beforeRetry: [
          ({ error }) => {
            const failure = asCallError(error);
            if (current !== undefined) observer.retrying(current, call, failure);
          },
        ],
      },
    });
    // Not ky's own Response: that one has the parseJson from above in place of its json().
    return new Response(body, { status, statusText, headers });
  } catch (error) {
    throw asCallError(error);
  }
}

/** `true` and `false` are final; `undefined` leaves the status and its Retry-After to ky. */
function mayRepeat(error: Error, { endpoint, deadline }: Call): boolean | undefined {
  if (error instanceof AttemptFailure) {
    return endpoint.idempotent || (error.fault === 'network' && neverConnected(error.cause));
  }
  if (!isHTTPError(error)) return false;
  const { status, headers } = error.response;
  if (!endpoint.idempotent && !NOT_PROCESSED.includes(status)) return false;
  const wait = retryAfter(headers);
  // To wait for a moment that comes after the call's end helps nobody: say so now.
  return wait !== undefined && performance.now() + wait >= deadline ? false : undefined;
}
