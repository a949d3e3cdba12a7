import { createAccountApi } from '@smart-me/account-api';
import { createClient, isSmartMeError } from '@smart-me/api-core';
import { isOAuthError } from '@smart-me/oauth';
import { commandFor, retryAt } from '../cloud/address.ts';
import { explained } from '../cloud/explained.ts';
import { signInErrorOf } from '../cloud/outage.ts';
import { CommandError } from '../failure/command-error.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type SignInFile, signInFile } from './sign-in-file.ts';
import type { KeptSignIn } from './sign-in-record.ts';

/** Forgets the sign-in at the cloud; with `revoke` its refresh tokens too are good for nothing any more. */
export async function runLogout(
  { baseUrl, revoke }: { readonly baseUrl: string; readonly revoke?: true },
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<void> {
  const file = signInFile(baseUrl, environment);
  const kept = await file.read().catch((error: unknown): typeof UNREADABLE => {
    // A file that cannot be made sense of is to be forgotten all the same.
    if (revoke) throw error;
    return UNREADABLE;
  });
  if (kept === undefined) {
    terminal.print(`Nobody is signed in at ${baseUrl}.`);
    return;
  }
  const revoked = revoke && kept !== UNREADABLE ? await revokeAll(kept, file, baseUrl, terminal) : undefined;
  await file.forget();
  terminal.print(`Signed out of ${baseUrl}: the tokens on this machine are deleted.`);
  if (revoked !== undefined) terminal.print(`Revoked: ${revoked} of the OAuth client's refresh tokens.`);
  else if (kept !== UNREADABLE && kept.tokens.refreshToken !== undefined) {
    terminal.print(
      'The refresh token stays good where a copy of it is, until it is revoked: by the account API,',
    );
    terminal.print(
      `DELETE /oauth/refreshtokens/{id}, or next time by ${commandFor('logout --revoke', baseUrl)}`,
    );
  }
}

const UNREADABLE = 'unreadable';

/** Revokes all that the client has got of this account, since none of them says which one is kept here. Answers how many. */
async function revokeAll(
  { signIn }: KeptSignIn,
  file: SignInFile,
  baseUrl: string,
  terminal: Terminal,
): Promise<number> {
  const auth = file.tokenSource(signIn);
  const account = createAccountApi(createClient({ baseUrl, auth, retry: retryAt(baseUrl) }));
  const signal = terminal.stopSignal();
  try {
    const all = await account.refreshTokens.list({}, { signal });
    const own = all.filter(({ applicationId }) => applicationId === signIn.clientId);
    for (const { id } of own) await account.refreshTokens.revoke({ id }, { signal });
    return own.length;
  } catch (cause) {
    if (hasEnded(cause)) return 0;
    throw notRevoked(cause, baseUrl);
  }
}

/** Then the refresh token is good for nothing already. */
function hasEnded(cause: unknown): boolean {
  const error = signInErrorOf(cause);
  return isOAuthError(error, 'invalid_grant') || isOAuthError(error, 'sign_in_required');
}

function notRevoked(cause: unknown, baseUrl: string): unknown {
  if (!isSmartMeError(cause, 'missing_scope')) return explained(cause, { baseUrl, isSeeded: false });
  return new CommandError(
    'this sign-in may not revoke: it lacks the scope oauthapp.write. You are still signed in',
    `Without --revoke the tokens are deleted here; to be able to revoke, sign in with --scope oauthapp.write.`,
    { cause },
  );
}
