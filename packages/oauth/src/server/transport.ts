import { callHook } from '@smart-me/api-core/http';
import type { Clock } from '../options/clock.ts';
import { isOAuthError, OAuthError } from '../error/oauth-error.ts';
import {
  assertOption,
  checkedHook,
  checkedMethods,
  checkedMilliseconds,
  given,
} from '../options/checked-options.ts';
import { assertSecure } from './endpoint-url.ts';
import { connectionFault, refusal } from './faults.ts';
import { type JsonObject, jsonObjectOf, textMember } from './response-body.ts';

/** One request to the authorization server, as a hook sees it: there is no secret in it. */
export interface ExchangeEvent {
  /** What was asked: the grant type, `device authorization` or `discovery`. */
  readonly label: string;
  /** The endpoint. */
  readonly url: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** HTTP status, when there was a response. */
  readonly status: number | undefined;
  /** What went wrong, if something did. */
  readonly error: OAuthError | undefined;
  /** Milliseconds. */
  readonly duration: number;
}

/** How a request is repeated that the server, or the way to it, could not respond to for the moment. */
export interface RetryOptions {
  /** How often it is sent again at most. Default 2; 0 tells of a fault at once. */
  readonly limit?: number | undefined;
}

/** A request and the reading of its response. */
export interface Exchange<Value> {
  readonly label: string;
  readonly url: URL;
  readonly headers?: Headers;
  /** What is posted. Without it the request is a GET. */
  readonly form?: URLSearchParams;
  readonly signal?: AbortSignal | undefined;
  /** Takes the secrets of the request out of what the server says about it. */
  readonly redact?: ((text: string) => string) | undefined;
  /** How often at most it is sent again when the server, or the way to it, is out of order. Default: that of the transport. */
  readonly retries?: number | undefined;
  readonly read: (body: JsonObject) => Value;
}

/** Sends requests to the authorization server. */
export interface Transport {
  readonly clock: Clock;
  exchange<Value>(exchange: Exchange<Value>): Promise<Value>;
}

/** Options of {@link transport}. */
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
const LONGEST_PAUSE = 20_000;

/** Makes a transport: time limit, bounded retry, and every fault as an {@link OAuthError}. */
export function transport({ clock, timeout, retry, fetch, onExchange }: TransportOptions): Transport {
  const { limit: retryLimit = 2 } = given('retry', retry ?? {});
  assertOption(Number.isInteger(retryLimit) && retryLimit >= 0, 'retry.limit is no number of attempts.');
  checkedMilliseconds('timeout', timeout);
  checkedMethods('the clock', clock, 'now', 'sleep');
  checkedHook('fetch', fetch);
  checkedHook('onExchange', onExchange);

  const attemptOnce = async <Value>(
    { label, url, headers = new Headers(), form, signal, redact = (text) => text, read }: Exchange<Value>,
    attempt: number,
  ): Promise<Value> => {
    const startedAt = clock.now();
    const limit = AbortSignal.timeout(timeout);
    let status: number | undefined;
    let error: OAuthError | undefined;
    try {
      assertSecure(url);
      headers.set('accept', 'application/json');
      const response = await (fetch ?? globalThis.fetch)(url.href, {
        method: form === undefined ? 'GET' : 'POST',
        headers,
        body: form ?? null,
        redirect: 'manual', // secrets stay with the server that they are for
        signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
      });
      ({ status } = response);
      const body = await jsonObjectOf(response).catch((fault: unknown) => {
        if (response.ok) throw fault;
        return undefined; // the status says enough
      });
      if (!response.ok || isErrorBody(body)) throw refusal(response, body, { label, redact });
      if (body !== undefined) return read(body);
      throw new OAuthError(
        `${url.host} responded to the ${label} request with something else than the RFCs say.`,
        {
          code: 'unexpected_response',
        },
      );
    } catch (fault) {
      error = isOAuthError(fault) ? fault : connectionFault(fault, { label, url, signal, limit });
      throw error;
    } finally {
      const duration = clock.now() - startedAt;
      callHook(onExchange, { label, url: `${url.origin}${url.pathname}`, attempt, status, error, duration });
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
          if (pause > LONGEST_PAUSE) throw error;
          await clock.sleep(pause, signal);
        }
      }
    },
  };
}

/** Some servers refuse with status 200. */
function isErrorBody(body: JsonObject | undefined): boolean {
  const has = (name: string): boolean => body !== undefined && textMember(body, name) !== undefined;
  return has('error') && !has('access_token');
}

/** Faults after which the same request can succeed. A timeout is not among them: the caller has waited long enough. */
function isPassing({ code }: OAuthError): boolean {
  return code === 'network' || code === 'rate_limited' || code === 'temporarily_unavailable';
}
