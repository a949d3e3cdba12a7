import { expect, test } from '@jest/globals';
import { EMPTY, NOBODY, inWorld } from '../../testing/world.ts';

test(
  'folders are created, filled, moved, renamed and deleted; what lay in them moves up',
  inWorld(async ({ account, idOf }) => {
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
  }),
);

test(
  'folders and meters have names that can be changed',
  inWorld(async ({ account, idOf }) => {
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
  }),
);
