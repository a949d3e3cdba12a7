import { describe, expect, test } from '@jest/globals';
import { SUMMER_MORNING } from '../api-of.ts';
import { account, idOf, NOBODY, simulator } from './world.ts';

export function deviceTests(): void {
  describe('devices', () => {
    test('are found by id, serial number, energy and sub type', async () => {
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
    });

    test('of one’s own are created, take values and give them back', async () => {
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
    });

    test('custom ones keep values under any name', async () => {
      const created = await account.customDevices.create({
        name: 'Weather',
        values: [{ name: 'Wind', value: 4.2 }],
      });
      await account.customDevices.update({
        id: created.id,
        values: [{ name: 'Wind', value: 5 }],
        valueDate: '2026-06-15T08:00:00Z',
      });
      expect(await account.customDevices.get({ id: created.id })).toMatchObject({
        name: 'Weather',
        values: [{ name: 'Wind', value: 5 }],
        valueDate: '2026-06-15T08:00:00.0000000Z',
      });
      expect(await account.customDevices.list()).toHaveLength(1);
      await expect(account.customDevices.get({ id: await idOf('House connection') })).rejects.toMatchObject({
        status: 404,
      });
    });

    test('tell their versions and settings, and keep changed ones', async () => {
      const id = await idOf('House connection');
      expect(await account.devices.getAdditionalInformation({ id })).toMatchObject({
        id,
        hardwareVersion: 3,
        networkConnection: 'WLAN',
      });
      const configuration = await account.devices.getConfiguration({ id });
      expect(configuration).toMatchObject({
        uploadInterval: '5s',
        outputConfiguration: [{ number: 1 }, { number: 2, type: 'analogPwmSignalOutput' }],
      });
      await account.devices.setConfiguration({
        ...configuration,
        uploadInterval: '15min',
        showReactiveEnergy: true,
      });
      expect(await account.devices.getConfiguration({ id })).toMatchObject({
        uploadInterval: '15min',
        showReactiveEnergy: true,
      });
      const recorder = simulator.state.account.devices.get(id)?.recorder;
      const next = recorder?.nextArrival(simulator.clock.milliseconds) ?? 0;
      expect((recorder?.nextArrival(next) ?? 0) - next).toBe(900_000);
      await account.devices.setConfiguration({ id, uploadInterval: '5s' });
    });

    test('send every second for half a minute when asked to', async () => {
      const id = await idOf('House connection');
      await account.devices.fastSend({ id });
      const recorder = simulator.state.account.devices.get(id)?.recorder;
      const arrivals: number[] = [];
      for (let at = simulator.clock.milliseconds; at < simulator.clock.milliseconds + 40_000;) {
        at = recorder?.nextArrival(at) ?? Number.POSITIVE_INFINITY;
        arrivals.push(at);
      }
      const steps = new Set(arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0)));
      expect(arrivals.length).toBeGreaterThan(30);
      expect(steps).toContain(1000);
      expect(steps).toContain(5000);
    });
  });
}
