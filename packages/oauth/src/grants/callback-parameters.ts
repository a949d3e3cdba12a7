import { isServerErrorCode } from '../error/oauth-error-hints.ts';
import { OAuthError } from '../error/oauth-error.ts';

/** What the callback must say. */
interface Expected {
  readonly state: string;
  /** Absent when it is not known. */
  readonly issuer: string | undefined;
  /** Whether the server's metadata promises `iss` (RFC 9207 §3). */
  readonly issuerRequired: boolean;
}

/**
 * Checks the parameters of a redirect back from the authorization server: whose answer it is comes first, what it says
 * second.
 *
 * @throws {OAuthError} `state_mismatch`, `issuer_mismatch`, `invalid_callback`, or the code that the server sends
 */
export function checkCallback(parameters: URLSearchParams, expected: Expected): void {
  for (const name of ['state', 'iss', 'error', 'code', 'access_token']) {
    // RFC 6749 §3.1
    if (parameters.getAll(name).length < 2) continue;
    throw new OAuthError(`The callback carries ${name} more than once.`, { code: 'invalid_callback' });
  }
  const state = parameters.get('state');
  if (state !== expected.state) {
    throw new OAuthError(
      state === null
        ? 'The callback carries no state.'
        : 'The state of the callback is not that of this sign-in.',
      { code: 'state_mismatch' },
    );
  }
  const issuer = parameters.get('iss');
  if (issuer === null && expected.issuerRequired) {
    throw new OAuthError('The callback does not name its issuer, which this server always does.', {
      code: 'issuer_mismatch',
    });
  }
  if (issuer !== null && expected.issuer !== undefined && issuer !== expected.issuer) {
    throw new OAuthError(`The callback comes from another issuer than ${expected.issuer}.`, {
      code: 'issuer_mismatch',
    });
  }
  const error = parameters.get('error');
  if (error === null) return;
  // The description is not repeated: it travelled through the browser, where anyone could write it.
  throw isServerErrorCode(error)
    ? new OAuthError(`The authorization server answered ${error}.`, { code: error })
    : new OAuthError('The authorization server answered an error that the RFCs do not know.', {
        code: 'unexpected_response',
      });
}

/** Reads the URL that the browser was redirected to; a path alone is that of the redirect URI. */
export function callbackUrlOf(callback: string | URL, redirectUri?: string): URL {
  const url = URL.parse(callback, redirectUri);
  if (url !== null) return url;
  throw new OAuthError('The callback is not a URL.', { code: 'invalid_callback' });
}
