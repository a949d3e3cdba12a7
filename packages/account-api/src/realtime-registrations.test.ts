import { expect, test } from '@jest/globals';
import { apiKey, createClient } from '@smart-me/api-core';
import { createAccountApi } from './create-account-api.ts';
import { startLoopbackServer } from './testing/loopback-server.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

test('a realtime registration is created, found by listing and removed by its id', async () => {
  await using server = await startLoopbackServer(({ method }) =>
    method === 'GET'
      ? [{ Id: id, RegistrationType: 2, MeterId: null, ApiUrl: 'https://example.com/hook' }]
      : undefined,
  );
  const { realtimeRegistrations } = createAccountApi(
    createClient({ auth: apiKey('key'), baseUrl: server.url }),
  );

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

  expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /RegisterForRealtimeApi',
    'GET /RegisterForRealtimeApi',
    `DELETE /RegisterForRealtimeApi/${id}`,
  ]);
  expect(JSON.parse(server.requests[0]?.body ?? '')).toEqual({
    registrationType: 2,
    apiUrl: 'https://example.com/hook',
    basicAuthUsername: 'smart-me',
    basicAuthPassword: 'secret',
  });
});
