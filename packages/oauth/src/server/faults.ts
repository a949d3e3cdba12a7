import { HTTP_REQUEST_FORBIDDEN, JSON_ATTRIBUTE_COMPARISON, REQUEST_PROTOCOL_FORBIDDEN } from 'oauth4webapi';
import { abortedError } from '../error/aborted.ts';
import { isErrorLike, systemCodeOf } from '../error/error-like.ts';
import { isServerErrorCode, type OAuthErrorCode } from '../error/oauth-error-hints.ts';
import { isOAuthError, OAuthError } from '../error/oauth-error.ts';
import type { Redact } from '../error/redact.ts';
import { answerText } from './answer-text.ts';
import { retryAfterOf } from './retry-after.ts';

// The causes that oauth4webapi and fetch give can hold the request or the answer, tokens included. So no fault is
// passed on as a `cause`: what it says is told in a sentence of this package.

const FORBIDDEN = new Set<unknown>([HTTP_REQUEST_FORBIDDEN, REQUEST_PROTOCOL_FORBIDDEN]);

/** Of what a server says of its refusal. */
const LONGEST_QUOTE = 300;

/** What was going on when a fault occurred. */
interface Circumstances {
  readonly label: string;
  readonly url: URL;
  readonly signal: AbortSignal | undefined;
  /** The time limit of the attempt. */
  readonly limit: AbortSignal;
}

/** The error of a request that got no answer. */
export function sendFault(fault: unknown, { label, url, signal, limit }: Circumstances): OAuthError {
  if (signal?.aborted === true) return abortedError(signal);
  if (limit.aborted) {
    return new OAuthError(`${url.host} did not answer the ${label} request in time.`, { code: 'timeout' });
  }
  if (FORBIDDEN.has(codeOf(fault))) return insecureEndpointError(url);
  const reason = systemCodeOf(fault);
  const because = reason === undefined ? '' : `: ${reason}`;
  // Programs look for the code of the system down the chain of causes.
  const cause = reason === undefined ? undefined : Object.assign(new Error(reason), { code: reason });
  return new OAuthError(`The ${label} request could not reach ${url.host}${because}.`, {
    code: 'network',
    cause,
  });
}

/** The error of an endpoint to which a secret may not travel. */
export function insecureEndpointError(url: URL): OAuthError {
  return new OAuthError(`${url.origin}${url.pathname} is not https.`, { code: 'insecure_endpoint' });
}

/** The error that an answer other than 2xx tells. */
export async function answerFault(
  response: Response,
  { label, redact, now }: { readonly label: string; readonly redact: Redact; readonly now: number },
): Promise<OAuthError> {
  const { status } = response;
  const { error, description } = await errorBodyOf(response);
  const retryAfter = retryAfterOf(response.headers, now);
  const named = error !== undefined && isServerErrorCode(error) ? error : undefined;
  const code = named ?? codeOfStatus(status);
  const quote = description === undefined ? '' : `, ${redact(description).slice(0, LONGEST_QUOTE)}`;
  return new OAuthError(`The server refused the ${label} request: ${named ?? `status ${status}`}${quote}.`, {
    code,
    status,
    retryAfter,
  });
}

/** The error of a 2xx answer that says something else than it should. */
export function readFault(fault: unknown, circumstances: Circumstances): OAuthError {
  if (isOAuthError(fault)) return fault;
  const { label, url, signal, limit } = circumstances;
  const code = codeOf(fault);
  if (code === JSON_ATTRIBUTE_COMPARISON) {
    return new OAuthError(`${url.host} names another issuer than the one asked.`, {
      code: 'issuer_mismatch',
    });
  }
  const isUnreadable = code !== undefined || (isErrorLike(fault) && fault.name === 'SyntaxError');
  if (!isUnreadable || signal?.aborted === true || limit.aborted) return sendFault(fault, circumstances);
  return new OAuthError(`${url.host} answered the ${label} request with something else than the RFCs say.`, {
    code: 'unexpected_response',
  });
}

function codeOfStatus(status: number): OAuthErrorCode {
  if (status === 401) return 'invalid_client';
  if (status === 429) return 'rate_limited';
  if (status === 502 || status === 503 || status === 504) return 'temporarily_unavailable';
  return status >= 500 ? 'server_error' : 'unexpected_response';
}

/** `error` and `error_description` of RFC 6749 §5.2; both absent in whatever else the server sends. */
async function errorBodyOf(response: Response): Promise<{ error?: string; description?: string }> {
  try {
    const body: unknown = JSON.parse(await answerText(response));
    if (typeof body !== 'object' || body === null) return {};
    return {
      ...('error' in body && typeof body.error === 'string' && { error: body.error }),
      ...('error_description' in body &&
        typeof body.error_description === 'string' && { description: body.error_description }),
    };
  } catch {
    return {};
  }
}

function codeOf(fault: unknown): unknown {
  return isErrorLike(fault) ? fault.code : undefined;
}
