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

test(
  'a meter has values and settings as a folder has',
  inWorld(async ({ account, idOf }) => {
    const id = await idOf('Cold water');
    const { serial, counterReading, activePower } = await account.devices.get({ id });
    expect(await account.folders.getValues({ id: id.toUpperCase() })).toEqual({
      waterCounterValue: counterReading,
      waterFlowRate: activePower,
    });
    const before = await account.folders.getSettings({ id });
    expect(before).toMatchObject({
      name: 'Cold water',
      folderType: 'meter',
      serialNumber: serial,
      enable: true,
      parentFolderId: expect.any(String),
    });
    const attic = await account.folders.create({ name: 'Attic' });
    expect(
      await account.folders.update({
        id,
        name: 'Water',
        valueCorrection: 98,
        serialNumber: 1,
        ...(attic.id !== undefined && { parentFolderId: attic.id }),
      }),
    ).toMatchObject({ id, name: 'Water', folderType: 'meter', meterSerialNumber: String(serial) });
    expect(await account.folders.getSettings({ id })).toEqual({
      ...before,
      name: 'Water',
      valueCorrection: 98,
      parentFolderId: attic.id,
    });
    await account.folders.update({ id, description: 'In the cellar' });
    expect(await account.folders.getSettings({ id })).toMatchObject({
      name: 'Water',
      description: 'In the cellar',
      parentFolderId: attic.id,
    });
    expect(await account.devices.get({ id })).toMatchObject({ name: 'Water', serial });
    for (const call of [
      account.folders.getValues({ id: NOBODY }),
      account.folders.getSettings({ id: NOBODY }),
      account.folders.update({ id: NOBODY, name: 'x' }),
    ])
      await expect(call).rejects.toMatchObject({ status: 404 });
  }),
);
