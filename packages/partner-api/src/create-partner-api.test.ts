import { expect, test } from '@jest/globals';
import { apiKey, createClient } from '@smart-me/api-core';
import { createPartnerApi } from './create-partner-api.ts';
import { startLoopbackServer } from './testing/loopback-server.ts';

test("a partner lists its users and their devices; fields that the account's twin lacks are kept", async () => {
  await using server = await startLoopbackServer(({ path }) =>
    path === '/partner/user'
      ? [{ Id: 7, Username: 'ada', Language: 'de' }]
      : [{ Id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', UserId: 7 }],
  );
  const partner = createPartnerApi(createClient({ auth: apiKey('key'), baseUrl: server.url }));
  expect(await partner.users.list()).toEqual([{ id: 7, username: 'ada', Language: 'de' }]);
  expect(await partner.devices.list()).toEqual([{ id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1', UserId: 7 }]);
});
