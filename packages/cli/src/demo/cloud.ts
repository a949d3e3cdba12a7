import type { AuthProvider } from '@smart-me/api-core';
import { UsageError } from '../failure/command-error.ts';
import { byClientCredentials, environmentSignIn, type SignIn } from './sign-in.ts';

/** The smart-me cloud that a command talks to. */
export interface Cloud extends AsyncDisposable {
  readonly baseUrl: string;
  readonly auth: AuthProvider;
  /** For people: what it is. */
  readonly description: string;
  /** For people: how the command signs in. */
  readonly signIn: string;
  /** Whether it runs on this machine, so that its webhooks reach this machine. */
  readonly isLocal: boolean;
}

const PLATFORM = 'https://api.smart-me.com';

/**
 * The cloud to talk to: the one at the base URL when given; else the platform when the environment signs in; else a
 * simulator started for the occasion. At a simulator on this machine the sign-in follows from its seed.
 *
 * @throws UsageError when there is no way to sign in.
 */
export async function openCloud(
  { baseUrl, seed }: { readonly baseUrl?: string; readonly seed: number },
  environment: NodeJS.ProcessEnv,
): Promise<Cloud> {
  const url = baseUrl ?? PLATFORM;
  const isLocal = isLoopback(url);
  const fromEnvironment = environmentSignIn(environment, url);
  if (fromEnvironment === undefined && baseUrl === undefined) return ownSimulator(seed);
  const signIn = fromEnvironment ?? (isLocal ? await simulatorSignIn(seed, url) : undefined);
  if (signIn === undefined) {
    throw new UsageError(
      `there is nothing to sign in with at ${url}`,
      'Set SMART_ME_API_KEY, or SMART_ME_CLIENT_ID and SMART_ME_CLIENT_SECRET.',
    );
  }
  return {
    baseUrl: url,
    auth: signIn.auth,
    description: `the cloud at ${url}`,
    signIn: signIn.description,
    isLocal,
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
}

// The simulator is loaded when needed: whoever watches the platform does without.

async function simulatorSignIn(seed: number, url: string): Promise<SignIn> {
  const { simulatorCredentials } = await import('@smart-me/simulator');
  return byClientCredentials(simulatorCredentials(seed).oauth, url);
}

async function ownSimulator(seed: number): Promise<Cloud> {
  const { startSimulator } = await import('@smart-me/simulator');
  const simulator = await startSimulator({ seed });
  const { auth, description } = byClientCredentials(simulator.credentials.oauth, simulator.url);
  return {
    baseUrl: simulator.url,
    auth,
    description: 'a simulated smart-me cloud on this machine',
    signIn: description,
    isLocal: true,
    [Symbol.asyncDispose]: () => simulator.stop(),
  };
}

function isLoopback(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
