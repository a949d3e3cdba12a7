import { expect, test } from '@jest/globals';
import { inWorld, NOBODY, SUMMER_MORNING } from '../../testing/world.ts';

test(
  'charging stations charge in the night, as strong as their group may',
  inWorld(async ({ account, simulator }) => {
    const [station] = await account.pico.list();
    const id = station?.id ?? '';
    const history = await account.pico.listChargingHistory({ id });
    expect(history.length).toBeGreaterThan(25);
    expect(history[0]).toMatchObject({
      transactionStopReason: 'carDisconnected',
      energyUsed: expect.any(Number),
      duration: expect.any(Number),
    });

    const [last] = history;
    simulator.clock.set(Date.parse(last?.startTime ?? '') + 60_000);
    expect(await account.pico.getCharging({ id })).toMatchObject({
      state: 'charging',
      maxDynamicCurrent: 16,
      loadManagementGroupName: 'Garage',
    });
    expect((await account.pico.getCharging({ id })).activeChargingPower).toBeCloseTo(11, 3);
    await account.pico.setDynamicCurrent({ serial: station?.serial ?? 0, currentMilliampere: 8000 });
    expect((await account.pico.getCharging({ id })).activeChargingPower).toBeCloseTo(5.5, 3);
    const [group] = await account.pico.listLoadManagementGroups();
    await account.pico.setThreePhaseDynamicCurrent({
      id: group?.id ?? '',
      l1Milliampere: 16_000,
      l2Milliampere: 16_000,
      l3Milliampere: 0,
    });
    expect(await account.pico.getCharging({ id })).toMatchObject({
      state: 'startedWaitForCar',
      activeChargingPower: 0,
      loadSheddingState: 'noCurrent',
    });
    expect(await account.devices.get({ id })).toMatchObject({ chargingStationState: 'startedWaitForCar' });
    await account.pico.setThreePhaseDynamicCurrent({
      id,
      l1Milliampere: 16_000,
      l2Milliampere: 16_000,
      l3Milliampere: 16_000,
    });
    simulator.clock.set(SUMMER_MORNING);

    expect(await account.pico.getLoadManagementGroup({ id: group?.id ?? '' })).toMatchObject({
      name: 'Garage',
      numberOfStations: 1,
    });
    expect(await account.pico.getSettings({ id })).toMatchObject({
      minCurrent: 6,
      maxCurrent: 16,
      loadManagementGroupId: group?.id,
      fixCableLockEnable: false,
    });
    await account.pico.tryEnableCableLock({ id });
    expect(await account.pico.getSettings({ id })).toMatchObject({ fixCableLockEnable: true });
  }),
);

test(
  'charging stations what is no station, or in no group, is refused',
  inWorld(async ({ account, idOf }) => {
    const id = await idOf('House connection');
    const { serial = 0 } = await account.devices.get({ id });
    await expect(account.pico.getCharging({ id })).rejects.toMatchObject({ status: 422 });
    await expect(account.pico.setDynamicCurrent({ serial, currentMilliampere: 0 })).rejects.toMatchObject({
      status: 422,
    });
    await expect(account.pico.setDynamicCurrent({ serial: 1, currentMilliampere: 0 })).rejects.toMatchObject({
      status: 404,
    });
    await expect(account.pico.getLoadManagementGroup({ id: NOBODY })).rejects.toMatchObject({
      status: 404,
    });
  }),
);

test(
  'the cable lock of what is no Pico is 400, with a sentence',
  inWorld(async ({ account, idOf }) => {
    const locked = account.pico.tryEnableCableLock({ id: await idOf('House connection') });
    await expect(locked).rejects.toMatchObject({ status: 400 });
    await expect(locked).rejects.toThrow('no Pico charging station');
  }),
);
