import type { Scope } from '@smart-me/api-core';
import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import { untilAborted } from '../options/clock.ts';
import { isOAuthError, OAuthError } from '../error/oauth-error.ts';
import { checkedScopes, checkedText, given } from '../options/checked-options.ts';
import type { ServerMetadata } from '../server/authorization-server.ts';
import { assertSecure, parseUrl } from '../server/endpoint-url.ts';
import { assertAllowed, endpointOf, type TokenEndpoint } from '../server/token-endpoint.ts';
import type { Tokens } from '../server/tokens.ts';
import { callbackUrlOf, checkCallback } from './authorization-response.ts';
import { scopeParameter } from './grant.ts';
import { checkPending, type PendingAuthorization, pendingAuthorization } from './pending-authorization.ts';

/** What a sign-in asks for. */
export interface AuthorizationRequest {
  /** Where the browser is to come back to: one of the redirect URIs of the OAuth application. */
  readonly redirectUri: string;
  /** With `offline_access` the tokens have a refresh token. */
  readonly scopes: readonly Scope[];
  /** PKCE with S256 (RFC 7636). Default true; without it whoever gets hold of the code can use it. */
  readonly pkce?: boolean;
  /** Further parameters of the authorization request, such as `prompt` or `login_hint`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** A sign-in that has begun. */
export interface BegunAuthorization {
  /** Where to send the person's browser. */
  readonly url: string;
  /** What `complete` needs. */
  readonly pending: PendingAuthorization;
}

/** The authorization code grant (RFC 6749 §4.1), in two halves. */
export interface AuthorizationCode {
  readonly begin: (request: AuthorizationRequest, signal?: AbortSignal) => Promise<BegunAuthorization>;
  readonly complete: (
    callback: string | URL,
    pending: PendingAuthorization,
    signal?: AbortSignal,
  ) => Promise<Tokens>;
}

const GRANT_TYPE = 'authorization_code';

/** Number of completed sign-ins that are remembered, to refuse their callbacks here. The server refuses all others. */
const REMEMBERED = 1000;

/** Makes the two halves for one client. */
export function authorizationCode(endpoint: TokenEndpoint): AuthorizationCode {
  /** The states of completed sign-ins, oldest first; with their tokens as long as these are on their way. */
  const completed = new Map<string, Promise<Tokens> | undefined>();
  const remember = (state: string, tokens: Promise<Tokens> | undefined): void => {
    completed.set(state, tokens);
    const [oldest] = completed.keys();
    if (completed.size > REMEMBERED && oldest !== undefined) completed.delete(oldest);
  };

  const begin: AuthorizationCode['begin'] = async (request, signal) => {
    assertAllowed(endpoint.client, GRANT_TYPE);
    const { pkce = true, parameters, ...needed } = given('the request', request);
    const redirectUri = checkedText('redirectUri', needed.redirectUri);
    parseUrl(redirectUri, 'redirectUri');
    const scopes = checkedScopes(needed.scopes);
    const server = await endpoint.server(signal);
    const state = generateRandomState();
    const codeVerifier = pkce ? generateRandomCodeVerifier() : undefined;
    return {
      url: authorizationUrl(server, {
        ...parameters,
        response_type: 'code',
        client_id: endpoint.client.clientId,
        redirect_uri: redirectUri,
        ...scopeParameter(scopes),
        state,
        ...(await challengeOf(codeVerifier)),
      }),
      pending: pendingAuthorization({
        issuer: server.issuer,
        redirectUri,
        scopes,
        state,
        ...(codeVerifier === undefined
          ? { codeChallengeMethod: 'none' }
          : { codeChallengeMethod: 'S256', codeVerifier }),
      }),
    };
  };

  const redeem = async (
    code: string,
    { redirectUri, state, codeVerifier, scopes }: PendingAuthorization,
    signal: AbortSignal | undefined,
  ): Promise<Tokens> => {
    const parameters = {
      redirect_uri: redirectUri,
      code,
      ...(codeVerifier !== undefined && { code_verifier: codeVerifier }),
    };
    try {
      const tokens = await endpoint.requestTokens({ grantType: GRANT_TYPE, parameters, signal });
      remember(state, undefined);
      return tokens.following({ scopes });
    } catch (error) {
      // The code may be unused still: a second try is no replay.
      if (isOAuthError(error) && UNSEEN.has(error.code)) completed.delete(state);
      else remember(state, undefined);
      throw error;
    }
  };

  /** Redeems the code of a sign-in once. Browsers ask for one page twice: the second callback waits for the first one. */
  const redeemOnce = async (
    code: string,
    pending: PendingAuthorization,
    signal: AbortSignal | undefined,
  ): Promise<Tokens> => {
    const { state } = pending;
    const first = completed.get(state);
    if (first !== undefined) {
      return untilAborted(first, signal).catch((error: unknown) => {
        // That one was given up by who waited for it.
        if (isOAuthError(error, 'aborted') && signal?.aborted !== true)
          return redeemOnce(code, pending, signal);
        throw error;
      });
    }
    if (completed.has(state)) {
      throw new OAuthError('This callback has been completed before.', { code: 'callback_replayed' });
    }
    const tokens = redeem(code, pending, signal);
    remember(state, tokens);
    return tokens;
  };

  const complete: AuthorizationCode['complete'] = async (callback, pending, signal) => {
    checkPending(pending);
    const { redirectUri, state } = pending;
    const server = await endpoint.server(signal);
    if (pending.issuer !== server.issuer) {
      throw new OAuthError(`The sign-in began at another issuer than ${server.issuer}.`, {
        code: 'issuer_mismatch',
      });
    }
    const { searchParams } = callbackUrlOf(callback, redirectUri);
    checkCallback(searchParams, {
      state,
      issuer: server.issuer,
      issuerRequired: server.authorization_response_iss_parameter_supported === true,
    });
    const code = searchParams.get('code');
    if (code === null || code === '') {
      throw new OAuthError('The callback carries no code.', { code: 'invalid_callback' });
    }
    return redeemOnce(code, pending, signal);
  };

  return { begin, complete };
}

/** The request did not reach the server, or the server did not come to look at it. */
const UNSEEN: ReadonlySet<string> = new Set([
  'network',
  'timeout',
  'aborted',
  'rate_limited',
  'temporarily_unavailable',
]);

/** RFC 6749 §4.1.1. Parameters of the caller cannot replace those of the protocol: these come last. */
function authorizationUrl(server: ServerMetadata, parameters: Readonly<Record<string, string>>): string {
  const url = endpointOf(server, 'authorization_endpoint');
  assertSecure(url);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** RFC 7636 §4.3. */
async function challengeOf(codeVerifier: string | undefined): Promise<Record<string, string>> {
  if (codeVerifier === undefined) return {};
  return { code_challenge: await calculatePKCECodeChallenge(codeVerifier), code_challenge_method: 'S256' };
}
