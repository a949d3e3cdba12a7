import { isSmartMeError } from '@smart-me/api-core';
import { isOAuthError } from '@smart-me/oauth';

/** In words, when the error only means that the cloud cannot answer now; undefined for what will not pass by itself. */
export function outageOf(failure: unknown): string | undefined {
  const error = signInErrorOf(failure);
  if (!isSmartMeError(error) && !isOAuthError(error)) return undefined;
  switch (error.code) {
    case 'network':
      return networkFault(error);
    case 'timeout':
      return 'no answer in time';
    case 'rate_limited':
      return 'too many calls (status 429)';
    case 'server_error':
      return error.status === undefined ? 'it failed' : `it failed (status ${error.status})`;
    default:
      return undefined;
  }
}

/** The error of the token request when it is what made a call fail. */
export function signInErrorOf(error: unknown): unknown {
  return isSmartMeError(error, 'unauthorized') && isOAuthError(error.cause) ? error.cause : error;
}

/** What befell the connection: the first code of Node's that is known, down the chain of causes. */
function networkFault(error: Error): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = 'code' in at ? String(at.code) : '';
    const words = FAULTS[code];
    if (words !== undefined) return `${words} (${code})`;
  }
  return 'the connection broke';
}

const FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused, nothing listens there',
  ECONNRESET: 'connection reset',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the host name cannot be looked up',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no network',
  ETIMEDOUT: 'connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'connection timed out',
};
