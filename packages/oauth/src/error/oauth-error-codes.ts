/** One code: the document that defines it, and what to do when it occurs. */
interface CodeDefinition {
  readonly source: string;
  readonly hint: string;
}

/**
 * Every code that an `OAuthError` carries. Codes of an RFC keep the RFC's spelling; the others name what this package
 * finds out by itself.
 */
export const oauthErrorCodes = {
  /** The server finds the request incomplete or malformed, or an option of this package is. */
  invalid_request: {
    source: 'RFC 6749 §5.2',
    hint: 'Compare the options of the call with its documentation: one is missing, repeated or malformed.',
  },
  /** The server does not know the client, or its secret is wrong. */
  invalid_client: {
    source: 'RFC 6749 §5.2',
    hint: 'Check client id and client secret, and that the OAuth application still exists in the smart-me account.',
  },
  /** The code, refresh token or device code is wrong, expired, revoked or used already. */
  invalid_grant: {
    source: 'RFC 6749 §5.2',
    hint: 'Sign in again: what was presented is expired, revoked, used already or was issued to another client.',
  },
  /** This kind of client may not use this grant. */
  unauthorized_client: {
    source: 'RFC 6749 §5.2',
    hint: 'Device clients use client credentials only; confidential and public clients use all other grants.',
  },
  /** The server does not offer this grant. */
  unsupported_grant_type: {
    source: 'RFC 6749 §5.2',
    hint: 'Use another grant, or check that the token endpoint is the right one.',
  },
  /** A requested scope is unknown or not allowed for this client. */
  invalid_scope: {
    source: 'RFC 6749 §5.2',
    hint: 'Request only scopes that the OAuth application has been given.',
  },
  /** The person, or the server, said no. */
  access_denied: {
    source: 'RFC 6749 §4.1.2.1',
    hint: 'The request was declined on the consent page: ask again only if the person wants to.',
  },
  /** The server does not answer authorization requests in this way. */
  unsupported_response_type: {
    source: 'RFC 6749 §4.1.2.1',
    hint: 'Check that the OAuth application allows the authorization code grant.',
  },
  /** The authorization server failed. */
  server_error: {
    source: 'RFC 6749 §4.1.2.1',
    hint: 'Try again later; the fault is on the side of the authorization server.',
  },
  /** The authorization server is overloaded or under maintenance. */
  temporarily_unavailable: { source: 'RFC 6749 §4.1.2.1', hint: 'Try again later.' },
  /** The person has not finished yet. The device code grant goes on polling by itself. */
  authorization_pending: { source: 'RFC 8628 §3.5', hint: 'Go on polling at the interval of the answer.' },
  /** The polls come too fast. The device code grant slows down by itself. */
  slow_down: { source: 'RFC 8628 §3.5', hint: 'Poll 5 seconds less often.' },
  /** The device code ran out before the person finished. */
  expired_token: {
    source: 'RFC 8628 §3.5',
    hint: 'Start the device code grant again and show the new user code.',
  },
  /** The server needs a page that it was told not to show. */
  interaction_required: {
    source: 'OpenID Connect Core 1.0 §3.1.2.6',
    hint: 'Send the person to the authorization URL.',
  },
  /** The person is not logged in at the server. */
  login_required: {
    source: 'OpenID Connect Core 1.0 §3.1.2.6',
    hint: 'Send the person to the authorization URL.',
  },
  /** The person has not consented yet. */
  consent_required: {
    source: 'OpenID Connect Core 1.0 §3.1.2.6',
    hint: 'Send the person to the authorization URL.',
  },
  /** The callback carries another `state` than the request, or none: forged, or of another sign-in. */
  state_mismatch: {
    source: 'RFC 6749 §10.12',
    hint: 'Do not use this callback. Start a new sign-in, and complete it with the `pending` of that very sign-in.',
  },
  /** The callback, or the metadata, comes from another authorization server than the one asked. */
  issuer_mismatch: {
    source: 'RFC 9207 §2.4',
    hint: 'Do not use this answer. If the server is the right one, set `issuer` to the very text it names itself by.',
  },
  /** The sign-in began with PKCE, and its code verifier is gone. */
  missing_code_verifier: {
    source: 'RFC 7636 §4.5',
    hint: 'Keep the whole `pending` of `begin` until `complete`; start a new sign-in.',
  },
  /** This callback has been completed before. */
  callback_replayed: {
    source: 'RFC 6749 §10.5',
    hint: 'A callback is good for one `complete`. Start a new sign-in.',
  },
  /** The callback is not an answer to an authorization request. */
  invalid_callback: {
    source: 'RFC 6749 §4.1.2',
    hint: 'Hand over the whole URL that the browser was redirected to, its query included.',
  },
  /** The endpoint is plain http, and not on this machine: secrets would travel readable by others. */
  insecure_endpoint: {
    source: 'RFC 6749 §3.2',
    hint: 'Use https. Plain http is for loopback addresses only.',
  },
  /** No way to the authorization server. */
  network: { source: 'this package', hint: 'Check the base URL and the network, then try again.' },
  /** The authorization server did not answer in time. */
  timeout: { source: 'this package', hint: 'Try again later, or raise `timeout`.' },
  /** The caller's `AbortSignal` ended the wait. */
  aborted: { source: 'this package', hint: 'Nothing to mend: the program itself ended this.' },
  /** The authorization server asks to be asked less often. */
  rate_limited: {
    source: 'RFC 6585 §4',
    hint: 'Wait for `retryAfter` milliseconds, and share one token source in the whole program.',
  },
  /** The answer is not one that the RFCs know. */
  unexpected_response: {
    source: 'this package',
    hint: 'Check that the endpoints are those of an OAuth 2.0 authorization server.',
  },
  /** There is no token, and no way to get one without a person. */
  sign_in_required: {
    source: 'this package',
    hint: 'Sign in with the authorization code or the device code grant (scope `offline_access` for a refresh token), and hand its tokens to `signIn`.',
  },
  /** The token store could not be read or written. A new token is kept and written at the next call. */
  store_failed: {
    source: 'this package',
    hint: 'Check that the store can be read and written: its folder, its permissions, its free space.',
  },
  /** Another process holds the lock of the token store for too long. */
  lock_timeout: {
    source: 'this package',
    hint: 'Look at the process that the message names: it may hang in the middle of a refresh.',
  },
} as const satisfies Record<string, CodeDefinition>;

/** A code of {@link oauthErrorCodes}. */
export type OAuthErrorCode = keyof typeof oauthErrorCodes;

/** Whether the text is a code of {@link oauthErrorCodes}. */
export function isOAuthErrorCode(text: string): text is OAuthErrorCode {
  return Object.hasOwn(oauthErrorCodes, text);
}
