/** A code that an authorization server refuses with. What to do about each is in {@link oauthErrorHints}. */
export type ServerErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'access_denied'
  | 'unsupported_response_type'
  | 'server_error'
  | 'temporarily_unavailable'
  | 'authorization_pending'
  | 'slow_down'
  | 'expired_token'
  | 'interaction_required'
  | 'login_required'
  | 'consent_required';

/** What an {@link OAuthError} is about: a code of the server, or of what this package finds out by itself. */
export type OAuthErrorCode =
  | ServerErrorCode
  | 'state_mismatch'
  | 'issuer_mismatch'
  | 'missing_code_verifier'
  | 'callback_replayed'
  | 'invalid_callback'
  | 'insecure_endpoint'
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'rate_limited'
  | 'unexpected_response'
  | 'sign_in_required'
  | 'store_failed'
  | 'lock_timeout';

/** What an {@link OAuthError} is made of, its message aside. */
export interface OAuthErrorDetails {
  /** What went wrong: for programs. */
  readonly code: OAuthErrorCode;
  /** What to do about it. Default: that of the code. */
  readonly hint?: string;
  /** HTTP status of the response, when there was one. */
  readonly status?: number | undefined;
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter?: number | undefined;
  /** The error behind this one. */
  readonly cause?: unknown;
}

/** Shared by all copies of this package: a program can hold two. */
const BRAND = Symbol.for('@smart-me/oauth/OAuthError');

/**
 * The one error of this package. Neither message nor hint holds a token, a code, a verifier or a secret.
 *
 * @example
 * if (isOAuthError(error, 'sign_in_required')) await signInAgain();
 */
export class OAuthError extends Error {
  /** `OAuthError`, whatever a minifier makes of the class's own name. */
  override readonly name = 'OAuthError' as const;
  /** Stable: branch on this. Every code is documented in `oauthErrorHints`. */
  readonly code: OAuthErrorCode;
  /** What to do about it. */
  readonly hint: string;
  /** HTTP status of the response, when there was one. */
  readonly status: number | undefined;
  /** Milliseconds after which the server wants to be asked again; at most an hour, whatever it says. */
  readonly retryAfter: number | undefined;

