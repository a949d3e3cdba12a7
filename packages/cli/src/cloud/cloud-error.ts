import { isSmartMeError } from '@smart-me/api-core';
import { isOAuthError } from '@smart-me/oauth';
import { isLoopback } from '@smart-me/api-core/http';
import { CommandError, InterruptedError } from '../failure/command-error.ts';
import { commandName } from '../failure/failure-line.ts';
import { type CloudAddress, commandFor } from './address.ts';

/** Which cloud a call went to, and with what it was signed. */
export interface CalledCloud extends CloudAddress {
  /** Whether the client is that of a simulator's seed, not one that somebody has named. */
  readonly isSeeded: boolean;
}

/** The error as a person at this cloud can make use of it; as it is when there is nothing to add. */
export function cloudError(cause: unknown, cloud: CalledCloud): unknown {
  const { baseUrl, isSeeded } = cloud;
  const outage = outageOf(cause);
  if (outage !== undefined) {
    const start = `Start a simulator there: ${commandName()} simulator --port ${new URL(baseUrl).port || '80'}`;
    const hint = isLoopback(baseUrl) ? start : 'Check the address and the network.';
    return new CommandError(`${baseUrl} does not respond: ${outage}`, hint, { cause });
  }
  const error = signInErrorOf(cause);
  if (isSmartMeError(error, 'aborted') || isOAuthError(error, 'aborted'))
    return new InterruptedError('the command was ended before it was done', '', { cause });
  if (isSeeded && isOAuthError(error, 'invalid_client')) {
    const hint = 'A simulator knows the clients of its own seed: give the --seed that it was started with.';
    return new CommandError(`${baseUrl} does not know the OAuth client`, hint, { cause });
  }
  if (isOAuthError(error, 'sign_in_required') || isOAuthError(error, 'invalid_grant')) {
    const hint = `Sign in again: ${commandFor('login', cloud)}`;
    return new CommandError(`the sign-in at ${baseUrl} has ended`, hint, { cause });
  }
  return cause;
}

/** In words, when the error only means that the cloud cannot respond now; undefined for what will not pass by itself. */
export function outageOf(failure: unknown): string | undefined {
  const error = signInErrorOf(failure);
  if (!isSmartMeError(error) && !isOAuthError(error)) return undefined;
  switch (error.code) {
    case 'network':
      return networkFault(error);
    case 'timeout':
      return 'no response in time';
    case 'rate_limited':
      return 'too many calls (status 429)';
    case 'server_error':
      return error.status === undefined ? 'it failed' : `it failed (status ${error.status})`;
    default:
      return undefined;
  }
}

/** The error of the token request when it is what made a call fail. */
export function signInErrorOf(error: unknown): unknown {
  return isSmartMeError(error, 'unauthorized') && isOAuthError(error.cause) ? error.cause : error;
}

/** What befell the connection: the first code of Node's that is known, down the chain of causes. */
function networkFault(error: Error): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : '';
    const words = FAULTS[code];
    if (words !== undefined) return `${words} (${code})`;
  }
  return 'the connection broke';
}

const FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused, nothing listens there',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no network',
  ETIMEDOUT: 'connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
};
