import { isHTTPError, isTimeoutError } from 'ky';
import { AttemptFailure } from '../pipeline/attempt-failure.ts';
import type { Call } from '../pipeline/call.ts';
import { networkHint, rootMessage, systemCode } from './network-cause.ts';
import { redactedCause } from './redacted-cause.ts';
import { excerpt } from './server-message.ts';
import { isSmartMeError, SmartMeError } from './smart-me-error.ts';
import { statusError } from './status-error.ts';

/** What the retry policy knows of the call at the moment of the failure. */
export interface Circumstances {
  /** The caller's own signal. */
  readonly signal: AbortSignal | undefined;
  readonly attempts: number;
  readonly totalTimeout: number;
  /** What the attempt before ended in. */
  readonly lastFailure: unknown;
}

/** The {@link SmartMeError} that a failed call is. */
export function callError(error: unknown, call: Call, circumstances: Circumstances): SmartMeError {
  if (isSmartMeError(error)) return error;
  if (circumstances.signal?.aborted === true) return aborted(call, circumstances.signal);
  if (isHTTPError(error))
    return statusError(call, error.response, typeof error.data === 'string' ? error.data : '');
  if (isTimeoutError(error)) return totalTimeout(call, circumstances);
  if (error instanceof AttemptFailure && error.fault === 'timeout')
    return attemptTimeout(call, circumstances.attempts);
  return network(call, error instanceof AttemptFailure ? error.cause : error);
}

function aborted(call: Call, signal: AbortSignal): SmartMeError {
  return new SmartMeError(`${call.name}: aborted by its caller.`, {
    code: 'aborted',
    hint: 'The signal that was handed to the call has aborted; its reason is the cause.',
    endpoint: call.name,
    cause: signal.reason,
  });
}

function attemptTimeout(call: Call, attempts: number): SmartMeError {
  return new SmartMeError(
    `${call.name}: no whole answer within ${seconds(call.timeout)} (attempt ${attempts}).`,
    {
      code: 'timeout',
      hint: 'Check the connection, ask for less at once, or give the call a longer timeout.',
      endpoint: call.name,
    },
  );
}

function totalTimeout(
  call: Call,
  { attempts, totalTimeout, lastFailure, ...rest }: Circumstances,
): SmartMeError {
  const last =
    lastFailure === undefined || isTimeoutError(lastFailure)
      ? undefined
      : callError(lastFailure, call, { ...rest, attempts, totalTimeout, lastFailure: undefined });
  return new SmartMeError(
    `${call.name}: not done within ${seconds(totalTimeout)} in all (${attempts} attempts).`,
    {
      code: 'timeout',
      hint:
        last === undefined
          ? 'Give the call a longer totalTimeout, or the client more concurrency.'
          : 'See the cause for what the last attempt ended in.',
      endpoint: call.name,
      cause: last,
    },
  );
}

function network(call: Call, error: unknown): SmartMeError {
  const code = systemCode(error);
  const why = code ?? excerpt(rootMessage(error), call.redactor);
  return new SmartMeError(
    `${call.name}: ${call.origin} could not be reached, or the connection broke (${why || 'no reason given'}).`,
    {
      code: 'network',
      hint: networkHint(code),
      endpoint: call.name,
      cause: redactedCause(error, call.redactor),
    },
  );
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}
