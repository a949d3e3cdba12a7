import type { Scope } from '@smart-me/api-core';

/** What else a scope lets its holder do. */
const INFERIORS: Readonly<Partial<Record<Scope, readonly Scope[]>>> = {
  'user.readwrite': ['user.read'],
  'device.readwrite': ['device.readswitch'],
  'device.readswitch': ['device.read'],
  'partner.write': ['partner.read'],
  'realtimeapi.readwrite': ['realtimeapi.read'],
};

/** The scopes with all that they imply. */
export function grantedScopes(scopes: Iterable<Scope>): ReadonlySet<Scope> {
  const granted = new Set<Scope>();
  const grant = (scope: Scope): void => {
    granted.add(scope);
    for (const inferior of INFERIORS[scope] ?? []) grant(inferior);
  };
  for (const scope of scopes) grant(scope);
  return granted;
}
