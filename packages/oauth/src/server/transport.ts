import { allowInsecureRequests, customFetch, type CustomFetchOptions } from 'oauth4webapi';
import type { Clock } from '../clock.ts';
import { type OAuthError, isOAuthError } from '../error/oauth-error.ts';
import type { Redact } from '../error/redact.ts';
import { tell } from '../hook.ts';
import { answerFault, readFault, sendFault } from './faults.ts';
import { isLoopback } from './loopback.ts';

/** One request to the authorization server, as a hook sees it: there is no secret in it. */
export interface ExchangeEvent {
  /** What was asked: the grant type, `device authorization` or `discovery`. */
  readonly label: string;
  /** The endpoint. */
  readonly url: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** HTTP status, when there was an answer. */
  readonly status: number | undefined;
  /** What went wrong, if something did. */
  readonly error: OAuthError | undefined;
  /** Milliseconds. */
  readonly duration: number;
}

/** The options that oauth4webapi takes with every request. */
export interface RequestOptions {
  readonly signal: AbortSignal;
  readonly [allowInsecureRequests]: boolean;
  readonly [customFetch]?: (url: string, options: CustomFetchOptions<string, unknown>) => Promise<Response>;
}

/** A request and the reading of its answer. */
export interface Exchange<Value> {
  readonly label: string;
  readonly url: URL;
  readonly signal?: AbortSignal | undefined;
  /** Takes the secrets of the request out of what the server says about it. */
  readonly redact?: Redact | undefined;
  /** How often at most it is sent again when the server, or the way to it, is out of order. Default: that of the transport. */
  readonly retries?: number | undefined;
  readonly send: (options: RequestOptions) => Promise<Response>;
  readonly read: (response: Response) => Promise<Value>;
}

/** How a request is repeated that the server, or the way to it, could not answer for the moment. */
export interface RetryOptions {
  /** How often it is sent again at most. Default 2; 0 tells of a fault at once. */
  readonly limit?: number | undefined;
}

/** Sends requests to the authorization server. */
export interface Transport {
  readonly clock: Clock;
  exchange<Value>(exchange: Exchange<Value>): Promise<Value>;
}

export interface TransportOptions {
  readonly clock: Clock;
  /** Milliseconds for one attempt. */
  readonly timeout: number;
  readonly retry: RetryOptions | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly onExchange?: ((event: ExchangeEvent) => void) | undefined;
}

const FIRST_RETRY_AFTER = 1_000;
/** A server that asks for a longer pause gets it from the caller: the error tells. */
const LONGEST_RETRY_AFTER = 20_000;

/** Makes a transport: time limit, bounded retry, and every fault as an {@link OAuthError}. */
export function transport({ clock, timeout, retry, fetch, onExchange }: TransportOptions): Transport {
  const retryLimit = retry?.limit ?? 2;
  const attemptOnce = async <Value>(
    { label, url, signal, redact = (text) => text, send, read }: Exchange<Value>,
    attempt: number,
  ): Promise<Value> => {
    const startedAt = clock.now();
    const limit = AbortSignal.timeout(timeout);
    const options = {
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      [allowInsecureRequests]: isLoopback(url),
      ...(fetch !== undefined && { [customFetch]: fetchWith(fetch) }),
    };
    let status: number | undefined;
    let error: OAuthError | undefined;
    try {
      const response = await send(options).catch((fault: unknown) => {
        throw sendFault(fault, { label, url, signal, limit });
      });
      ({ status } = response);
      if (!response.ok) throw await answerFault(response, { label, redact, now: clock.now() });
      return await read(response).catch((fault: unknown) => {
        throw readFault(fault, { label, url, signal, limit });
      });
    } catch (fault) {
      if (isOAuthError(fault)) error = fault;
      throw fault;
    } finally {
      const endpoint = `${url.origin}${url.pathname}`;
      const duration = clock.now() - startedAt;
      tell(onExchange, { label, url: endpoint, attempt, status, error, duration });
    }
  };

  return {
    clock,
    exchange: async (exchange) => {
      const { retries = retryLimit, signal } = exchange;
      for (let attempt = 1; ; attempt++) {
        try {
          return await attemptOnce(exchange, attempt);
        } catch (error) {
          if (attempt > retries || !isOAuthError(error) || !isPassing(error)) throw error;
          const pause = error.retryAfter ?? Math.random() * FIRST_RETRY_AFTER * 2 ** attempt;
          if (pause > LONGEST_RETRY_AFTER) throw error;
          await clock.sleep(pause, signal);
        }
      }
    },
  };
}

function fetchWith(fetch: typeof globalThis.fetch): NonNullable<RequestOptions[typeof customFetch]> {
  return (url, { body, ...init }) =>
    fetch(url, { ...init, body: body instanceof URLSearchParams ? body : null });
}

/** Faults after which the same request can succeed. A timeout is not among them: the caller has waited long enough. */
function isPassing({ code }: OAuthError): boolean {
  return code === 'network' || code === 'rate_limited' || code === 'temporarily_unavailable';
}
