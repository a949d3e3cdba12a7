import type { ClientKind } from './client-kind.ts';
import { type Clock, systemClock } from './clock.ts';
import {
  authorizationCode,
  type AuthorizationRequest,
  type BegunAuthorization,
} from './grants/authorization-code.ts';
import type { Grant } from './grants/grant.ts';
import type { PendingAuthorization } from './grants/pending-authorization.ts';
import { refreshTokens } from './grants/refresh-token.ts';
import { authorizationServer, type ServerOptions } from './server/authorization-server.ts';
import { tokenEndpoint } from './server/token-endpoint.ts';
import { type ExchangeEvent, type RetryOptions, transport } from './server/transport.ts';
import type { Tokens } from './tokens.ts';

/** Options of {@link createOAuthClient}. */
export interface OAuthClientOptions extends ServerOptions {
  /** Who asks: `confidential(...)`, `publicClient(...)` or `deviceClient(...)`. */
  readonly client: ClientKind;
  /** Milliseconds for one request to the authorization server. Default 30,000. */
  readonly timeout?: number;
  /** After faults that pass by themselves. */
  readonly retry?: RetryOptions;
  readonly fetch?: typeof fetch;
  readonly clock?: Clock;
  /** Is told of every request to the authorization server: for logs and traces. No secret in it. */
  readonly onExchange?: (event: ExchangeEvent) => void;
}

/** What every call takes. */
export interface WaitOptions {
  /** Ends the call. */
  readonly signal?: AbortSignal | undefined;
}

/** A client of the authorization server. Made by {@link createOAuthClient}. */
export interface OAuthClient {
  readonly clock: Clock;
  /**
   * Begins the authorization code grant (RFC 6749 §4.1): send the person's browser to `url`, keep `pending`.
   *
   * @throws {OAuthError}
   * @example
   * const { url, pending } = await oauth.begin({ redirectUri, scopes: ['device.read', 'offline_access'] });
   */
  begin(request: AuthorizationRequest, options?: WaitOptions): Promise<BegunAuthorization>;
  /**
   * Completes it with the URL that the browser came back to, in this process or a later one.
   *
   * @throws {OAuthError} `state_mismatch`, `issuer_mismatch`, `missing_code_verifier`, `callback_replayed`,
   * `invalid_callback` for a callback that is not to be trusted; the server's code when it or the person said no
   */
  complete(callback: string | URL, pending: PendingAuthorization, options?: WaitOptions): Promise<Tokens>;
  /**
   * Gets tokens by a grant.
   *
   * @throws {OAuthError}
   * @example
   * const tokens = await oauth.obtain(clientCredentials({ scopes: ['device.read'] }));
   */
  obtain(grant: Grant, options?: WaitOptions): Promise<Tokens>;
  /**
   * Gets new tokens for a refresh token (RFC 6749 §6). With rotation the old one is used up: store the answer before
   * you use it, or let `tokenSource` do all that.
   *
   * @throws {OAuthError}
   */
  refresh(refreshToken: string, options?: WaitOptions): Promise<Tokens>;
}

/**
 * Makes a client of smart-me's authorization server, or of another one.
 *
 * @example
 * const oauth = createOAuthClient({ client: deviceClient({ clientId, clientSecret }) });
 */
export function createOAuthClient({
  client,
  timeout = 30_000,
  retry,
  fetch,
  clock = systemClock,
  onExchange,
  ...serverOptions
}: OAuthClientOptions): OAuthClient {
  const link = transport({ clock, timeout, retry, fetch, onExchange });
  const endpoint = tokenEndpoint(client, authorizationServer(serverOptions, link), link);
  const { begin, complete } = authorizationCode(endpoint);
  return Object.freeze<OAuthClient>({
    clock,
    begin: (request, { signal } = {}) => begin(request, signal),
    complete: (callback, pending, { signal } = {}) => complete(callback, pending, signal),
    obtain: (grant, { signal } = {}) => grant.obtain(endpoint, { signal }),
    refresh: (refreshToken, { signal } = {}) => refreshTokens(endpoint, refreshToken, signal),
  });
}
