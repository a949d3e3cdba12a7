import { expect, test } from '@jest/globals';
import { basicAuth, createClient } from '@smart-me/api-core';
import { createAccountApi } from '@smart-me/account-api';
import { inWorld } from '../../testing/world.ts';

test(
  'partner signs users up, changes them and writes their folders',
  inWorld(async ({ partner, simulator }) => {
    await partner.users.signUp({ username: 'dora', email: 'dora@example.com', password: 'first' });
    await expect(
      partner.users.signUp({ username: 'dora', email: 'other@example.com', password: 'x' }),
    ).rejects.toMatchObject({ status: 409 });
    const dora = (await partner.users.list()).find(({ username }) => username === 'dora');
    const userId = dora?.id ?? 0;
    await partner.users.update({ userId, email: 'd@example.com', password: 'second' });
    const signedIn = (password: string): Promise<unknown> =>
      createAccountApi(
        createClient({ auth: basicAuth({ username: 'd@example.com', password }), baseUrl: simulator.url }),
      ).user.get();
    expect(await signedIn('second')).toMatchObject({ username: 'dora' });
    await expect(signedIn('first')).rejects.toMatchObject({ status: 401 });
    await partner.users.setFolderMenu({
      userId,
      items: [{ name: 'Flat', folderType: 'house' }],
      confirm: 'delete the existing configuration',
    });
    expect(await partner.users.getFolderMenu({ userId })).toMatchObject({ items: [{ name: 'Flat' }] });
    expect(await partner.users.getVisualizationConfiguration({ userId })).toHaveLength(1);
  }),
);
