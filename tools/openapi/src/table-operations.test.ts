import { expect, test } from '@jest/globals';
import { defineEndpoint } from '@smart-me/api-core';
import { tableOperations } from './table-operations.ts';

const list = defineEndpoint({ method: 'GET', path: '/Things', scope: 'device.read' });
const update = defineEndpoint({ method: 'POST', path: '/Things', scope: 'device.readwrite' });
const create = defineEndpoint({ method: 'POST', path: '/Things', scope: 'device.readwrite' });

test('endpoints on one method and path are one operation, of the resource that they stand in', () => {
  expect(tableOperations({ account: { things: { list, nested: { update, create } } } })).toEqual([
    { method: 'GET', path: '/Things', scope: 'device.read', resource: 'account.things', endpoints: [list] },
    {
      method: 'POST',
      path: '/Things',
      scope: 'device.readwrite',
      resource: 'account.things',
      endpoints: [update, create],
    },
  ]);
});

test('they cannot be, if they want different scopes', () => {
  const strange = defineEndpoint({ method: 'POST', path: '/Things', scope: 'user.readwrite' });
  expect(() => tableOperations({ account: { things: { create, strange } } })).toThrow(
    'POST /Things: its endpoints want different scopes or licences.',
  );
});
