import { expect, test } from '@jest/globals';
import { EMPTY, inWorld } from '../../testing/world.ts';

test(
  'folders are shown to sub-users',
  inWorld(async ({ account, simulator }) => {
    await account.subUsers.create({
      username: 'carla',
      permissionLevel: 'selectedFolderOnly',
      accessEndDate: '2027-01-01T00:00:00Z',
      newPassword: 'secret',
    });
    const [id = ''] = simulator.state.account.subUsers.keys();
    await account.subUsers.update({ id, email: 'carla@example.com' });
    expect(await account.subUsers.get({ id })).toEqual({
      id,
      username: 'carla',
      email: 'carla@example.com',
      permissionLevel: 'selectedFolderOnly',
      accessEndDate: '2027-01-01T00:00:00.0000000Z',
    });
    await expect(
      account.subUsers.create({ username: 'carla', permissionLevel: 'selectedFolderOnly' }),
    ).rejects.toMatchObject({ status: 409 });
    const [property] = (await account.folders.getMenu()).items ?? [];
    const folderId = property?.id ?? '';
    await account.folderUsers.assign({ userId: id, folderId, oldFolderId: EMPTY });
    const [shown] = (await account.folders.getMenu()).items ?? [];
    expect(shown?.children?.at(-1)).toEqual({ folderType: 'user', userId: id, name: 'carla' });
    await account.folderUsers.remove({ userId: id, folderId });
    await expect(account.folderUsers.remove({ userId: id, folderId })).rejects.toMatchObject({
      status: 404,
    });
    await account.subUsers.remove({ id });
    await expect(account.subUsers.get({ id })).rejects.toMatchObject({ status: 404 });
  }),
);

test(
  'a later sub-user inherits nothing of one that was removed',
  inWorld(async ({ account }) => {
    const create = async (username: string): Promise<string> => {
      await account.subUsers.create({ username, permissionLevel: 'selectedFolderOnly' });
      const { childUsers = [] } = await account.user.get();
      return childUsers.find((user) => user.username === username)?.idAsString ?? '';
    };
    const id = await create('carla');
    const [property] = (await account.folders.getMenu()).items ?? [];
    await account.folderUsers.assign({ userId: id, folderId: property?.id ?? '', oldFolderId: EMPTY });
    await account.subUsers.remove({ id });
    expect(await create('dario')).not.toBe(id);
    const [shown] = (await account.folders.getMenu()).items ?? [];
    expect(shown?.children?.filter(({ folderType }) => folderType === 'user')).toEqual([]);
  }),
);
