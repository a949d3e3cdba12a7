import { expect, test } from '@jest/globals';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

test('a user is read with the users below it, ids beyond 2^53 exact', async () => {
  await using world = await accountOnLoopback(
    () =>
      '{"Id":9007199254740993,"IdAsString":"9007199254740993","Username":"ada","IsAdmin":true,"Permissions":null,' +
      '"ChildUsers":[{"Id":2,"Username":"bob","IsAdmin":false,"ChildUsers":null}]}',
  );
  expect(await world.account.user.get()).toEqual({
    id: 9007199254740993n,
    idAsString: '9007199254740993',
    username: 'ada',
    isAdmin: true,
    childUsers: [{ id: 2, username: 'bob', isAdmin: false }],
  });
});
