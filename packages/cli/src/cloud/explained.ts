import { isSmartMeError } from '@smart-me/api-core';
import { isOAuthError } from '@smart-me/oauth';
import { CommandError, InterruptedError } from '../failure/command-error.ts';
import { commandName } from '../terminal/command-name.ts';
import { commandFor, isLoopback } from './address.ts';
import { outageOf, signInErrorOf } from './outage.ts';

/** Which cloud a call went to, and with what it was signed. */
export interface CalledCloud {
  readonly baseUrl: string;
  /** Whether the client is that of a simulator's seed, not one that somebody has named. */
  readonly isSeeded: boolean;
}

/** The error as a person at this cloud can make use of it; as it is when there is nothing to add. */
export function explained(cause: unknown, { baseUrl, isSeeded }: CalledCloud): unknown {
  const outage = outageOf(cause);
  if (outage !== undefined) {
    const start = `Start a simulator there: ${commandName()} simulator --port ${new URL(baseUrl).port || '80'}`;
    const hint = isLoopback(baseUrl) ? start : 'Check the address and the network.';
    return new CommandError(`${baseUrl} does not answer: ${outage}`, hint, { cause });
  }
  const error = signInErrorOf(cause);
  if (isSmartMeError(error, 'aborted') || isOAuthError(error, 'aborted'))
    return new InterruptedError('the command was ended before it was done', '', { cause });
  if (isSeeded && isOAuthError(error, 'invalid_client')) {
    const hint = 'A simulator knows the clients of its own seed: give the --seed that it was started with.';
    return new CommandError(`${baseUrl} does not know the OAuth client`, hint, { cause });
  }
  if (isOAuthError(error, 'sign_in_required') || isOAuthError(error, 'invalid_grant')) {
    const hint = `Sign in again: ${commandFor('login', baseUrl)}`;
    return new CommandError(`the sign-in at ${baseUrl} has ended`, hint, { cause });
  }
  return cause;
}
