import { describe, expect, test } from '@jest/globals';
import { createAccountApi } from '@smart-me/account-api';
import { basicAuth, createClient } from '@smart-me/api-core';
import { idOf, simulator, partner } from './world.ts';

export function partnerTests(): void {
  describe('partner', () => {
    test('sees users, their devices and values', async () => {
      const users = await partner.users.list();
      expect(users.map(({ username }) => username)).toEqual(['anna', 'beat']);
      expect(await partner.devices.list()).toHaveLength(2);
      const [flat] = await partner.devices.listOfUser({ userId: users[1]?.id ?? 0 });
      const deviceId = flat?.id ?? '';
      expect(flat).toMatchObject({ name: 'Flat', familyType: 'kamstrupModule' });
      expect(await partner.devices.listInformation()).toHaveLength(2);
      expect(await partner.devices.getInformation({ deviceId })).toMatchObject({
        id: deviceId,
        firmwareVersion: 41,
      });
      await partner.devices.updateFirmware({ deviceIds: [deviceId] });
      expect(await partner.devices.getInformation({ deviceId })).toMatchObject({ firmwareVersion: 42 });
      await partner.devices.fastSend({ deviceId });
      const range = { deviceId, from: '2026-06-14T00:00:00Z', to: '2026-06-15T00:00:00Z' };
      expect(await partner.values.between({ ...range, intervalMinutes: 60 })).toHaveLength(25);
      expect((await partner.values.interpolated({ ...range, interval: 'day' })).values).toHaveLength(2);
      await expect(partner.devices.listOfUser({ userId: 1 })).rejects.toMatchObject({ status: 404 });
      await expect(
        partner.devices.updateFirmware({ deviceIds: [await idOf('House connection')] }),
      ).rejects.toMatchObject({ status: 404 });
    });

    test('signs users up, changes them and writes their folders', async () => {
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
    });
  });
}
