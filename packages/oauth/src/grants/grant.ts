import type { Scope } from '@smart-me/api-core';
import type { Tokens } from '../server/tokens.ts';
import type { TokenEndpoint } from '../server/token-endpoint.ts';

/** A way to tokens: for `requestTokens` of an {@link OAuthClient}. */
export interface Grant {
  /** `grant_type` of the token request. */
  readonly grantType: string;
  /** For library authors: requests tokens. The signal ends it. @throws {OAuthError} */
  requestTokens(
    endpoint: TokenEndpoint,
    options: { readonly signal?: AbortSignal | undefined },
  ): Promise<Tokens>;
}

/** A grant that needs no person: a token source can use it by itself. */
export interface UnattendedGrant extends Grant {
  /** Tells it from the grants that need a person. */
  readonly unattended: true;
}

/** `scope` of RFC 6749 §3.3; left out when there is none. */
export function scopeParameter(scopes: readonly Scope[]): Record<string, string> {
  return scopes.length === 0 ? {} : { scope: scopes.join(' ') };
}
