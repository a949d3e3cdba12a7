import { isSmartMeError } from '@smart-me/api-core';
import { isOAuthError, type OAuthErrorCode, type Tokens } from '@smart-me/oauth';
import { type Command, Option } from 'commander';
import { type CloudAddress, commandFor, PLATFORM } from '../cloud/address.ts';
import { cloudError } from '../cloud/cloud-error.ts';
import { CommandError, InterruptedError } from '../failure/command-error.ts';
import { clientOf } from '../sign-in/client-of.ts';
import { grantOf, type LoginOptions } from '../sign-in/grant-of.ts';
import { scopesFor } from '../sign-in/scopes.ts';
import { signInFile } from '../sign-in/sign-in-file.ts';
import type { SignInGrant } from '../sign-in/scopes.ts';
import { SignIn } from '../sign-in/sign-in.ts';
import { nameOf, signedInUser } from '../sign-in/signed-in-user.ts';
import { readSecret } from '../terminal/read-secret.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { baseUrlOption, type CommandContext, profileOption, withExamples, withRemark } from './command.ts';
import { parsePort, parseSeed } from './option-values.ts';

/** `smart-me login` */
export function defineLogin(command: Command, { terminal, environment }: CommandContext): void {
  command
    .option(
      '--browser',
      'in the browser of this machine, which comes back here; without it by a code to type',
    )
    .addOption(
      new Option('--client-credentials', 'as a device client, without a person').conflicts('browser'),
    )
    .option('--client-id <id>', 'of the OAuth application of your smart-me account')
    .option('--client-secret-stdin', 'read its secret from stdin, for an application that has one')
    .option('--scope <scopes...>', 'what the sign-in may do (default: user.read device.read offline_access)')
    .addOption(
      new Option('--redirect-port <port>', 'of http://127.0.0.1:<port>/callback, with --browser')
        .argParser(parsePort)
        .default(0, 'any'),
    )
    .option('--no-open', 'show the address only, open no browser')
    .addOption(baseUrlOption('of the cloud').default(PLATFORM))
    .addOption(profileOption())
    .addOption(
      new Option('--seed <number>', 'of a simulator on this machine, whose OAuth clients follow from it')
        .argParser(parseSeed)
        .default(1),
    )
    .action(async (options: LoginOptions) => {
      await login(options, environment, terminal);
    });
  withRemark(
    command,
    'SMART_ME_CLIENT_ID and SMART_ME_CLIENT_SECRET name the OAuth application too. The secret is no option, for the shell would remember it.',
  );
  withExamples(command, [
    'smart-me login --client-credentials',
    'smart-me login --client-credentials --scope device.read,user.read --profile work',
  ]);
}

/** Signs in and keeps the tokens, in place of those before them. */
async function login(
  options: LoginOptions,
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<void> {
  const { baseUrl, profile } = options;
  const cloud: CloudAddress = { baseUrl, profile };
  const grant = grantNameOf(options);
  const scopes = scopesFor(grant, options.scope);
  const { isSeeded, ...client } = await clientOf({ ...options, grant }, environment, {
    readSecret,
    isAtTerminal: process.stdin.isTTY,
  });
  const signIn = new SignIn({ issuer: new URL(baseUrl).origin, baseUrl, grant, scopes, ...client });
  const file = signInFile(cloud, environment);
  const before = await file.read().catch(() => undefined);
  const tokens = await signIn
    .oauthClient()
    .requestTokens(grantOf(signIn, options, terminal), { signal: terminal.stopSignal() })
    .catch((cause: unknown) => {
      throw loginFailure(cause, cloud, isSeeded);
    });
  const source = file.tokenSource(signIn);
  await source.signIn(tokens);

  // Its name is a courtesy: whoever may not read it, or is cut off just now, is signed in all the same.
  const user = await signedInUser(baseUrl, source, terminal.stopSignal()).catch((error: unknown) => {
    if (!isSmartMeError(error)) throw error;
    return undefined;
  });
  terminal.print(`Signed in at ${baseUrl}${user === undefined ? '' : ` as ${nameOf(user)}`}.`);
  if (before !== undefined) {
    terminal.print(
      `The sign-in of before (${wordsFor(before)}) is replaced. To keep several, name them: --profile NAME`,
    );
  }
  terminal.print(`Scopes: ${(tokens.scopes ?? scopes).join(' ')}`);
  terminal.print(`Kept in ${file.path}, for you alone.`);
  terminal.print(`To see your devices: ${terminal.emphasize('strong', commandFor('devices', cloud))}`);
}

function wordsFor({ signIn }: { readonly signIn: SignIn; readonly tokens: Tokens }): string {
  return `client ${signIn.clientId}, scopes ${signIn.scopes.join(' ')}`;
}

function grantNameOf({ browser, clientCredentials }: LoginOptions): SignInGrant {
  if (clientCredentials) return 'client_credentials';
  return browser ? 'authorization_code' : 'device_code';
}

/** Why nobody is signed in now, for a person at a command line. */
export function loginFailure(cause: unknown, cloud: CloudAddress, isSeeded: boolean): unknown {
  if (!isOAuthError(cause)) return cloudError(cause, { ...cloud, isSeeded });
  if (cause.code === 'aborted')
    return new InterruptedError('the sign-in was ended before it was done', 'Nothing has changed.', {
      cause,
    });
  const hint = hints[cause.code];
  if (hint === undefined) return cloudError(cause, { ...cloud, isSeeded });
  return new CommandError(cause.message, hint(commandFor('login', cloud)), { cause });
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
