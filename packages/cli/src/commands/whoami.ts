import type { User } from '@smart-me/api-core/resources';
import type { Tokens } from '@smart-me/oauth';
import type { Command } from 'commander';
import { addressOf } from '../account/open-account.ts';
import { cloudError } from '../cloud/cloud-error.ts';
import { signInFile } from '../sign-in/sign-in-file.ts';
import type { SignInGrant } from '../sign-in/scopes.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { signedInUser } from '../sign-in/signed-in-user.ts';
import type { Terminal } from '../terminal/terminal.ts';
import {
  baseUrlOption,
  type CloudOptions,
  type CommandContext,
  type OutputOptions,
  profileOption,
  withExamples,
  withOutput,
} from './command.ts';

type WhoamiOptions = Pick<CloudOptions, 'baseUrl' | 'profile'> & OutputOptions;

/** `smart-me whoami` */
export function defineWhoami(command: Command, { terminal, environment }: CommandContext): void {
  withOutput(command)
    .addOption(baseUrlOption('of the cloud'))
    .addOption(profileOption())
    .action(async (options: WhoamiOptions) => {
      await whoami(options, environment, terminal);
    });
  withExamples(command, ['smart-me whoami', 'smart-me whoami --json']);
}

/** Tells who is signed in at the cloud, and what the sign-in may do for how long. */
async function whoami(
  options: WhoamiOptions,
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
): Promise<void> {
  const cloud = await addressOf(options, environment);
  const { baseUrl } = cloud;
  const file = signInFile(cloud, environment);
  const { signIn } = await file.kept();
  const source = file.tokenSource(signIn);
  const signal = terminal.stopSignal();
  try {
    const user = await signedInUser(baseUrl, source, signal);
    const tokens = await source.tokens({ signal });
    if (options.json)
      terminal.print(JSON.stringify(forPrograms(user, baseUrl, signIn, tokens), undefined, 2));
    else if (options.quiet) terminal.print(user?.username ?? user?.email ?? '');
    else for (const line of forPeople(user, baseUrl, signIn, tokens)) terminal.print(line);
  } catch (cause) {
    throw cloudError(cause, { baseUrl, isSeeded: false });
  }
}

const GRANT_NAMES: Readonly<Record<SignInGrant, string>> = {
  device_code: 'device code',
  authorization_code: 'authorization code',
  client_credentials: 'client credentials',
};

const UNKNOWN = 'unknown: the scope user.read was not granted';

function forPeople(
  user: User | undefined,
  baseUrl: string,
  signIn: SignIn,
  tokens: Tokens,
): readonly string[] {
  return [
    `User     ${user === undefined ? UNKNOWN : (user.username ?? user.id)}`,
    `E-mail   ${user === undefined ? UNKNOWN : (user.email ?? 'none')}`,
    `Cloud    ${baseUrl}`,
    `Sign-in  OAuth ${GRANT_NAMES[signIn.grant]}, client ${signIn.clientId}`,
    `Scopes   ${scopesOf(signIn, tokens).join(' ')}`,
    `Token    ${ending(tokens)}, ${isRenewable(signIn, tokens) ? 'and is renewed by itself' : 'then sign in again'}`,
  ];
}

function ending({ expiresAt }: Tokens): string {
  if (expiresAt === undefined) return 'ends at a time that the server keeps to itself';
  const instant = new Date(expiresAt).toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length).replace('T', ' ');
  return `ends ${instant} UTC`;
}

function forPrograms(user: User | undefined, baseUrl: string, signIn: SignIn, tokens: Tokens): object {
  return {
    username: user?.username,
    email: user?.email,
    baseUrl,
    grant: signIn.grant,
    clientId: signIn.clientId,
    scopes: scopesOf(signIn, tokens),
    expiresAt: tokens.expiresAt === undefined ? undefined : new Date(tokens.expiresAt).toISOString(),
    renewable: isRenewable(signIn, tokens),
  };
}

function scopesOf(signIn: SignIn, tokens: Tokens): readonly string[] {
  return tokens.scopes ?? signIn.scopes;
}

function isRenewable({ grant }: SignIn, { refreshToken }: Tokens): boolean {
  return refreshToken !== undefined || grant === 'client_credentials';
}
