import { expect, test } from '@jest/globals';
import { inWorld, NOBODY, SUMMER_MORNING } from '../../testing/world.ts';

test(
  'devices of one’s own are created, take values and give them back',
  inWorld(async ({ account, simulator, idOf }) => {
    const created = await account.devices.create({
      name: 'Wind turbine',
      deviceEnergyType: 'electricity',
      counterReading: 1000,
      activePower: 2.5,
      valueDate: '2026-06-15T08:00:00.1234567Z',
    });
    expect(created).toMatchObject({
      name: 'Wind turbine',
      counterReading: 1000,
      valueDate: '2026-06-15T08:00:00.1234567Z',
    });
    await account.devices.update({
      id: created.id,
      counterReading: 1001.5,
      valueDate: '2026-06-15T08:15:00Z',
    });
    expect(await account.devices.get({ id: created.id })).toMatchObject({
      counterReading: 1001.5,
      counterReadingUnit: 'kWh',
      activePower: 2.5,
      familyType: 'restApiMeter',
    });
    const reading = await account.values.now({ deviceId: created.id });
    expect(reading.values.map(({ obis, value, unit }) => [String(obis), value, unit])).toEqual([
      ['1-0:1.8.0*255', 1_001_500, 'Wh'],
      ['1-0:1.7.0*255', 2500, 'W'],
      ['1-0:16.7.0*255', 2500, 'W'],
    ]);
    // It has no licence of its own yet, and the account has that of its lowest meter.
    const device = simulator.state.account.devices.get(created.id);
    if (device !== undefined) device.license = 'professional';
    const stored = await account.values.between({
      deviceId: created.id,
      from: '2026-06-15T08:00:00Z',
      to: SUMMER_MORNING,
      intervalMinutes: 0,
    });
    expect(stored.map(({ timestamp }) => timestamp.toString())).toEqual([
      '2026-06-15T08:00:00.1234567Z',
      '2026-06-15T08:15:00.0000000Z',
    ]);
    await expect(
      account.devices.create({ deviceEnergyType: 'water', serial: created.serial ?? 0 }),
    ).rejects.toMatchObject({ status: 409 });
    await expect(
      account.devices.update({ id: await idOf('House connection'), counterReading: 1 }),
    ).rejects.toMatchObject({ status: 422 });
    await expect(account.devices.update({ id: NOBODY, counterReading: 1 })).rejects.toMatchObject({
      status: 404,
    });
  }),
);

test(
  'one meter without a licence takes Professional away from the account, until it has one',
  inWorld(async ({ account, simulator, idOf }) => {
    const range = { from: '2026-06-14T00:00:00Z', to: '2026-06-14T01:00:00Z' };
    const times = { deviceId: await idOf('House connection'), ...range };
    const house = { ...times, intervalMinutes: 15 };
    expect(await account.values.between(house)).toHaveLength(4);
    const { id } = await account.devices.create({ deviceEnergyType: 'water', counterReading: 1 });
    await expect(account.values.between(house)).rejects.toMatchObject({ code: 'license_required' });
    await expect(account.values.interpolated(times)).rejects.toMatchObject({ code: 'license_required' });
    expect(await account.values.now({ deviceId: house.deviceId })).toMatchObject({
      deviceId: house.deviceId,
    });
    const created = simulator.state.account.devices.get(id);
    if (created !== undefined) created.license = 'professional';
    expect(await account.values.between(house)).toHaveLength(4);
    // An M-Bus gateway is no meter, and needs none.
    const gateway = simulator.state.account.devices.get(await idOf('M-Bus gateway'));
    if (gateway !== undefined) gateway.license = 'basic';
    expect(await account.values.between(house)).toHaveLength(4);
  }),
);
