import { expect, test } from '@jest/globals';
import { inWorld } from '../../testing/world.ts';

test(
  'devices are found by id, serial number, energy and sub type',
  inWorld(async ({ account }) => {
    const all = await account.devices.list();
    const [house] = all;
    expect(await account.devices.get({ id: house?.id ?? '' })).toEqual(house);
    expect(await account.devices.getBySerial({ serial: house?.serial ?? 0 })).toEqual(house);
    const names = (devices: typeof all): (string | undefined)[] => devices.map(({ name }) => name);
    expect(names(await account.devices.listByEnergy({ meterEnergyType: 'water' }))).toEqual([
      'Cold water',
      'Hot water',
    ]);
    expect(names(await account.devices.listByEnergy({ meterEnergyType: 'mbusGateway' }))).toEqual([
      'M-Bus gateway',
    ]);
    expect(names(await account.devices.listBySubType({ meterSubType: 'chargingStation' }))).toEqual([
      'Charging station',
    ]);
    expect(all.find(({ name }) => name === 'Espresso machine')).toMatchObject({
      switchOn: true,
      voltage: expect.any(Number),
    });
  }),
);
