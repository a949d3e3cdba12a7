import { expect, test } from '@jest/globals';
import { EMPTY, inWorld } from '../../testing/world.ts';

const settings = {
  addressingMode: 'secondary',
  primaryAddress: 9,
  secondaryAddress: '12345678',
  baudrate: 'baud2400',
  sendSndNke: true,
  sendAppReset: false,
} as const;

test(
  'M-Bus a gateway lists its meters, takes others and finds lost ones again',
  inWorld(async ({ account, simulator, idOf }) => {
    const id = await idOf('M-Bus gateway');
    const gateway = await account.mbusGateways.get({ id });
    expect(gateway).toMatchObject({
      name: 'M-Bus gateway',
      state: 'lastReadoutOk',
      readoutInterval: '10s',
      isAddingMetersAllowed: true,
    });
    expect(gateway.meters?.map(({ name, energyType }) => [name, energyType])).toEqual([
      ['Cold water', 'water'],
      ['Hot water', 'water'],
      ['Gas boiler', 'gas'],
      ['District heat', 'heat'],
    ]);
    await account.mbusGateways.addMeter({ id, ...settings });
    expect(await account.mbusGateways.getMeter({ id, index: 4 })).toMatchObject({
      id: EMPTY,
      secondaryAddress: '12345678',
      state: 'lastReadoutFailed',
    });
    expect(await account.mbusGateways.get({ id })).toMatchObject({ state: 'failedOnOneOrMoreMeter' });
    await expect(account.mbusGateways.addMeter({ id, ...settings })).rejects.toMatchObject({ status: 409 });
    await account.mbusGateways.updateMeter({ id, index: 4, ...settings, baudrate: 'baud9600' });
    expect(await account.mbusGateways.getMeter({ id, index: 4 })).toMatchObject({ baudrate: 'baud9600' });
    await account.mbusGateways.removeMeter({ id, index: 4 });
    await expect(account.mbusGateways.getMeter({ id, index: 4 })).rejects.toMatchObject({ status: 404 });

    await account.mbusGateways.removeAllMeters({ id, confirm: 'delete all meters' });
    expect((await account.mbusGateways.get({ id })).meters).toEqual([]);
    await account.mbusGateways.search({ id });
    expect(await account.mbusGateways.get({ id })).toMatchObject({ state: 'searchInProgress', meters: [] });
    await expect(account.mbusGateways.search({ id })).rejects.toMatchObject({ status: 409 });
    await simulator.clock.advance(60_000);
    expect((await account.mbusGateways.get({ id })).meters).toHaveLength(4);
  }),
);

test(
  'M-Bus a gateway reads as often as it is told; one that allows no more meters refuses them; deleted, it leaves its meters',
  inWorld(async ({ account, idOf }) => {
    const id = await idOf('M-Bus gateway');
    await account.mbusGateways.update({
      id,
      name: 'Cellar gateway',
      readoutInterval: '15min',
      isAddingMetersAllowed: false,
    });
    expect(await account.mbusGateways.get({ id })).toMatchObject({
      name: 'Cellar gateway',
      readoutInterval: '15min',
    });
    await expect(account.mbusGateways.addMeter({ id, ...settings })).rejects.toMatchObject({ status: 409 });
    await expect(account.mbusGateways.get({ id: await idOf('Cold water') })).rejects.toMatchObject({
      status: 404,
    });
    await account.mbusGateways.remove({ id });
    await expect(account.mbusGateways.get({ id })).rejects.toMatchObject({ status: 404 });
    expect(await idOf('Cold water')).toMatch(/-/);
  }),
);
