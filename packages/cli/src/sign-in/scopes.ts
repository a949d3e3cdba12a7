import { type Scope, scopes as publishedScopes } from '@smart-me/api-core';
import { UsageError } from '../failure/command-error.ts';

/** The grant that a sign-in came by. */
export type SignInGrant = 'device_code' | 'authorization_code' | 'client_credentials';

/**
 * The scopes that a sign-in asks for: those that were named, separated by blanks or commas; else what `whoami` and
 * reading devices take, and no more.
 *
 * @throws UsageError for a scope that is not published
 */
export function scopesFor(grant: SignInGrant, named: readonly string[] = []): readonly Scope[] {
  const names = named.flatMap((text) => text.split(/[\s,]+/)).filter((name) => name !== '');
  return names.length === 0 ? LEAST[grant] : names.map(scopeNamed);
}

/** Whether it is one of the published scopes. */
export function isScope(name: string): name is Scope {
  return publishedScopes.some((scope) => scope === name);
}

const READING: readonly Scope[] = ['user.read', 'device.read'];
const RENEWABLE: readonly Scope[] = [...READING, 'offline_access'];

/** A client that can always ask again has no use for a refresh token (RFC 6749 §4.4.3). */
const LEAST: Readonly<Record<SignInGrant, readonly Scope[]>> = {
  device_code: RENEWABLE,
  authorization_code: RENEWABLE,
  client_credentials: READING,
};

function scopeNamed(name: string): Scope {
  if (isScope(name)) return name;
  throw new UsageError(
    `there is no scope ${JSON.stringify(name)}`,
    `There are: ${publishedScopes.join(', ')}.`,
  );
}
