import { isSecure } from '@smart-me/api-core/http';
import { OAuthError } from '../error/oauth-error.ts';

/** Reads a URL that the program or the server gave. @throws {OAuthError} `invalid_request` */
export function parseUrl(text: string, name: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (url !== null) return url;
  throw new OAuthError(`${name} is not a URL.`, { code: 'invalid_request' });
}

/** Throws `insecure_endpoint` for a URL over which secrets would travel in the clear: neither https nor on this machine. */
export function assertSecure(url: URL): void {
  if (isSecure(url)) return;
  throw new OAuthError(`${url.origin}${url.pathname} is not https.`, { code: 'insecure_endpoint' });
}
