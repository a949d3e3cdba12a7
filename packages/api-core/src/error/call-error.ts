import { causesOf, redactedError, systemCode } from '../http/error-cause.ts';
import { excerpt } from './server-message.ts';
import { type ErrorResponse, type FailedCall, requestId } from './service.ts';
import { SmartMeError, type SmartMeErrorDetails } from './smart-me-error.ts';

/** What an error of a call is made of beside its sentence. */
type CallErrorDetails = Omit<SmartMeErrorDetails, 'endpoint'> & {
  /** What somebody else says; it ends the message. */
  readonly quote?: string | undefined;
};

/** The error of a call: `what` became of it. */
export function callError(
  { name }: Pick<FailedCall, 'name'>,
  what: string,
  { quote = '', ...details }: CallErrorDetails,
): SmartMeError {
  const message = quote === '' ? `${name}: ${what}.` : `${name}: ${what}: ${quote}`;
  return new SmartMeError(message, { ...details, endpoint: name });
}

/** The error of a response that is not what an API sends. */
export function unexpectedResponse(
  call: FailedCall,
  { status, headers }: Pick<ErrorResponse, 'status' | 'headers'>,
  what: string,
  details: Pick<CallErrorDetails, 'hint' | 'cause' | 'quote'>,
): SmartMeError {
  return callError(call, what, {
    ...details,
    code: 'unexpected_response',
    status: status === 0 ? undefined : status,
    requestId: requestId(call.service, headers),
    cause: redactedError(details.cause, call.redactor),
  });
}

/** The error of a call whose caller's signal has aborted. */
export function abortedError(call: FailedCall, signal: AbortSignal): SmartMeError {
  return callError(call, 'aborted by its caller', {
    code: 'aborted',
    hint: 'The cause is the reason of the signal.',
    cause: signal.reason,
  });
}

/** The error of a last attempt that took longer than `timeout` milliseconds. */
export function attemptTimeoutError(call: FailedCall, timeout: number, attempts: number): SmartMeError {
  return callError(call, `no whole response within ${seconds(timeout)} (attempt ${attempts})`, {
    code: 'timeout',
    hint: 'Check the connection, ask for less at once, or give a longer timeout.',
  });
}

/** The error of a call that took longer than `totalTimeout` milliseconds; `last` is what its last attempt ended in. */
export function totalTimeoutError(
  call: FailedCall,
  totalTimeout: number,
  attempts: number,
  last: SmartMeError | undefined,
): SmartMeError {
  return callError(call, `not done within ${seconds(totalTimeout)} in all (${attempts} attempts)`, {
    code: 'timeout',
    hint:
      last === undefined
        ? 'Give a longer totalTimeout, or the client more concurrency.'
        : 'See the cause for what the last attempt ended in.',
    cause: last,
  });
}

/** The error of a request that did not reach the server, or whose response did not come back whole. */
export function networkError(call: FailedCall, cause: unknown): SmartMeError {
  const code = systemCode(cause);
  // The runtime's own error is often no more than "fetch failed": the innermost one says why.
  const why = code ?? excerpt(causesOf(cause).at(-1)?.message ?? '', call.redactor);
  return callError(
    call,
    `${call.origin} could not be reached, or the connection broke (${why || 'no reason given'})`,
    { code: 'network', hint: networkHint(code), cause: redactedError(cause, call.redactor) },
  );
}

function networkHint(code: string | undefined): string {
  if (code === undefined) {
    return 'Check the connection; in a browser also that the API allows the origin (CORS).';
  }
  if (code === 'ECONNREFUSED') return 'Nothing listens there: check baseUrl.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'The host name does not resolve: check baseUrl and the DNS.';
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code))
    return 'The certificate is not trusted: check baseUrl, the clock, and a proxy on the way.';
  return 'Check the connection, and a proxy on the way.';
}

/** Codes that mean that no connection came about, so that the server cannot have seen the request. */
const NEVER_CONNECTED: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused', // Bun
];

/** Whether the failure is one in which nothing can have reached the server. Unknown ones are not. */
export function neverConnected(cause: unknown): boolean {
  return NEVER_CONNECTED.includes(systemCode(cause) ?? '');
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}
