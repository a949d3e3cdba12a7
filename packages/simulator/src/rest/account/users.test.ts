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
  'an account that was deleted lets nobody in, and its applications end',
  inWorld(async ({ account, simulator }) => {
    const { username, password, oauth } = simulator.credentials;
    const signIn = async (): Promise<number> => {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: oauth.clientId,
        client_secret: oauth.clientSecret,
      });
      return (await fetch(`${simulator.url}/oauth/token`, { method: 'POST', body })).status;
    };
    expect([await signIn(), simulator.state.byPassword(username, password)]).toEqual([
      200,
      expect.anything(),
    ]);
    await account.user.remove({ confirm: 'delete my account' });
    await expect(account.user.get()).rejects.toMatchObject({ status: 401 });
    expect([await signIn(), simulator.state.byPassword(username, password)]).toEqual([401, undefined]);
  }),
);
