import { describe, expect, test } from '@jest/globals';
import type { World } from '../../testing/world.ts';
import { inWorld, NOBODY } from '../../testing/world.ts';

const MINUTE = 60_000;

/** The station of the demo world, its group, and when its charging of last night began. */
async function garage({ account, simulator }: World) {
  const [[station], [group]] = await Promise.all([
    account.pico.list(),
    account.pico.listLoadManagementGroups(),
  ]);
  if (station === undefined || group === undefined)
    throw new Error('The demo world has a station in a group.');
  const { id, serial = 0 } = station;
  const [last] = await account.pico.listChargingHistory({ id });
  const start = Date.parse(last?.startTime ?? '');
  const duration = (last?.duration ?? 0) * 1000;
  return {
    id,
    serial,
    group,
    start,
    duration,
    device: simulator.state.account.deviceBySerial(serial),
    charging: () => account.pico.getCharging({ id }),
    limitPhases: (
      [l1Milliampere, l2Milliampere, l3Milliampere]: readonly [number, number, number],
      ofWhat = id,
    ) =>
      account.pico.setThreePhaseDynamicCurrent({ id: ofWhat, l1Milliampere, l2Milliampere, l3Milliampere }),
  };
}

test(
  'the list has the charging stations, and nothing else',
  inWorld(async ({ account }) => {
    const stations = await account.pico.list();
    expect(stations.map(({ name }) => name)).toEqual(['Charging station']);
  }),
);

describe('what a charging station does', () => {
  test(
    'while it charges',
    inWorld(async (world) => {
      const { start, charging } = await garage(world);
      world.simulator.clock.set(start + 30 * MINUTE);
      const { valueDate, lastSeen, activeChargingPower, activeChargingEnergy, ...rest } = await charging();
      expect(rest).toEqual({
        state: 'charging',
        duration: 1800,
        maxAllowedChargingCurrent: 16,
        minStationCurrent: 6,
        maxStationCurrent: 16,
        maxLoadManagementGroupCurrent: 16,
        maxDynamicCurrent: 16,
        loadSheddingState: 'maxCurrent',
        connectionMode: 'directWiFiConnection',
        rssi: -58,
        loadManagementGroupName: 'Garage',
      });
      expect(activeChargingPower).toBeCloseTo(11, 3);
      expect(activeChargingEnergy).toBeCloseTo(5.5, 2);
      // Sent every ten seconds.
      const age = start + 30 * MINUTE - Date.parse(valueDate ?? '');
      expect(age).toBeGreaterThan(0);
      expect(age).toBeLessThan(11_000);
      expect(lastSeen).toBe(valueDate);
    }),
  );

  test(
    'before the session of its day: nothing has been charged',
    inWorld(async (world) => {
      const { start, charging } = await garage(world);
      world.simulator.clock.set(start - MINUTE);
      expect(await charging()).toMatchObject({
        state: 'readyCarConnected',
        activeChargingPower: 0,
        activeChargingEnergy: 0,
        duration: 0,
      });
    }),
  );

  test(
    'without a connection, and before it has ever sent',
    inWorld(async (world) => {
      const { start, charging, device } = await garage(world);
      device?.takeOffline({ from: start + MINUTE });
      world.simulator.clock.set(start + 2 * MINUTE);
      expect(await charging()).toMatchObject({ state: 'offline', connectionMode: 'noConnection' });
      world.simulator.clock.set('2023-12-01T00:00:00Z');
      expect(await charging()).toMatchObject({
        valueDate: '2023-12-01T00:00:00.0000000Z',
        lastSeen: '2023-12-01T00:00:00.0000000Z',
      });
    }),
  );

  test(
    'in the nights of the last month',
    inWorld(async (world) => {
      const { id, start, duration } = await garage(world);
      const history = await world.account.pico.listChargingHistory({ id });
      expect(history).toHaveLength(31);
      for (const { transactionStopReason, energyUsed, duration: seconds = 0 } of history) {
        expect(transactionStopReason).toBe('carDisconnected');
        // At 11 kW.
        expect(energyUsed).toBeCloseTo((seconds * 11) / 3600, 1);
      }
      world.simulator.clock.set(start + duration / 2);
      const before = await world.account.pico.listChargingHistory({ id });
      expect(before[0]?.startTime).toBe(history[1]?.startTime);
    }),
  );
});

