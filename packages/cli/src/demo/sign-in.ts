import { apiKey, type AuthProvider } from '@smart-me/api-core';
import { clientCredentials, createOAuthClient, deviceClient, tokenSource } from '@smart-me/oauth';
import { UsageError } from '../failure/command-error.ts';

/** A way to sign in, with its name for people. */
export interface SignIn {
  readonly auth: AuthProvider;
  readonly description: string;
}

const API_KEY = 'SMART_ME_API_KEY';
const CLIENT_ID = 'SMART_ME_CLIENT_ID';
const CLIENT_SECRET = 'SMART_ME_CLIENT_SECRET';

/**
 * What the environment signs in with: an API key, or else a client id and secret.
 *
 * @throws UsageError when only one of client id and secret is set.
 */
export function environmentSignIn(environment: NodeJS.ProcessEnv, baseUrl: string): SignIn | undefined {
  const { [API_KEY]: key, [CLIENT_ID]: clientId, [CLIENT_SECRET]: clientSecret } = environment;
  if (key) return { auth: apiKey(key), description: 'API key' };
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
): SignIn {
  const oauth = createOAuthClient({ client: deviceClient(credentials), baseUrl });
  const grant = clientCredentials({ scopes: ['device.read', 'realtimeapi.read', 'realtimeapi.readwrite'] });
  return { auth: tokenSource(oauth, { grant }), description: 'OAuth client credentials' };
}
