import { expect, test } from '@jest/globals';
import { inWorld } from '../../testing/world.ts';

test(
  'partner sees users, their devices and values',
  inWorld(async ({ partner, idOf }) => {
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
    expect(await partner.values.between({ ...range, intervalMinutes: 60 })).toHaveLength(24);
    expect((await partner.values.interpolated({ ...range, interval: 'day' })).values).toHaveLength(2);
    await expect(partner.devices.listOfUser({ userId: 1 })).rejects.toMatchObject({ status: 404 });
    await expect(
      partner.devices.updateFirmware({ deviceIds: [await idOf('House connection')] }),
    ).rejects.toMatchObject({ status: 404 });
  }),
);
