import type { ClientKind } from '../server/client-kind.ts';
import { type Clock, systemClock } from '../options/clock.ts';
import {
  authorizationCode,
  type AuthorizationRequest,
  type BegunAuthorization,
} from '../grants/authorization-code.ts';
import type { Grant } from '../grants/grant.ts';
import type { PendingAuthorization } from '../grants/pending-authorization.ts';
import { assertOption, checkedMethods, checkedText, given } from '../options/checked-options.ts';
import { authorizationServer, type ServerOptions } from '../server/authorization-server.ts';
import { tokenEndpoint } from '../server/token-endpoint.ts';
import { type ExchangeEvent, type RetryOptions, transport } from '../server/transport.ts';
import type { Tokens } from '../server/tokens.ts';

/** Options of {@link createOAuthClient}. */
export interface OAuthClientOptions extends ServerOptions {
  /** Who asks: `confidential(...)`, `publicClient(...)` or `deviceClient(...)`. */
  readonly client: ClientKind;
  /** Milliseconds for one request to the authorization server; at most 2,147,483,647. Default 30,000. */
  readonly timeout?: number;
  /** After faults that pass by themselves. */
  readonly retry?: RetryOptions;
  /** Sends the requests. Default: the `fetch` of the runtime. */
  readonly fetch?: typeof fetch;
  /** Where the time comes from. Default: this machine. */
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
  /** Where the client reads the time from. */
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
   * Completes it with the URL that the browser came back to, in this process or a later one. Browsers may ask for one page
   * twice: of two calls with the same callback at once, the second waits for the tokens of the first.
   *
   * @throws {OAuthError} `state_mismatch`, `issuer_mismatch`, `missing_code_verifier`, `callback_replayed`,
   * `invalid_callback` for a callback that is not to be trusted; the server's code when it or the person said no
   */
  complete(callback: string | URL, pending: PendingAuthorization, options?: WaitOptions): Promise<Tokens>;
  /**
   * Requests tokens by a grant.
   *
   * @throws {OAuthError}
   * @example
   * const tokens = await oauth.requestTokens(clientCredentials({ scopes: ['device.read'] }));
   */
  requestTokens(grant: Grant, options?: WaitOptions): Promise<Tokens>;
  /**
   * Requests new tokens for a refresh token (RFC 6749 §6). With rotation the old one is used up: store the new tokens
   * before you use them, or let `tokenSource` do all that. A response that gets lost on its way takes the new refresh
   * token with it; the request is repeated, and a server that takes the old one once more responds to it.
   *
   * @throws {OAuthError} `invalid_grant` when the refresh token is used up, expired or revoked: sign in again
   */
  refresh(refreshToken: string, options?: WaitOptions): Promise<Tokens>;
}

/**
 * Makes a client of smart-me's authorization server, or of another one.
 *
 * @throws {OAuthError} `invalid_request` for an option that cannot be
 * @example
 * const oauth = createOAuthClient({ client: deviceClient({ clientId, clientSecret }) });
 */
export function createOAuthClient(options: OAuthClientOptions): OAuthClient {
  const {
    client,
    timeout = 30_000,
    retry,
    fetch,
    clock = systemClock,
    onExchange,
    ...serverOptions
  } = given('the options', options);
  assertOption(
    client !== undefined && 'authenticate' in given('`client`', client),
    '`client` is not what confidential(), publicClient() or deviceClient() make.',
  );
  const link = transport({ clock, timeout, retry, fetch, onExchange });
  const endpoint = tokenEndpoint(client, authorizationServer(serverOptions, link), link);
  const { begin, complete } = authorizationCode(endpoint);
  return Object.freeze<OAuthClient>({
    clock,
    begin: (request, { signal } = {}) => begin(request, signal),
    complete: (callback, pending, { signal } = {}) => complete(callback, pending, signal),
    requestTokens: async (grant, { signal } = {}) => {
      return checkedMethods('the grant', grant, 'requestTokens').requestTokens(endpoint, { signal });
    },
    refresh: async (refreshToken, { signal } = {}) => {
      const parameters = { refresh_token: checkedText('refreshToken', refreshToken) };
      const tokens = await endpoint.requestTokens({ grantType: 'refresh_token', parameters, signal });
      // A server that does not rotate it leaves it out.
      return tokens.following({ refreshToken });
    },
  });
}
