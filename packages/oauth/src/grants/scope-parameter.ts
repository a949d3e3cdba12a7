import type { Scope } from '@smart-me/api-core';

/** `scope` of RFC 6749 §3.3; left out when there is none. */
export function scopeParameter(scopes: readonly Scope[]): Record<string, string> {
  return scopes.length === 0 ? {} : { scope: scopes.join(' ') };
}
