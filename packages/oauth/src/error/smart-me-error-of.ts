import { SmartMeError, type SmartMeErrorCode } from '@smart-me/api-core';
import type { OAuthError, OAuthErrorCode } from './oauth-error.ts';

/** The codes that mean the same to a call of the API; every other one means that it cannot be signed. */
const SAME: Partial<Record<OAuthErrorCode, SmartMeErrorCode>> = {
  network: 'network',
  timeout: 'timeout',
  aborted: 'aborted',
  rate_limited: 'rate_limited',
  server_error: 'server_error',
  temporarily_unavailable: 'server_error',
};

const translated = new WeakMap<OAuthError, SmartMeError>();

/** The error of a call that could not be signed: the same message and hint, and the {@link OAuthError} as its cause. */
export function smartMeErrorOf(error: OAuthError): SmartMeError {
  const { message, hint, status, retryAfter } = error;
  const known = translated.get(error);
  if (known !== undefined) return known;
  const code = SAME[error.code] ?? 'unauthorized';
  const translation = new SmartMeError(message, { code, hint, status, retryAfter, cause: error });
  translated.set(error, translation);
  return translation;
}