describe('a limit', () => {
  test(
    'of the group reaches its stations at once, by the serial number of any of them',
    inWorld(async (world) => {
      const { start, serial, charging } = await garage(world);
      world.simulator.clock.set(start + MINUTE);
      await world.account.pico.setDynamicCurrent({ serial, currentMilliampere: 8900 });
      expect(await charging()).toMatchObject({
        state: 'charging',
        activeChargingPower: expect.closeTo((11 * 8.9) / 16, 3),
        // Whole amperes.
        maxDynamicCurrent: 8,
        maxAllowedChargingCurrent: 8,
        loadSheddingState: 'maxCurrent',
      });
    }),
  );

  test.each([
    ['6 A is the least that a car charges with', 6000, 'charging', 'maxCurrent', 6, 6],
    ['less is none', 5999, 'startedWaitForCar', 'noCurrent', 5, 5],
    ['a station gives no more than it has', 32_000, 'charging', 'maxCurrent', 32, 16],
  ] as const)('%s', async (_what, milliampere, state, loadSheddingState, dynamic, allowed) => {
    await inWorld(async (world) => {
      const { start, serial, id, charging } = await garage(world);
      world.simulator.clock.set(start + MINUTE);
      await world.account.pico.setDynamicCurrent({ serial, currentMilliampere: milliampere });
      expect(await charging()).toMatchObject({
        state,
        loadSheddingState,
        maxDynamicCurrent: dynamic,
        maxAllowedChargingCurrent: allowed,
      });
      expect(await world.account.devices.get({ id })).toMatchObject({ chargingStationState: state });
    })();
  });

  test(
    'of three phases is the least of them, by the id of a station or of its group',
    inWorld(async (world) => {
      const { id, group, start, charging, limitPhases } = await garage(world);
      world.simulator.clock.set(start + MINUTE);
      const currents: unknown[] = [];
      for (const [phases, ofWhat] of [
        [[7000, 16_000, 16_000], id],
        [[16_000, 8000, 16_000], id.toUpperCase()],
        [[16_000, 16_000, 9000], group.id],
        [[10_000, 10_000, 10_000], group.id.toUpperCase()],
      ] as const) {
        await limitPhases(phases, ofWhat);
        currents.push((await charging()).maxDynamicCurrent);
      }
      expect(currents).toEqual([7, 8, 9, 10]);
    }),
  );

  test(
    'passes over what is in a group and no station',
    inWorld(async (world) => {
      const { serial, group, charging } = await garage(world);
      const { account } = world.simulator.state;
      const { stations = [], ...settings } = account.stationGroups.get(group.id) ?? {};
      const house = account.devices.get(await world.idOf('House connection'));
      account.addStationGroup({ ...settings, stations: [...(house ? [house] : []), ...stations] } as never);
      await world.account.pico.setDynamicCurrent({ serial, currentMilliampere: 10_000 });
      expect(await charging()).toMatchObject({ maxDynamicCurrent: 10 });
    }),
  );
});

describe('a load management group', () => {
  test(
    'is told with the number of its stations, by its id in any case',
    inWorld(async (world) => {
      const { group } = await garage(world);
      expect(group).toMatchObject({ name: 'Garage', numberOfStations: 1, maxCurrent: 16 });
      expect(group).not.toHaveProperty('stations');
      const id = group.id.toUpperCase();
      expect(await world.account.pico.getLoadManagementGroup({ id })).toEqual(group);
    }),
  );

  test(
    'may have no station: then nobody says which group one is in, and a current is that of the station alone',
    inWorld(async (world) => {
      const { id, serial, group, charging, limitPhases } = await garage(world);
      const { account } = world.simulator.state;
      account.addStationGroup({ ...account.stationGroups.get(group.id), stations: [] } as never);
      expect(await charging()).not.toHaveProperty('loadManagementGroupName');
      expect(await world.account.pico.getSettings({ id })).toMatchObject({
        loadManagementGroupId: '00000000-0000-0000-0000-000000000000',
      });
      await world.account.pico.setDynamicCurrent({ serial, currentMilliampere: 8000 });
      expect(await charging()).toMatchObject({ maxDynamicCurrent: 8 });
      await expect(limitPhases([8000, 8000, 8000])).rejects.toMatchObject({
        status: 422,
        message: expect.stringContaining('in no load management group'),
      });
    }),
  );
});

test(
  'the settings of a station tell what it is and can',
  inWorld(async (world) => {
    const { id, serial, group } = await garage(world);
    const settings = {
      name: 'Charging station',
      serialNumber: String(serial),
      authenticationType: 'none',
      displayBrightness: 80,
      minCurrent: 6,
      maxCurrent: 16,
      loadManagementGroupId: group.id,
      modbusTcp: false,
      carIdDetection: false,
      fixCableLockEnable: false,
      supportsLoadManagementGroupConnectionLostAction: true,
      supportsLoadManagementGroupChangePhases: true,
    };
    expect(await world.account.pico.getSettings({ id })).toEqual(settings);
    await world.account.pico.tryEnableCableLock({ id });
    expect(await world.account.pico.getSettings({ id })).toEqual({ ...settings, fixCableLockEnable: true });
  }),
);

describe('what is refused', () => {
  test(
    'a device that is no station, or is not there',
    inWorld(async ({ account, simulator, idOf }) => {
      const id = await idOf('House connection');
      const { serial = 0 } = await account.devices.get({ id });
      const nobody = { id: NOBODY, l1Milliampere: 0, l2Milliampere: 0, l3Milliampere: 0 };
      const refusal = (status: number, words: string) => ({
        status,
        message: expect.stringContaining(words),
      });
      for (const [call, expected] of [
        [account.pico.getCharging({ id }), refusal(422, 'no charging station')],
        [account.pico.tryEnableCableLock({ id }), refusal(400, 'no Pico charging station')],
        [
          account.pico.setDynamicCurrent({ serial, currentMilliampere: 0 }),
          refusal(422, 'no charging station'),
        ],
        [
          account.pico.setDynamicCurrent({ serial: 1, currentMilliampere: 0 }),
          refusal(404, 'no device with this serial number'),
        ],
        [account.pico.getLoadManagementGroup({ id: NOBODY }), refusal(404, 'no such load management group')],
        [account.pico.setThreePhaseDynamicCurrent(nobody), refusal(404, 'no such device')],
      ] as const) {
        await expect(call).rejects.toMatchObject(expected);
      }
      expect(simulator.state.account.stationGroups.size).toBe(1);
    }),
  );
});
