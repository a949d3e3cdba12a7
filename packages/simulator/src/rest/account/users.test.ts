import { expect, test } from '@jest/globals';
import { inWorld } from '../../testing/world.ts';

test(
  'the user shows whom it created: users of the partner and sub-users, by the ids under which REST finds them',
  inWorld(async ({ account }) => {
    await account.subUsers.create({ username: 'carla', permissionLevel: 'selectedFolderOnly' });
    const { username, childUsers = [] } = await account.user.get();
    expect(username).toBe('demo');
    expect(childUsers.map((user) => user.username)).toEqual(['anna', 'beat', 'carla']);
    const carla = childUsers.find((user) => user.username === 'carla');
    expect(await account.subUsers.get({ id: carla?.idAsString ?? '' })).toMatchObject({ username: 'carla' });
  }),
);

test(
  'an account that was deleted lets nobody in',
  inWorld(async ({ account }) => {
    await account.user.remove({ confirm: 'delete my account' });
    await expect(account.user.get()).rejects.toMatchObject({ status: 401 });
  }),
);
