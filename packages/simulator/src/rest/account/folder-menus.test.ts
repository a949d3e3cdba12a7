import { expect, test } from '@jest/globals';
import { NOBODY, inWorld } from '../../testing/world.ts';

test(
  'folders as a whole are replaced, and meters that were left out lie at the top',
  inWorld(async ({ account, simulator, idOf }) => {
    const menu = await account.folders.getMenu();
    const meter = await idOf('District heat');
    await account.folders.setMenu({
      items: [{ name: 'Heating', folderType: 'heatFolder', children: [{ id: meter, folderType: 'meter' }] }],
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
  }),
);
