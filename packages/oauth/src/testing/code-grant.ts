import { createOAuthClient, type OAuthClient, type OAuthClientOptions } from '../client/oauth-client.ts';
import type { BegunAuthorization } from '../grants/authorization-code.ts';
import type { PendingAuthorization } from '../grants/pending-authorization.ts';
import { publicClient } from '../server/client-kind.ts';
import type { TestAuthorizationServer } from './authorization-server.ts';
import { manualClock } from './manual-clock.ts';

/** Where the server of a test sends the browser back to. */
export const REDIRECT_URI = 'https://app.example/callback';

/** A public client of a test server. */
export function clientOf(
  server: TestAuthorizationServer,
  options: Partial<OAuthClientOptions> = {},
): OAuthClient {
  return createOAuthClient({
    client: publicClient({ clientId: 'app' }),
    baseUrl: server.url,
    clock: manualClock(),
    ...options,
  });
}

/** Begins a sign-in that is to give a refresh token, too. */
export function begin(oauth: OAuthClient, pkce = true): Promise<BegunAuthorization> {
  return oauth.begin({ redirectUri: REDIRECT_URI, scopes: ['device.read', 'offline_access'], pkce });
}

/** The URL at which the browser comes back, with these parameters. */
export function callback(parameters: Record<string, string>): string {
  return `${REDIRECT_URI}?${new URLSearchParams(parameters).toString()}`;
}

/** The callback that a sign-in waits for. */
export function good({ state }: PendingAuthorization): string {
  return callback({ code: 'SECRET-code', state });
}
