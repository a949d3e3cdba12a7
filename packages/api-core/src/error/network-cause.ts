import { isErrorLike } from './error-like.ts';

/** Codes that mean that no connection came about, so that the server cannot have seen the request. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'ConnectionRefused',
]);

/** Whether the failure is one in which nothing can have reached the server. Unknown ones are not. */
export function neverConnected(cause: unknown): boolean {
  return NEVER_CONNECTED.has(systemCode(cause) ?? '');
}

/** The system's code of a network failure, which runtimes put at the error itself or at one of its causes. */
export function systemCode(error: unknown): string | undefined {
  for (let depth = 0, at = error; depth < 4 && isErrorLike(at); depth += 1, at = at.cause) {
    if (typeof at.code === 'string') return at.code;
  }
  return undefined;
}

/** What to do about a network failure. */
export function networkHint(code: string | undefined): string {
  if (code === undefined) {
    return 'Check the connection. In a browser also check that the API allows the page its origin (CORS).';
  }
  if (code === 'ECONNREFUSED' || code === 'ConnectionRefused')
    return 'Nothing listens there: check baseUrl, and that the server runs.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'The host name does not resolve: check baseUrl and the DNS.';
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code))
    return "The server's certificate is not trusted: check the clock, a proxy on the way, and baseUrl.";
  return 'The connection broke or never came about: check the network, a proxy on the way, and call again.';
}
