import { type ErrorLike, isErrorLike } from './error-like.ts';

/** Codes that mean that no connection came about, so that the server cannot have seen the request. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Whether the failure is one in which nothing can have reached the server. Unknown ones are not. */
export function neverConnected(cause: unknown): boolean {
  return NEVER_CONNECTED.has(systemCode(cause) ?? '');
}

/** The system's code of a network failure, which runtimes put at the error itself or at one of its causes. */
export function systemCode(error: unknown): string | undefined {
  return causes(error)
    .map(({ code }) => code)
    .find((code) => typeof code === 'string');
}

/** What the innermost cause says: the runtime's own error is often no more than "fetch failed". */
export function rootMessage(error: unknown): string {
  return causes(error).at(-1)?.message ?? '';
}

/** The error and its causes, from the outside in; a cycle must end. */
function causes(error: unknown, depth = 4): ErrorLike[] {
  return isErrorLike(error) && depth > 0 ? [error, ...causes(error.cause, depth - 1)] : [];
}

/** What to do about a network failure. */
export function networkHint(code: string | undefined): string {
  if (code === undefined) {
    return 'Check the connection. In a browser also check that the API allows the page its origin (CORS).';
  }
  if (code === 'ECONNREFUSED') return 'Nothing listens there: check baseUrl, and that the server runs.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'The host name does not resolve: check baseUrl and the DNS.';
  if (/CERT|SELF_SIGNED|TLS|SSL/.test(code))
    return "The server's certificate is not trusted: check the clock, a proxy on the way, and baseUrl.";
  return 'The connection broke or never came about: check the network, a proxy on the way, and call again.';
}
