import { describe, expect, test } from '@jest/globals';
import { account, EMPTY, idOf, NOBODY, simulator } from './world.ts';

export function folderTests(): void {
  describe('folders', () => {
    test('are created, filled, moved, renamed and deleted; what lay in them moves up', async () => {
      const deviceId = await idOf('Cold water');
      const attic = await account.folders.create({ name: 'Attic', folderType: 'house' });
      const id = attic.id ?? '';
      const shelf = await account.folders.create({ name: 'Shelf', parentFolderId: id });
      await account.folders.assign({ source: deviceId, target: shelf.id ?? '' });
      expect(await account.folders.getValues({ id })).toMatchObject({
        waterCounterValue: expect.any(Number),
        waterFlowRate: expect.any(Number),
      });
      expect((await account.folders.getValues({ id })).electricityPower).toBeUndefined();
      await account.folders.update({ id, name: 'Roof', description: 'Up there' });
      expect(await account.folders.getSettings({ id })).toMatchObject({
        name: 'Roof',
        description: 'Up there',
        folderType: 'house',
      });
      await expect(account.folders.assign({ source: id, target: shelf.id ?? '' })).rejects.toMatchObject({
        status: 409,
      });
      await account.folders.remove({ id: shelf.id ?? '' });
      const [roof] = (await account.folders.getMenu({ filter: 'roof' })).items ?? [];
      expect(roof?.children).toMatchObject([{ id: deviceId }]);
      await account.folders.remove({ id });
      await expect(account.folders.getSettings({ id })).rejects.toMatchObject({ status: 404 });
      await expect(account.folders.assign({ source: NOBODY, target: EMPTY })).rejects.toMatchObject({
        status: 404,
      });
    });

    test('and meters have names that can be changed', async () => {
      const meter = await idOf('Gas boiler');
      await account.folders.setInformation({ id: meter, name: 'Old boiler' });
      expect(await account.folders.getInformation({ id: meter })).toMatchObject({
        name: 'Old boiler',
        isFolder: false,
        firmwareVersion: 41,
      });
      await account.folders.setInformation({ id: meter, name: 'Gas boiler' });
      const [property] = (await account.folders.getMenu()).items ?? [];
      expect(await account.folders.getInformation({ id: property?.id ?? '' })).toEqual({
        name: 'Lakeside 7',
        isFolder: true,
      });
    });

    test('as a whole are replaced, and meters that were left out lie at the top', async () => {
      const menu = await account.folders.getMenu();
      const meter = await idOf('District heat');
      await account.folders.setMenu({
        items: [
          { name: 'Heating', folderType: 'heatFolder', children: [{ id: meter, folderType: 'meter' }] },
        ],
      });
      const { items = [] } = await account.folders.getMenu();
      expect(items[0]).toMatchObject({ name: 'Heating', children: [{ id: meter, name: 'District heat' }] });
      expect(items).toHaveLength(1 + simulator.state.account.devices.size - 1);
      await expect(
        account.folders.setMenu({ items: [{ id: NOBODY, folderType: 'meter' }] }),
      ).rejects.toMatchObject({ status: 422 });
      // A folder in itself would have no end.
      const own = { id: NOBODY, name: 'Loop', folderType: 'folder' } as const;
      await expect(account.folders.setMenu({ items: [{ ...own, children: [own] }] })).rejects.toMatchObject({
        status: 422,
      });
      await account.folders.setMenu(menu);
      expect((await account.folders.getMenu()).items).toEqual(menu.items);
    });

    test('are shown to sub-users', async () => {
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
    });
  });
}
