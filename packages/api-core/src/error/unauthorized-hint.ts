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
        : `The API key ${EXPIRED}: make a new one in the portal.`;
    case 'bearer':
      return isToken || /expired/i.test(headers.get('www-authenticate') ?? '')
        ? `The access token ${EXPIRED}: get a new one.`
        : `If an API key was sent as a Bearer token, sign in with apiKey(key). Otherwise the access token ${EXPIRED}.`;
    case 'basic':
      return `User name or password is wrong${service.name === smartMe.name ? ', or refused: smart-me is ending this way to sign in' : ''}. Use an API key.`;
    default:
      return `The key ${EXPIRED}.`;
  }
}

const EXPIRED = 'has expired, was revoked, or is of another platform than baseUrl';

/** A JSON Web Token, signed or encrypted (RFC 7515 §3, RFC 7516 §3): an API key is none. */
const TOKEN = /^eyJ[\w-]+(?:\.[\w-]*){2,4}$/;
