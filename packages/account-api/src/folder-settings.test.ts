import { expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

test('a folder is created under the empty GUID, then known by the id that the platform gave it', async () => {
  const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
  await using world = await accountOnLoopback(({ method }) =>
    method === 'POST' ? { Id: id, Name: 'Cellar', FolderType: 3, Children: [{ Name: 'Boiler' }] } : undefined,
  );
  const { folders } = world.account;
  const folder = await folders.create({ name: 'Cellar', folderType: 'house' });
  expect(folder).toEqual({ id, name: 'Cellar', folderType: 'house', children: [{ name: 'Boiler' }] });
  await folders.update({ id, name: 'Attic' });
  await folders.remove({ id });
  expect(world.server.requests.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['POST', '/folder/settings/00000000-0000-0000-0000-000000000000', '{"name":"Cellar","folderType":3}'],
    ['POST', `/folder/settings/${id}`, '{"name":"Attic"}'],
    ['DELETE', `/folder/settings/${id}`, ''],
  ]);
});

test('a serial number in place of the id of a meter is told, since these calls take meters, too', async () => {
  await using world = await accountOnLoopback();
  const { folders } = world.account;
  const id = '6397516';
  const target = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
  for (const call of [
    folders.getValues({ id }),
    folders.getSettings({ id }),
    folders.update({ id, name: 'Attic' }),
    folders.setInformation({ id, name: 'Attic' }),
    folders.assign({ source: id, target }),
  ])
    expect(String(await failureOf(call))).toContain('a serial number? Find the device by getBySerial');
  expect(world.server.requests).toEqual([]);
});
