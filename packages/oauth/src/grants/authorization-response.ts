import { isServerErrorCode, OAuthError } from '../error/oauth-error.ts';

/** What the callback must say. */
interface Expected {
  readonly state: string;
  /** Absent when it is not known. */
  readonly issuer: string | undefined;
  /** Whether the server's metadata promises `iss` (RFC 9207 §3). */
  readonly issuerRequired: boolean;
}

/**
 * Checks the parameters of a redirect back from the authorization server: whose response it is comes first, what it says
 * second. Any page can send a browser here, so nothing of a callback without the right `state` is looked at.
 *
 * @throws {OAuthError} `state_mismatch`, `issuer_mismatch`, `invalid_callback`, or the code that the server sends
 */
export function checkCallback(parameters: URLSearchParams, expected: Expected): void {
  if (!isOfSignIn(parameters, expected)) throw stateMismatch(parameters);
  for (const name of ['iss', 'error', 'code', 'access_token']) {
    // RFC 6749 §3.1
    if (parameters.getAll(name).length < 2) continue;
    throw new OAuthError(`The callback carries ${name} more than once.`, { code: 'invalid_callback' });
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
    ? new OAuthError(`The authorization server refused: ${error}.`, { code: error })
    : new OAuthError('The authorization server refused with an error that the RFCs do not know.', {
        code: 'unexpected_response',
      });
}

/** Whether a callback carries the state of this sign-in, and no other one. Takes as long wherever two states differ. */
export function isOfSignIn(parameters: URLSearchParams, { state }: { readonly state: string }): boolean {
  const [carried = '', ...others] = parameters.getAll('state');
  let difference = carried.length ^ state.length;
  for (let at = 0; at < state.length; at++) difference |= carried.charCodeAt(at) ^ state.charCodeAt(at);
  return difference === 0 && others.length === 0;
}

/** The error of a callback that is not of this sign-in. */
export function stateMismatch(parameters: URLSearchParams): OAuthError {
  return new OAuthError(
    parameters.has('state')
      ? 'The state of the callback is not that of this sign-in.'
      : 'The callback carries no state.',
    { code: 'state_mismatch' },
  );
}

/** Reads the URL that the browser was redirected to; a path alone is that of the redirect URI. */
export function callbackUrlOf(callback: string | URL, redirectUri?: string): URL {
  const url = URL.parse(callback, redirectUri);
  if (url !== null) return url;
  throw new OAuthError('The callback is not a URL.', { code: 'invalid_callback' });
}