  constructor(message: string, { code, hint, status, retryAfter, cause }: OAuthErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint ?? oauthErrorHints[code];
    this.status = status;
    this.retryAfter = retryAfter;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether the value is an {@link OAuthError} (with this code), of this copy of the package or another. */
export function isOAuthError(value: unknown, code?: OAuthErrorCode): value is OAuthError {
  return (
    typeof value === 'object' &&
    value !== null &&
    BRAND in value &&
    (code === undefined || ('code' in value && value.code === code))
  );
}

/** The codes that an authorization server sends, in the spelling of the document that defines them. */
const serverErrorHints: Readonly<Record<ServerErrorCode, string>> = {
  /** RFC 6749 §5.2: the request is incomplete or malformed, or an option of this package is. */
  invalid_request:
    'Compare the options of the call with its documentation. smart-me also says so of a scope that the application has not been given.',
  /** RFC 6749 §5.2: the server does not know the client, or its secret is wrong. */
  invalid_client:
    'Check client id and client secret, and that the OAuth application still exists in the smart-me account.',
  /** RFC 6749 §5.2: the code, refresh token or device code is wrong, expired, revoked, used, or another client's. */
  invalid_grant: 'Sign in again: what was presented is expired, revoked, used already or of another client.',
  /** RFC 6749 §5.2: this kind of client may not use this grant. */
  unauthorized_client:
    'Device clients use client credentials only; confidential and public clients use all other grants.',
  /** RFC 6749 §5.2: the server does not offer this grant. */
  unsupported_grant_type: 'Use another grant, or check that the token endpoint is the right one.',
  /** RFC 6749 §5.2: a requested scope is unknown, or not allowed for this client. */
  invalid_scope: 'Request only scopes that the OAuth application has been given.',
  /** RFC 6749 §4.1.2.1: the person, or the server, said no. */
  access_denied: 'It was declined on the consent page: ask again only if the person wants to.',
  /** RFC 6749 §4.1.2.1: the server does not offer the authorization code grant. */
  unsupported_response_type: 'Check that the OAuth application allows the authorization code grant.',
  /** RFC 6749 §4.1.2.1: the authorization server failed. */
  server_error: 'Try again later: the fault is on the side of the authorization server.',
  /** RFC 6749 §4.1.2.1: the authorization server is overloaded or under maintenance. */
  temporarily_unavailable: 'Try again later: the authorization server is overloaded or under maintenance.',
  /** RFC 8628 §3.5: the person has not finished yet. The device code grant goes on polling by itself. */
  authorization_pending: 'Go on polling.',
  /** RFC 8628 §3.5: the polls come too fast. The device code grant slows down by itself. */
  slow_down: 'Poll 5 seconds less often.',
  /** RFC 8628 §3.5: the device code ran out before the person finished. */
  expired_token: 'Start the device code grant again and show the new user code.',
  /** OpenID Connect Core 1.0 §3.1.2.6: the server needs a page that `prompt` told it not to show. */
  interaction_required: 'Begin again without the parameter `prompt`.',
  /** OpenID Connect Core 1.0 §3.1.2.6: the person is not logged in, and `prompt` forbids the page for it. */
  login_required: 'Begin again without the parameter `prompt`.',
  /** OpenID Connect Core 1.0 §3.1.2.6: the person has not consented, and `prompt` forbids the page for it. */
  consent_required: 'Begin again without the parameter `prompt`.',
};

/** The codes of what this package finds out by itself, with the document that demands it, where one does. */
const clientErrorHints: Readonly<Record<Exclude<OAuthErrorCode, ServerErrorCode>, string>> = {
  /** RFC 6749 §10.12: the callback is forged, or of another sign-in. */
  state_mismatch: 'Do not use this callback. Begin a new sign-in, and complete it with its own `pending`.',
  /** RFC 9207 §2.4, RFC 8414 §3.3: the response comes from another authorization server than the one asked. */
  issuer_mismatch:
    'Do not use this response. If the server is the right one, set `issuer` to the very text it names itself by.',
  /** RFC 7636 §4.5: the sign-in began with PKCE, and its code verifier is gone. */
  missing_code_verifier: 'Keep the whole `pending` of `begin` until `complete`. Begin a new sign-in.',
  /** RFC 6749 §10.5: this callback has been completed before. */
  callback_replayed: 'A callback is good for one `complete`. Begin a new sign-in.',
  /** RFC 6749 §4.1.2: the callback is no response to an authorization request. */
  invalid_callback: 'Hand over the whole URL that the browser was redirected to.',
  /** RFC 6749 §3.2: the endpoint is plain http and not on this machine: secrets would travel readable by others. */
  insecure_endpoint: 'Use https. Plain http is for loopback addresses only.',
  /** No way to the authorization server. */
  network: 'Check the base URL and the network, then try again.',
  /** The authorization server, or the person, did not respond in time. */
  timeout: 'Try again, or raise `timeout`.',
  /** The caller's `AbortSignal` ended the wait. */
  aborted: 'The signal that was handed to the call has aborted; its reason is the cause.',
  /** RFC 6585 §4: the authorization server asks to be asked less often. */
  rate_limited: 'Wait for `retryAfter` milliseconds, and share one token source in the whole program.',
  /** The response is not one that the RFCs know. */
  unexpected_response: 'Check that the endpoints are those of an OAuth 2.0 authorization server.',
  /** There is no token, and no way to one without a person. */
  sign_in_required:
    'Sign in with a grant for persons (scope `offline_access` for a refresh token), and hand its tokens to `signIn`.',
  /** The token store could not be read or written. New tokens are kept, and written at the next call. */
  store_failed: 'Check that the store can be read and written: its folder, permissions and free space.',
  /** Another process holds the lock of the token store for too long. */
  lock_timeout: 'Look at the process that the message names: it may hang in the middle of a refresh.',
};

/** Every code that an {@link OAuthError} carries, with what to do when it occurs. */
export const oauthErrorHints: Readonly<Record<OAuthErrorCode, string>> = {
  ...serverErrorHints,
  ...clientErrorHints,
};

/** Whether the text is a code that a server may send. */
export function isServerErrorCode(text: string): text is ServerErrorCode {
  return Object.hasOwn(serverErrorHints, text);
}
