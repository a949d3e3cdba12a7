import { type AccountApi, createAccountApi } from '@smart-me/account-api';
import { apiKey, type Client, createClient } from '@smart-me/api-core';
import { isLoopback } from '@smart-me/api-core/http';
import { type CloudAddress, type CloudOptions, commandFor, PLATFORM, retryAt } from '../cloud/address.ts';
import { cloudError } from '../cloud/cloud-error.ts';
import { CommandError, UsageError } from '../failure/command-error.ts';
import { signInFile } from '../sign-in/sign-in-file.ts';
import type { CommandContext } from '../terminal/terminal.ts';
import { byLogin, type CloudSignIn, environmentSignIn } from './cloud-sign-in.ts';

/** The account that a command works on. */
export interface OpenAccount {
  readonly account: AccountApi;
  /** For endpoints that the account has no method for. */
  readonly client: Client;
  readonly baseUrl: string;
  readonly signIn: CloudSignIn;
  /** Whether the sign-in is that of a simulator's seed. */
  readonly isSeeded: boolean;
  /** Aborts when the command shall stop. */
  readonly signal: AbortSignal;
}

/**
 * Does a command's work on the account that its options name; what goes wrong is put into a person's words.
 *
 * It is signed in by the profile when one is given; else by the API key or OAuth client of the environment, by what
 * `smart-me login` keeps for the cloud, or, at a simulator on this machine, by its seed.
 *
 * @throws UsageError when there is nothing to sign in with
 */
export async function withAccount(
  options: CloudOptions,
  { terminal, environment }: CommandContext,
  work: (open: OpenAccount) => Promise<void>,
): Promise<void> {
  const address = await addressOf(options, environment);
  const { baseUrl } = address;
  const { signIn, isSeeded } = await signInFor(address, options.seed, environment);
  const client = createClient({ baseUrl, auth: signIn.auth, retry: retryAt(baseUrl) });
  const signal = terminal.stopSignal();
  try {
    await work({ account: createAccountApi(client), client, baseUrl, signIn, isSeeded, signal });
  } catch (cause) {
    throw cloudError(cause, { baseUrl, isSeeded });
  }
}

/** The cloud that the options name: a profile knows its own. */
export async function addressOf(
  { baseUrl, profile }: Pick<CloudOptions, 'baseUrl' | 'profile'>,
  environment: NodeJS.ProcessEnv,
): Promise<CloudAddress> {
  if (profile === undefined) return { baseUrl: baseUrl ?? PLATFORM };
  const { signIn } = await signInFile({ profile, baseUrl: baseUrl ?? PLATFORM }, environment).kept();
  if (baseUrl !== undefined && new URL(baseUrl).origin !== signIn.issuer) {
    throw new UsageError(
      `the profile ${profile} is one at ${signIn.baseUrl}, not at ${baseUrl}`,
      'Leave --base-url out, or sign in under another name.',
    );
  }
  return { baseUrl: baseUrl ?? signIn.baseUrl, profile };
}

async function signInFor(
  address: CloudAddress,
  seed: number,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly signIn: CloudSignIn; readonly isSeeded: boolean }> {
  const { baseUrl, profile } = address;
  if (profile !== undefined) return { signIn: await byLogin(environment, address), isSeeded: false };
  const fromEnvironment = environmentSignIn(environment, baseUrl);
  if (fromEnvironment !== undefined) return { signIn: fromEnvironment, isSeeded: false };
  const kept = await signInFile(address, environment).read();
  if (kept !== undefined) return { signIn: await byLogin(environment, address), isSeeded: false };
  if (isLoopback(baseUrl)) {
    const { simulatorCredentials } = await import('@smart-me/simulator/credentials');
    const auth = apiKey(simulatorCredentials(seed).apiKey);
    return {
      signIn: { auth, description: "the API key of the simulator's seed", mayRegister: true },
      isSeeded: true,
    };
  }
  throw new CommandError(
    `nobody is signed in at ${baseUrl}`,
    `Set SMART_ME_API_KEY, or sign in: ${commandFor('login', address)}`,
  );
}
