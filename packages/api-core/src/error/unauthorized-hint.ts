import { type FailedCall, smartMe } from './service.ts';

/** What to do about a 401: what was sent, and what the server says of it (RFC 6750 §3), tell the likely cause. */
export function unauthorizedHint({ credentials, service }: FailedCall, headers: Headers): string {
  if (credentials === undefined) return 'The call was sent without credentials: give createClient an auth.';
  const [scheme = '', secret = ''] = credentials.split(' ', 2);
  const isToken = TOKEN.test(secret);
  switch (scheme.toLowerCase()) {
    case 'apikey':
      return isToken
        ? 'An access token was sent as an API key: sign in with bearer(token).'
        : 'The API key has expired (its end is set when it is made), was deleted, or is not whole: make a new one in the portal. Check also that baseUrl is of the same platform.';
    case 'bearer':
      return isToken || /expired/i.test(headers.get('www-authenticate') ?? '')
        ? 'The access token has expired or was revoked: get a new one. Check also that baseUrl is of the same platform.'
        : 'If an API key was sent as a Bearer token, sign in with apiKey(key). Otherwise the access token has expired or was revoked: get a new one.';
    case 'basic':
      return `User name or password is wrong, or the account may not sign in with them any more${service.name === smartMe.name ? ': smart-me is ending this way' : ''}. Use an API key.`;
    default:
      return 'Check that the credentials are whole, belong to this service and have not expired.';
  }
}

/** A JSON Web Token, signed or encrypted (RFC 7515 §3, RFC 7516 §3): an API key is none. */
const TOKEN = /^eyJ[\w-]+(?:\.[\w-]*){2,4}$/;
