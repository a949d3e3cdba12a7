import { expect, test } from '@jest/globals';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

test('a realtime registration is created, found by listing and removed by its id', async () => {
  await using world = await accountOnLoopback(({ method }) =>
    method === 'GET'
      ? [{ Id: id, RegistrationType: 2, MeterId: null, ApiUrl: 'https://example.com/hook' }]
      : undefined,
  );
  const { realtimeRegistrations } = world.account;

  await realtimeRegistrations.create({
    registrationType: 'userRegistration',
    apiUrl: 'https://example.com/hook',
    basicAuthUsername: 'smart-me',
    basicAuthPassword: 'secret',
  });
  expect(await realtimeRegistrations.list()).toEqual([
    { id, registrationType: 'userRegistration', apiUrl: 'https://example.com/hook' },
  ]);
  await realtimeRegistrations.remove({ id });

  expect(world.server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /RegisterForRealtimeApi',
    'GET /RegisterForRealtimeApi',
    `DELETE /RegisterForRealtimeApi/${id}`,
  ]);
  expect(JSON.parse(world.server.requests[0]?.body ?? '')).toEqual({
    registrationType: 2,
    apiUrl: 'https://example.com/hook',
    basicAuthUsername: 'smart-me',
    basicAuthPassword: 'secret',
  });
});
