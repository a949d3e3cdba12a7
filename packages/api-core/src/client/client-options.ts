import type { AuthProvider } from '../auth/auth-provider.ts';
import { LONGEST_TIMER } from '../http/checked-limit.ts';
import { SmartMeError } from '../error/smart-me-error.ts';
import type { Hooks } from '../pipeline/observation.ts';
import type { RetryOptions, RetryPlan } from '../pipeline/retry.ts';

/** Options of `createClient`. */
export interface ClientOptions {
  /** How to sign in: `apiKey`, `bearer`, `basicAuth`, `cardAccessToken`, a token source of `@smart-me/oauth`, or your own. */
  readonly auth: AuthProvider;
  /**
   * Where the API is, with or without a path. Default: where the service of the endpoint is, for the endpoints of smart-me
   * `https://api.smart-me.com`. An endpoint whose service has no address of its own needs it.
   */
  readonly baseUrl?: string | undefined;
  /** Milliseconds for one attempt, its response's body included. Default: 30 000. */
  readonly timeout?: number | undefined;
  /** Milliseconds for a whole call, waiting and retries included. Default: 120 000. */
  readonly totalTimeout?: number | undefined;
  /** When and how often a failed call is tried again. */
  readonly retry?: RetryOptions | undefined;
  /** Requests that may be under way at once; further ones queue. Default: 8. */
  readonly concurrency?: number | undefined;
  /** The largest response taken, in bytes after decompression. Default: 64 MiB. */
  readonly maxResponseBytes?: number | undefined;
  /** For logs, traces and metrics; they see no secrets. */
  readonly hooks?: Hooks | undefined;
  /** `User-Agent` of the requests. Default: the runtime's own; browsers may not let it be set. */
  readonly userAgent?: string | undefined;
  /** In place of the global `fetch`: for a proxy, a certificate of one's own, a test. Gets the URL as text, the rest beside it. */
  readonly fetch?: typeof fetch | undefined;
}

/** Where a client calls. */
export interface Place {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly origin: string;
}

/** Options with nothing left open. */
export interface CheckedOptions {
  readonly auth: AuthProvider;
  readonly place: Place | undefined;
  readonly timeout: number;
  readonly totalTimeout: number;
  readonly retry: RetryPlan;
  readonly concurrency: number;
  readonly maxResponseBytes: number;
  readonly hooks: Hooks;
  readonly userAgent: string | undefined;
  readonly fetch: typeof fetch | undefined;
}

/** Fills in the defaults. @throws {SmartMeError} `invalid_request`, naming the option that makes no sense */
export function checkedOptions({
  auth,
  baseUrl,
  timeout = 30_000,
  totalTimeout = 120_000,
  retry: { limit = 3, backoff = 300, maxBackoff = 10_000 } = {},
  concurrency = 8,
  maxResponseBytes = 64 * 2 ** 20,
  hooks = {},
  userAgent,
  fetch,
}: ClientOptions): CheckedOptions {
  return {
    auth: checkedAuth(auth),
    place: baseUrl === undefined ? undefined : checkedPlace(baseUrl),
    timeout: checkedTimeout('timeout', timeout),
    totalTimeout: checkedTimeout('totalTimeout', totalTimeout),
    retry: {
      limit: within('retry.limit', limit, 0, 100, true),
      backoff: within('retry.backoff', backoff, 0, LONGEST_TIMER),
      maxBackoff: within('retry.maxBackoff', maxBackoff, 0, LONGEST_TIMER),
    },
    concurrency: within('concurrency', concurrency, 1, 1_000_000, true),
    maxResponseBytes: within('maxResponseBytes', maxResponseBytes, 1, 2 ** 53 - 1, true),
    hooks,
    userAgent,
    fetch,
  };
}

/** RFC 9110 §5.1: a token. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;

function checkedAuth(auth: AuthProvider): AuthProvider {
  if (auth.header === undefined || HEADER_NAME.test(auth.header)) return auth;
  throw new SmartMeError('The AuthProvider names a header that cannot be.', {
    code: 'invalid_request',
    hint: 'Give the name alone: X-Api-Key.',
  });
}

/** A timeout of a client or a call. @throws {SmartMeError} `invalid_request` */
export function checkedTimeout(name: string, milliseconds: number): number {
  return within(name, milliseconds, 1, LONGEST_TIMER);
}

function within(name: string, value: number, least: number, most: number, whole = false): number {
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  throw new SmartMeError(`The option ${name} is ${value}.`, {
    code: 'invalid_request',
    hint: `Give ${whole ? 'an integer' : 'a number'} from ${least} to ${most}.`,
  });
}

/** Where a base URL leads. @throws {SmartMeError} `invalid_request`: no URL, or one that holds more than an address */
export function checkedPlace(baseUrl: string): Place {
  const url = URL.parse(baseUrl);
  // Nothing of the text is repeated: it can hold a password.
  if (url === null) throw invalidBaseUrl('is not a URL');
  if (url.username + url.password !== '') throw invalidBaseUrl('holds credentials');
  if (url.search + url.hash !== '') throw invalidBaseUrl('holds a query or a fragment');
  return { baseUrl: url.href.replace(/\/+$/, ''), origin: url.origin };
}

function invalidBaseUrl(what: string): SmartMeError {
  return new SmartMeError(`The baseUrl ${what}.`, {
    code: 'invalid_request',
    hint: 'Give an address such as https://api.smart-me.com, with the path that all calls begin with; credentials go into auth.',
  });
}
