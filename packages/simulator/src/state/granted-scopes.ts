import type { ClaimTreeNode } from '@smart-me/account-api';
import { scopes, type Scope } from '@smart-me/api-core';

/** What else a scope lets its holder do. */
const INFERIORS: Readonly<Partial<Record<Scope, readonly Scope[]>>> = {
  'user.readwrite': ['user.read'],
  'device.readwrite': ['device.readswitch'],
  'device.readswitch': ['device.read'],
  'partner.write': ['partner.read'],
  'realtimeapi.readwrite': ['realtimeapi.read'],
};

/** The scopes with all that they imply. */
export function grantedScopes(scopes: Iterable<Scope>): ReadonlySet<string> {
  const granted = new Set<Scope>();
  const grant = (scope: Scope): void => {
    granted.add(scope);
    for (const inferior of INFERIORS[scope] ?? []) grant(inferior);
  };
  for (const scope of scopes) grant(scope);
  return granted;
}

/** The scopes as a forest: what implies others stands above them. */
export function claimTree(): ClaimTreeNode[] {
  const implied = new Set(Object.values(INFERIORS).flat());
  return scopes.filter((scope) => !implied.has(scope)).map(claimNode);
}

function claimNode(scope: Scope): ClaimTreeNode {
  return {
    identifier: scope,
    description: SCOPE_DESCRIPTIONS[scope],
    inferiors: (INFERIORS[scope] ?? []).map(claimNode),
  };
}

/** What a scope lets its holder do, in words. */
export const SCOPE_DESCRIPTIONS: Readonly<Record<Scope, string>> = {
  'user.read': 'See who is signed in',
  'user.readwrite': 'Change users',
  'device.read': 'See devices and their values',
  'device.readswitch': 'Switch devices',
  'device.readwrite': 'Change devices and post values',
  'auditlog.read': 'See the audit log',
  'partner.read': 'See users and devices of a partner',
  'partner.write': 'Change users of a partner',
  'partner.updatefirmware': 'Update the firmware of devices',
  'realtimeapi.read': 'See realtime registrations',
  'realtimeapi.readwrite': 'Change realtime registrations',
  'oauthapp.write': 'Change OAuth applications',
  offline_access: 'Stay signed in',
};
