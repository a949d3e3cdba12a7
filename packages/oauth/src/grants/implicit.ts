import { systemClock } from '../options/clock.ts';
import { OAuthError } from '../error/oauth-error.ts';
import { checkedText, given } from '../options/checked-options.ts';
import { isAccessToken, Tokens } from '../server/tokens.ts';
import { callbackUrlOf, checkCallback } from './authorization-response.ts';

/** What the program that began the implicit grant has to remember. */
export interface ImplicitExpectation {
  /** The `state` of the authorization request. */
  readonly state: string;
  /** The authorization server that was asked. */
  readonly issuer?: string;
}

let warned = false;

/**
 * Reads the response of the implicit grant (RFC 6749 §4.2.2) from the URL of the callback. Warns once on the console.
 *
 * @deprecated The access token travels through the browser's history and every script of the page (RFC 9700 §2.1.2).
 * Use the authorization code grant with PKCE: `begin` and `complete`.
 * @throws {OAuthError} `state_mismatch`, `issuer_mismatch`, `invalid_callback`, or the code that the server sends
 */
export function readImplicitCallback(
  callback: string | URL,
  expectation: ImplicitExpectation,
  now: number = systemClock.now(),
): Tokens {
  warnOnce();
  const { issuer, ...needed } = given('the expectation', expectation);
  const state = checkedText('state', needed.state);
  const parameters = new URLSearchParams(callbackUrlOf(callback).hash.slice(1));
  checkCallback(parameters, { state, issuer, issuerRequired: false });
  const accessToken = parameters.get('access_token');
  const expiresIn = parameters.get('expires_in') ?? '';
  const scope = parameters.get('scope');
  const isBearer = parameters.get('token_type')?.toLowerCase() === 'bearer';
  if (!isAccessToken(accessToken) || !isBearer) {
    throw new OAuthError('The fragment of the callback holds no bearer token.', { code: 'invalid_callback' });
  }
  return Tokens.fromResponse(
    {
      access_token: accessToken,
      expires_in: /^\d+$/.test(expiresIn) ? Number(expiresIn) : undefined,
      scope: scope ?? undefined,
    },
    now,
  );
}

function warnOnce(): void {
  if (warned) return;
  warned = true;
  globalThis.console.warn(
    'smart-me: the implicit grant is deprecated; use the authorization code grant with PKCE.',
  );
}
