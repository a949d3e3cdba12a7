import { describe, expect, test } from '@jest/globals';
import type { ClaimTreeNode } from '@smart-me/account-api';
import { type Scope, scopes } from '@smart-me/api-core';
import { claimTree, grantedScopes, SCOPE_DESCRIPTIONS } from './granted-scopes.ts';

describe('a scope grants what it implies', () => {
  test.each<[Scope, readonly string[]]>([
    ['user.read', []],
    ['user.readwrite', ['user.read']],
    ['device.read', []],
    ['device.readswitch', ['device.read']],
    ['device.readwrite', ['device.readswitch', 'device.read']],
    ['auditlog.read', []],
    ['partner.read', []],
    ['partner.write', ['partner.read']],
    ['partner.updatefirmware', []],
    ['realtimeapi.read', []],
    ['realtimeapi.readwrite', ['realtimeapi.read']],
    ['oauthapp.write', []],
    ['offline_access', []],
  ])('%s: %j', (scope, implied) => {
    expect([...grantedScopes([scope])]).toEqual([scope, ...implied]);
  });

  test('several add up', () => {
    expect([...grantedScopes(['device.readwrite', 'user.read'])]).toEqual([
      'device.readwrite',
      'device.readswitch',
      'device.read',
      'user.read',
    ]);
    expect(grantedScopes([]).size).toBe(0);
  });
});

describe('the claim tree', () => {
  test('has each scope once, below what implies it', () => {
    type Outline = { readonly [identifier: string]: Outline };
    const outline = (nodes: readonly ClaimTreeNode[]): Outline =>
      Object.fromEntries(
        nodes.map(({ identifier = '', inferiors }) => [identifier, outline(inferiors ?? [])]),
      );
    expect(outline(claimTree())).toEqual({
      'user.readwrite': { 'user.read': {} },
      'device.readwrite': { 'device.readswitch': { 'device.read': {} } },
      'auditlog.read': {},
      'partner.write': { 'partner.read': {} },
      'partner.updatefirmware': {},
      'realtimeapi.readwrite': { 'realtimeapi.read': {} },
      'oauthapp.write': {},
      offline_access: {},
    });
  });

  test('says of each in words what it is for, no two alike', () => {
    const words = scopes.map((scope) => SCOPE_DESCRIPTIONS[scope]);
    for (const text of words) expect(text).toMatch(/^[A-Z][a-zA-Z ]+$/);
    expect(new Set(words).size).toBe(scopes.length);
    expect(claimTree()).toContainEqual({
      identifier: 'auditlog.read',
      description: SCOPE_DESCRIPTIONS['auditlog.read'],
      inferiors: [],
    });
  });
});
