import { type OAuthErrorCode, oauthErrorHints } from './oauth-error-hints.ts';

/** What an {@link OAuthError} is made of, its message aside. */
export interface OAuthErrorDetails {
  readonly code: OAuthErrorCode;
  readonly hint?: string;
  readonly status?: number | undefined;
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** Shared by all copies of this package: a program can hold two. */
const BRAND = Symbol.for('@smart-me/oauth/OAuthError');

/**
 * The one error of this package. Neither message nor hint holds a token, a code, a verifier or a secret.
 *
 * @example
 * if (isOAuthError(error, 'sign_in_required')) await signInAgain();
 */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  /** Stable: branch on this. Every code is documented in `oauthErrorHints`. */
  readonly code: OAuthErrorCode;
  /** What to do about it. */
  readonly hint: string;
  /** HTTP status of the answer, when there was one. */
  readonly status: number | undefined;
  /** Milliseconds after which the server wants to be asked again. */
  readonly retryAfter: number | undefined;

  constructor(message: string, { code, hint, status, retryAfter, cause }: OAuthErrorDetails) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.hint = hint ?? oauthErrorHints[code];
    this.status = status;
    this.retryAfter = retryAfter;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether the value is an {@link OAuthError} (with this code), of this copy of the package or another. */
export function isOAuthError(value: unknown, code?: OAuthErrorCode): value is OAuthError {
  return (
    typeof value === 'object' &&
    value !== null &&
    BRAND in value &&
    (code === undefined || ('code' in value && value.code === code))
  );
}
