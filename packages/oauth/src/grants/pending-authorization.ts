import type { Scope } from '@smart-me/api-core';
import { OAuthError } from '../error/oauth-error.ts';
import { assertOption, given } from '../options/checked-options.ts';

/**
 * What a sign-in has to remember until its callback comes. Plain data: put it into JSON, a session or a database, and
 * keep it from others, for it holds the code verifier.
 */
export interface PendingAuthorization {
  /** The authorization server that was asked (RFC 9207). */
  readonly issuer: string;
  /** Where the browser is to come back to. */
  readonly redirectUri: string;
  /** What was asked for. */
  readonly scopes: readonly Scope[];
  /** Binds the callback to this sign-in (RFC 6749 §10.12). */
  readonly state: string;
  /** RFC 7636 §4.3; `none` without PKCE. */
  readonly codeChallengeMethod: 'S256' | 'none';
  /** RFC 7636 §4.1. */
  readonly codeVerifier?: string;
}

/** Makes one that `console.log` shows without its secrets in Node, Bun and Deno. */
export function pendingAuthorization(pending: PendingAuthorization): PendingAuthorization {
  const { issuer, redirectUri } = pending;
  return Object.freeze(
    Object.defineProperty({ ...pending }, Symbol.for('nodejs.util.inspect.custom'), {
      value: () => `PendingAuthorization ${JSON.stringify({ issuer, redirectUri })}`,
    }),
  );
}

/** Checks what comes back out of a session. @throws {OAuthError} `missing_code_verifier`, `invalid_request` */
export function checkPending(pending: PendingAuthorization): void {
  const { issuer, redirectUri, scopes, state, codeChallengeMethod, codeVerifier } = given(
    '`pending`',
    pending,
  );
  const texts: readonly unknown[] = [issuer, redirectUri, state];
  assertOption(
    texts.every((text) => typeof text === 'string' && text !== '') && Array.isArray(scopes),
    'What is handed over as `pending` is not that of a sign-in.',
    'Hand over the `pending` of `begin`, as it was or read back from its JSON.',
  );
  // Only a sign-in that began without PKCE may end without: or taking the verifier away would switch PKCE off.
  if (codeChallengeMethod === 'none' ? codeVerifier === undefined : codeVerifier) return;
  throw new OAuthError('The sign-in began with PKCE, and its code verifier is gone.', {
    code: 'missing_code_verifier',
  });
}
