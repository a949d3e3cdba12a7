import { retryAfter, systemCode } from '@smart-me/api-core/http';
import { abortedError } from '../options/clock.ts';
import { isServerErrorCode, OAuthError, type OAuthErrorCode } from '../error/oauth-error.ts';
import { type JsonObject, textMember } from './response-body.ts';

// The causes that fetch gives can hold the request or the response, tokens included. So no fault is
// passed on as a `cause`: what it says is told in a sentence of this package.

/** Of what a server says of its refusal. What is longer than any explanation is not quoted at all. */
const LONGEST_QUOTE = 300;
const LONGEST_DESCRIPTION = 4_096;

/** What was going on when a fault occurred. */
interface Circumstances {
  readonly label: string;
  readonly url: URL;
  readonly signal: AbortSignal | undefined;
  /** The time limit of the attempt. */
  readonly limit: AbortSignal;
}

/** Makes the error of a request whose response did not come, or not to its end. */
export function connectionFault(fault: unknown, { label, url, signal, limit }: Circumstances): OAuthError {
  if (signal?.aborted === true) return abortedError(signal);
  if (limit.aborted) {
    return new OAuthError(`${url.host} did not respond to the ${label} request in time.`, {
      code: 'timeout',
    });
  }
  const reason = systemCode(fault);
  const because = reason === undefined ? '' : `: ${reason}`;
  // Programs look for the code of the system down the chain of causes.
  const cause = reason === undefined ? undefined : Object.assign(new Error(reason), { code: reason });
  return new OAuthError(`The ${label} request could not reach ${url.host}${because}.`, {
    code: 'network',
    cause,
  });
}

/** Makes the error of a refusal: any status but 2xx, or `error` in the place of what was asked for (RFC 6749 §5.2). */
export function refusal(
  { status, headers }: Response,
  body: JsonObject | undefined,
  { label, redact }: { readonly label: string; readonly redact: (text: string) => string },
): OAuthError {
  const [error, description] = ['error', 'error_description'].map((name) => textMember(body ?? {}, name));
  const named = error !== undefined && isServerErrorCode(error) ? error : undefined;
  const said =
    description === undefined || description.length > LONGEST_DESCRIPTION ? '' : quoted(redact(description));
  const reason = [named ?? `status ${status}`, said].filter((part) => part !== '').join(', ');
  return new OAuthError(`The server refused the ${label} request: ${reason}.`, {
    code: named ?? codeOfStatus(status),
    status,
    retryAfter: retryAfter(headers),
  });
}

/** A terminal obeys control characters, and shows what follows some others in another order. The sentence ends behind it. */
function quoted(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, LONGEST_QUOTE)
    .replace(/[\s.]+$/, '');
}

function codeOfStatus(status: number): OAuthErrorCode {
  if (status === 401) return 'invalid_client';
  if (status === 429) return 'rate_limited';
  if (status === 502 || status === 503 || status === 504) return 'temporarily_unavailable';
  return status >= 500 ? 'server_error' : 'unexpected_response';
}
