import { createAccountApi } from '@smart-me/account-api';
import { createClient, isSmartMeError } from '@smart-me/api-core';
import { isOAuthError } from '@smart-me/oauth';
import type { Command } from 'commander';
import { type CloudAddress, commandFor, PLATFORM, retryAt } from '../cloud/address.ts';
import { cloudError, signInErrorOf } from '../cloud/cloud-error.ts';
import { CommandError } from '../failure/command-error.ts';
import { type SignInFile, signInFile } from '../sign-in/sign-in-file.ts';
import type { KeptSignIn } from '../sign-in/sign-in.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { baseUrlOption, type CommandContext, profileOption, withExamples } from './command.ts';

interface LogoutOptions {
  readonly baseUrl?: string;
  readonly profile?: string;
  readonly revoke?: true;
}

/** `smart-me logout` */
export function defineLogout(command: Command, { terminal, environment }: CommandContext): void {
  command
    .option(
      '--revoke',
      "revoke the OAuth client's refresh tokens too, on all machines (scope oauthapp.write)",
    )
    .addOption(baseUrlOption('of the cloud'))
    .addOption(profileOption())
    .action(async (options: LogoutOptions) => {
      await logout(options, environment, terminal);
    });
  withExamples(command, ['smart-me logout', 'smart-me logout --profile work']);
}

/** Forgets the sign-in at the cloud; with `revoke` its refresh tokens too are good for nothing any more. */
async function logout(
  { baseUrl: given, profile, revoke }: LogoutOptions,
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<void> {
  const named: CloudAddress = { baseUrl: given ?? PLATFORM, profile };
  const file = signInFile(named, environment);
  const kept = await file.read().catch((error: unknown): typeof UNREADABLE => {
    // A file that cannot be made sense of is to be forgotten all the same.
    if (revoke) throw error;
    return UNREADABLE;
  });
  if (kept === undefined) {
    terminal.print(
      `Nobody is signed in ${profile === undefined ? `at ${named.baseUrl}` : `as profile ${profile}`}.`,
    );
    return;
  }
  const cloud = kept === UNREADABLE ? named : { ...named, baseUrl: given ?? kept.signIn.baseUrl };
  const { baseUrl } = cloud;
  const revoked = revoke && kept !== UNREADABLE ? await revokeAll(kept, file, baseUrl, terminal) : undefined;
  await file.forget();
  terminal.print(`Signed out of ${baseUrl}: the tokens on this machine are deleted.`);
  if (revoked !== undefined) terminal.print(`Revoked: ${revoked} of the OAuth client's refresh tokens.`);
  else if (kept !== UNREADABLE && kept.tokens.refreshToken !== undefined) {
    terminal.print(
      'The refresh token stays good where a copy of it is, until it is revoked: by the account API,',
    );
    terminal.print(
      `DELETE /oauth/refreshtokens/{id}, or next time by ${commandFor('logout --revoke', cloud)}`,
    );
  }
}

const UNREADABLE = 'unreadable';

/** Revokes all that the client has got of this account, since none of them says which one is kept here. Returns how many. */
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
  if (!isSmartMeError(cause, 'missing_scope')) return cloudError(cause, { baseUrl, isSeeded: false });
  return new CommandError(
    'this sign-in may not revoke: it lacks the scope oauthapp.write. You are still signed in',
    `Without --revoke the tokens are deleted here; to be able to revoke, sign in with --scope oauthapp.write.`,
    { cause },
  );
}
