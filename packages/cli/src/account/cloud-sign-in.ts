import { apiKey, type AuthProvider, type Scope } from '@smart-me/api-core';
import { clientCredentials, createOAuthClient, deviceClient, tokenSource } from '@smart-me/oauth';
import { type CloudAddress, retryAt } from '../cloud/address.ts';
import { UsageError } from '../failure/command-error.ts';
import { signInFile } from '../sign-in/sign-in-file.ts';

/** How a command signs its calls. */
export interface CloudSignIn {
  readonly auth: AuthProvider;
  /** For people. */
  readonly description: string;
  /** Whether it may register a webhook, as far as is known. */
  readonly mayRegister: boolean;
}

const API_KEY = 'SMART_ME_API_KEY';
const CLIENT_ID = 'SMART_ME_CLIENT_ID';
const CLIENT_SECRET = 'SMART_ME_CLIENT_SECRET';
const REGISTERING = 'realtimeapi.readwrite';
const WATCHING: readonly Scope[] = ['device.read', 'realtimeapi.read', REGISTERING];

/**
 * What the environment signs in with: an API key, or else a client id and secret.
 *
 * @throws UsageError when only one of client id and secret is set.
 */
export function environmentSignIn(environment: NodeJS.ProcessEnv, baseUrl: string): CloudSignIn | undefined {
  const { [API_KEY]: key, [CLIENT_ID]: clientId, [CLIENT_SECRET]: clientSecret } = environment;
  if (key) return { auth: apiKey(key), description: 'API key', mayRegister: true };
  if (!clientId && !clientSecret) return undefined;
  if (!clientId || !clientSecret) {
    throw new UsageError(
      `${clientId ? CLIENT_SECRET : CLIENT_ID} is not set`,
      `${CLIENT_ID} and ${CLIENT_SECRET} sign in together; ${API_KEY} does alone.`,
    );
  }
  return byClientCredentials({ clientId, clientSecret }, baseUrl);
}

/** By the client credentials grant, which asks no person. */
export function byClientCredentials(
  credentials: { readonly clientId: string; readonly clientSecret: string },
  baseUrl: string,
  scopes: readonly Scope[] = WATCHING,
): CloudSignIn {
  const oauth = createOAuthClient({ client: deviceClient(credentials), baseUrl, retry: retryAt(baseUrl) });
  const grant = clientCredentials({ scopes });
  return {
    auth: tokenSource(oauth, { grant }),
    description: 'OAuth client credentials',
    mayRegister: scopes.includes(REGISTERING),
  };
}

/** By the tokens of `smart-me login`. @throws CommandError when nobody is signed in */
export async function byLogin(environment: NodeJS.ProcessEnv, cloud: CloudAddress): Promise<CloudSignIn> {
  const file = signInFile(cloud, environment);
  const { signIn, tokens } = await file.kept();
  return {
    auth: file.tokenSource(signIn),
    description: 'the tokens of smart-me login',
    mayRegister: (tokens.scopes ?? signIn.scopes).includes(REGISTERING),
  };
}
