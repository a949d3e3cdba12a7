import { isOAuthError, type OAuthErrorCode } from '@smart-me/oauth';
import { commandFor } from '../cloud/address.ts';
import { type CalledCloud, explained } from '../cloud/explained.ts';
import { CommandError, InterruptedError } from '../failure/command-error.ts';

/** Why nobody is signed in now, for a person at a command line. */
export function loginFailure(cause: unknown, cloud: CalledCloud): unknown {
  if (!isOAuthError(cause)) return explained(cause, cloud);
  if (cause.code === 'aborted')
    return new InterruptedError('the sign-in was ended before it was done', 'Nothing has changed.', {
      cause,
    });
  const hint = hints[cause.code];
  if (hint === undefined) return explained(cause, cloud);
  return new CommandError(cause.message, hint(commandFor('login', cloud.baseUrl)), { cause });
}

/** In place of the hints for programmers. */
const hints: Partial<Record<OAuthErrorCode, (again: string) => string>> = {
  access_denied: (again) => `It was declined on the page. If that was not meant: ${again}`,
  expired_token: (again) => `For a new code: ${again}`,
  timeout: (again) => `To try again: ${again}`,
  unauthorized_client: () => 'A device client signs in with --client-credentials, all others without.',
  invalid_scope: () => 'Name scopes that the OAuth application has been given: --scope',
  insecure_endpoint: () => 'Give a --base-url with https. Plain http is for this machine only.',
};
