import type { Scope } from '@smart-me/api-core';
import {
  type AuthorizationServer,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
} from 'oauth4webapi';
import { isOAuthError, OAuthError } from '../error/oauth-error.ts';
import { isLoopback } from '../server/loopback.ts';
import { insecureEndpointError } from '../server/faults.ts';
import { assertAllowed, endpointOf, type TokenEndpoint } from '../server/token-endpoint.ts';
import type { Tokens } from '../tokens.ts';
import { callbackUrlOf, checkCallback } from './callback-parameters.ts';
import { scopeParameter } from './scope-parameter.ts';
import { checkPending, type PendingAuthorization, pendingAuthorization } from './pending-authorization.ts';

/** What a sign-in asks for. */
export interface AuthorizationRequest {
  /** Where the browser is to come back to: one of the redirect URIs of the OAuth application. */
  readonly redirectUri: string;
  /** With `offline_access` the answer has a refresh token. */
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

/** So many completed sign-ins are remembered, to refuse their callbacks here; the server refuses all others. */
const REMEMBERED = 1000;

/** Makes the two halves for one client. */
export function authorizationCode(endpoint: TokenEndpoint): AuthorizationCode {
  /** The states of completed sign-ins, oldest first. */
  const completed = new Set<string>();

  const begin: AuthorizationCode['begin'] = async (request, signal) => {
    assertAllowed(endpoint.client, GRANT_TYPE);
    const server = await endpoint.server(signal);
    const { redirectUri, scopes, pkce = true } = request;
    const state = generateRandomState();
    const codeVerifier = pkce ? generateRandomCodeVerifier() : undefined;
    return {
      url: await authorizationUrl(server, endpoint.client.clientId, request, state, codeVerifier),
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

  const complete: AuthorizationCode['complete'] = async (callback, pending, signal) => {
    assertAllowed(endpoint.client, GRANT_TYPE);
    checkPending(pending);
    const { redirectUri, state, codeVerifier, scopes } = pending;
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
    remember(completed, state);
    try {
      const parameters = {
        redirect_uri: redirectUri,
        code,
        ...(codeVerifier !== undefined && { code_verifier: codeVerifier }),
      };
      const tokens = await endpoint.request({ grantType: GRANT_TYPE, parameters, signal });
      return tokens.following({ scopes });
    } catch (error) {
      // The code may be unused still: a second try is no replay.
      if (isOAuthError(error) && UNANSWERED.has(error.code)) completed.delete(state);
      throw error;
    }
  };

  return { begin, complete };
}

/** The request did not reach the server, or the server did not come to look at it. */
const UNANSWERED = new Set(['network', 'timeout', 'aborted', 'rate_limited', 'temporarily_unavailable']);

/** RFC 6749 §4.1.1 with RFC 7636 §4.3. Parameters of the caller cannot replace those of the protocol. */
async function authorizationUrl(
  server: AuthorizationServer,
  clientId: string,
  { redirectUri, scopes, parameters = {} }: AuthorizationRequest,
  state: string,
  codeVerifier: string | undefined,
): Promise<string> {
  const url = endpointOf(server, 'authorization_endpoint');
  if (url.protocol !== 'https:' && !isLoopback(url)) throw insecureEndpointError(url);
  const challenge =
    codeVerifier === undefined
      ? {}
      : { code_challenge: await calculatePKCECodeChallenge(codeVerifier), code_challenge_method: 'S256' };
  const all = {
    ...parameters,
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    ...scopeParameter(scopes),
    state,
    ...challenge,
  };
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  return url.href;
}

function remember(completed: Set<string>, state: string): void {
  if (completed.has(state)) {
    throw new OAuthError('This callback has been completed before.', { code: 'callback_replayed' });
  }
  completed.add(state);
  const [oldest] = completed;
  if (completed.size > REMEMBERED && oldest !== undefined) completed.delete(oldest);
}
