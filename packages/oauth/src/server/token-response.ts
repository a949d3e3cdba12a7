import { isAccessToken, type TokenResponse } from './tokens.ts';
import { type JsonObject, required, secondsMember, textMember } from './response-body.ts';

// oauth4webapi reads responses too, but always brings the checks of ID tokens along, which the platform does not issue
// (3 kB of a page's 12), refuses a response for a malformed member that tokens can do without, and its errors hold the
// response with its tokens.

/** A successful response of the device authorization endpoint (RFC 8628 §3.2). */
export interface DeviceAuthorizationResponse {
  /** What the client polls with. Secret. */
  readonly device_code: string;
  /** What the person types. */
  readonly user_code: string;
  /** The page to type it on. */
  readonly verification_uri: string;
  /** The same page with the code filled in, when the server has one. */
  readonly verification_uri_complete: string | undefined;
  /** Seconds until both codes end. */
  readonly expires_in: number;
  /** Seconds between polls; absent when the server leaves it to the client. */
  readonly interval: number | undefined;
}

/**
 * Reads a response of the token endpoint (RFC 6749 §5.1). What the tokens can do without is left out when it is
 * malformed: with the response, the refresh token would be lost that has come in place of the last one.
 *
 * @throws {OAuthError} `unexpected_response` without an access token, or with one of another type
 */
export function readTokenResponse(body: JsonObject): TokenResponse {
  // RFC 6749 §7.1: a client must not use a token whose type it does not understand. Who leaves the type out means this one.
  const type = textMember(body, 'token_type') ?? 'bearer';
  const accessToken = body['access_token'];
  return {
    access_token: required('access_token', isAccessToken(accessToken) ? accessToken : undefined),
    expires_in: secondsMember(body, 'expires_in'),
    refresh_token: textMember(body, 'refresh_token'),
    scope: scopeOf(body),
    ...required('token_type', type.trim().toLowerCase() === 'bearer' ? {} : undefined),
  };
}

/** A text with blanks (RFC 6749 §3.3); some servers write a list. */
function scopeOf(body: JsonObject): string | undefined {
  const { scope } = body;
  const isList = Array.isArray(scope) && scope.every((name) => typeof name === 'string');
  return textMember(isList ? { scope: scope.join(' ') } : body, 'scope');
}

/** Reads a response of the device authorization endpoint. @throws {OAuthError} `unexpected_response`, naming what it lacks */
export function readDeviceAuthorizationResponse(body: JsonObject): DeviceAuthorizationResponse {
  const text = (name: string): string => required(name, textMember(body, name));
  return {
    device_code: text('device_code'),
    user_code: text('user_code'),
    verification_uri: text('verification_uri'),
    verification_uri_complete: textMember(body, 'verification_uri_complete'),
    expires_in: required('expires_in', secondsMember(body, 'expires_in')),
    interval: secondsMember(body, 'interval'),
  };
}
