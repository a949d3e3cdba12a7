import { causesOf, redactedError, systemCode } from '../http/error-cause.ts';
import { excerpt } from './server-message.ts';
import type { FailedCall } from './service.ts';
import { SmartMeError } from './smart-me-error.ts';

/** The error of a call whose caller's signal has aborted. */
export function abortedError({ name }: FailedCall, signal: AbortSignal): SmartMeError {
  return new SmartMeError(`${name}: aborted by its caller.`, {
    code: 'aborted',
    hint: 'The signal that was handed to the call has aborted; its reason is the cause.',
    endpoint: name,
    cause: signal.reason,
  });
}

/** The error of a last attempt that took longer than `timeout` milliseconds. */
export function attemptTimeoutError({ name }: FailedCall, timeout: number, attempts: number): SmartMeError {
  return new SmartMeError(`${name}: no whole response within ${seconds(timeout)} (attempt ${attempts}).`, {
    code: 'timeout',
    hint: 'Check the connection, ask for less at once, or give the call a longer timeout.',
    endpoint: name,
  });
}

/** The error of a call that took longer than `totalTimeout` milliseconds; `last` is what its last attempt ended in. */
export function totalTimeoutError(
  { name }: FailedCall,
  totalTimeout: number,
  attempts: number,
  last: SmartMeError | undefined,
): SmartMeError {
  return new SmartMeError(
    `${name}: not done within ${seconds(totalTimeout)} in all (${attempts} attempts).`,
    {
      code: 'timeout',
      hint:
        last === undefined
          ? 'Give the call a longer totalTimeout, or the client more concurrency.'
          : 'See the cause for what the last attempt ended in.',
      endpoint: name,
      cause: last,
    },
  );
}

/** The error of a request that did not reach the server, or whose response did not come back whole. */
export function networkError({ name, origin, redactor }: FailedCall, cause: unknown): SmartMeError {
  const code = systemCode(cause);
  // The runtime's own error is often no more than "fetch failed": the innermost one says why.
  const why = code ?? excerpt(causesOf(cause).at(-1)?.message ?? '', redactor);
  return new SmartMeError(
    `${name}: ${origin} could not be reached, or the connection broke (${why || 'no reason given'}).`,
    { code: 'network', hint: networkHint(code), endpoint: name, cause: redactedError(cause, redactor) },
  );
}

function networkHint(code: string | undefined): string {
  if (code === undefined) {
    return 'Check the connection. In a browser also check that the API allows the page its origin (CORS).';
  }
  if (code === 'ECONNREFUSED') return 'Nothing listens there: check baseUrl, and that the server runs.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'The host name does not resolve: check baseUrl and the DNS.';
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code))
    return "The server's certificate is not trusted: check the clock, a proxy on the way, and baseUrl.";
  return 'The connection broke or never came about: check the network, a proxy on the way, and call again.';
}

/** Codes that mean that no connection came about, so that the server cannot have seen the request. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused', // Bun
]);

/** Whether the failure is one in which nothing can have reached the server. Unknown ones are not. */
export function neverConnected(cause: unknown): boolean {
  return NEVER_CONNECTED.has(systemCode(cause) ?? '');
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}
