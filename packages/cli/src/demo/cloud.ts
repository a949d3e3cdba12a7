import { existsSync } from 'node:fs';
import { isLoopback } from '@smart-me/api-core/http';
import {
  byClientCredentials,
  byLogin,
  type CloudSignIn,
  environmentSignIn,
} from '../account/cloud-sign-in.ts';
import { addressOf } from '../account/open-account.ts';
import { commandFor, PLATFORM } from '../cloud/address.ts';
import type { CalledCloud } from '../cloud/cloud-error.ts';
import { UsageError } from '../failure/command-error.ts';
import { signInFile } from '../sign-in/sign-in-file.ts';
import { commandName } from '../failure/failure-line.ts';

/** The smart-me cloud that the demo talks to. */
export interface Cloud extends CalledCloud, AsyncDisposable {
  /** For people: what it is. */
  readonly description: string;
  readonly signIn: CloudSignIn;
  /** Whether it runs on this machine, so that its webhooks reach this machine. */
  readonly isLocal: boolean;
  /** For people: what else they could watch. */
  readonly advice?: string | undefined;
}

/** Which cloud the demo is to talk to. */
export interface DemoCloudOptions {
  readonly baseUrl?: string;
  /** Sign in as whom this profile has signed in. */
  readonly profile?: string;
  /** Sign in as whom `smart-me login` has signed in. */
  readonly signedIn?: true;
  /** Of the simulator. */
  readonly seed: number;
}

/**
 * The cloud to talk to: the one at the base URL when given; else the platform when there is a way to sign in; else a
 * simulator started for the occasion. A person's own devices are shown only when asked for, by an option or the
 * environment: a demo before others shall not print what a login of long ago leads to.
 *
 * @throws UsageError when there is no way to sign in.
 */
export async function openCloud(
  { baseUrl, profile, signedIn, seed }: DemoCloudOptions,
  environment: NodeJS.ProcessEnv,
): Promise<Cloud> {
  if (signedIn || profile !== undefined) {
    const address = await addressOf(
      { ...(baseUrl && { baseUrl }), ...(profile && { profile }) },
      environment,
    );
    return runningCloud(address.baseUrl, await byLogin(environment, address));
  }
  const url = baseUrl ?? PLATFORM;
  const fromEnvironment = environmentSignIn(environment, url);
  if (fromEnvironment !== undefined) return runningCloud(url, fromEnvironment);
  if (baseUrl === undefined) return ownSimulator(seed, environment);
  // At a simulator on this machine the sign-in follows from its seed.
  if (isLoopback(url)) return runningCloud(url, await simulatorSignIn(seed, url), true);
  throw new UsageError(
    `there is nothing to sign in with at ${url}`,
    `Sign in by ${commandFor('login', { baseUrl: url })} and give --signed-in, or set SMART_ME_API_KEY.`,
  );
}

function runningCloud(baseUrl: string, signIn: CloudSignIn, isSeeded = false): Cloud {
  return {
    baseUrl,
    signIn,
    isSeeded,
    description: `the cloud at ${baseUrl}`,
    isLocal: isLoopback(baseUrl),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

// The simulator is loaded when needed: whoever watches a cloud that runs already does without.

async function simulatorSignIn(seed: number, url: string): Promise<CloudSignIn> {
  const { simulatorCredentials } = await import('@smart-me/simulator/credentials');
  return byClientCredentials(simulatorCredentials(seed).oauth, url);
}

async function ownSimulator(seed: number, environment: NodeJS.ProcessEnv): Promise<Cloud> {
  const { startSimulator } = await import('@smart-me/simulator');
  const simulator = await startSimulator({ seed });
  return {
    ...runningCloud(simulator.url, byClientCredentials(simulator.credentials.oauth, simulator.url), true),
    description: 'a simulated smart-me cloud on this machine',
    advice: existsSync(signInFile({ baseUrl: PLATFORM }, environment).path)
      ? `You are signed in at ${PLATFORM}. To watch your own devices: ${commandName()} demo --signed-in`
      : undefined,
    [Symbol.asyncDispose]: () => simulator.stop(),
  };
}
