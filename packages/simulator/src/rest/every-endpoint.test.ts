import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type AccountApi, accountEndpoints, createAccountApi } from '@smart-me/account-api';
import { apiKey, basicAuth, type Client, createClient, type Endpoint } from '@smart-me/api-core';
import { createPartnerApi, type PartnerApi, partnerEndpoints } from '@smart-me/partner-api';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { SUMMER_MORNING } from '../testing/api-of.ts';
import { flattenEndpoints } from './flatten-endpoints.ts';

const NOBODY = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const EMPTY = '00000000-0000-0000-0000-000000000000';

let simulator: Simulator;
let account: AccountApi;
let partner: PartnerApi;
const called = new Set<Endpoint>();

/** A client that notes what is called. */
function noting(client: Client): Client {
  return {
    ...client,
    baseUrl: client.baseUrl,
    call: (endpoint, ...input) => {
      called.add(endpoint);
      return client.call(endpoint, ...input);
    },
  };
}

beforeAll(async () => {
  simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
  const client = noting(
    createClient({ auth: apiKey(simulator.credentials.apiKey), baseUrl: simulator.url, retry: { limit: 0 } }),
  );
  account = createAccountApi(client);
  partner = createPartnerApi(client);
});
afterAll(() => simulator.stop());

/** The id of a device of the demo world. */
async function idOf(name: string): Promise<string> {
  const device = (await account.devices.list()).find((candidate) => candidate.name === name);
  if (device === undefined) throw new Error(`There is no device ${name}.`);
  return device.id;
}

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
    expect(reading.values.map(({ obis, value }) => [String(obis), value])).toEqual([
      ['1-0:1.8.0*255', 1_001_500_000],
      ['1-0:1.7.0*255', 2500],
      ['1-0:16.7.0*255', 2500],
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

describe('actions', () => {
  test('switch a relay, which stops the power and the counter behind it', async () => {
    const id = await idOf('Espresso machine');
    expect(await account.actions.list({ deviceId: id })).toMatchObject([
      { name: 'Relay', actionType: 'onOffAction' },
    ]);
    await account.actions.run({ deviceId: id, actions: [{ code: '99-0:12.0.1*255', value: 0 }] });
    await simulator.clock.advance(10_000);
    const off = await account.devices.get({ id });
    expect(off).toMatchObject({ switchOn: false, activePower: 0 });
    await simulator.clock.advance(86_400_000);
    expect(await account.devices.get({ id })).toMatchObject({ counterReading: off.counterReading });
    await account.devices.switch({ id, switchState: true });
    await simulator.clock.advance(86_400_000);
    const on = await account.devices.get({ id });
    expect(on.switchOn).toBe(true);
    expect(on.counterReading).toBeGreaterThan(off.counterReading ?? Number.NaN);
  });

  test('set outputs; what the device has not, or does not take, is refused as a whole', async () => {
    const deviceId = await idOf('House connection');
    const digital = '99-0:12.1.1*255';
    const analog = '63000C0102FF';
    expect(await account.actions.list({ deviceId })).toMatchObject([
      { actionType: 'onOffAction' },
      { actionType: 'analogAction', minValue: 0, maxValue: 100 },
    ]);
    await account.actions.run({
      deviceId,
      actions: [
        { code: digital, value: 1 },
        { code: analog, value: 40 },
      ],
    });
    expect(await account.devices.get({ id: deviceId })).toMatchObject({
      digitalOutput1: true,
      analogOutput2: 40,
    });
    const run = (code: string, value: number): Promise<unknown> =>
      account.actions.run({
        deviceId,
        actions: [
          { code: digital, value: 0 },
          { code, value },
        ],
      });
    await expect(run(analog, 400)).rejects.toMatchObject({ status: 422 });
    await expect(run('1-0:1.8.0*255', 1)).rejects.toMatchObject({ status: 422 });
    expect(await account.devices.get({ id: deviceId })).toMatchObject({ digitalOutput1: true });
    await expect(account.devices.switch({ id: deviceId, switchState: true })).rejects.toMatchObject({
      status: 405,
    });
  });
});

describe('values', () => {
  test('of any past minute; a gap repeats what came before it', async () => {
    const deviceId = await idOf('House connection');
    const from = Date.parse('2026-06-14T12:00:00Z');
    simulator.state.account.devices
      .get(deviceId)
      ?.takeOffline({ from: from + 60_000, until: from + 180_000 });
    const readings = await account.values.between({
      deviceId,
      from: new Date(from),
      to: new Date(from + 240_000),
      intervalMinutes: 1,
    });
    expect(readings.map(({ timestamp }) => (timestamp.epochMilliseconds - from) / 60_000)).toEqual([
      0, 0, 0, 3, 4,
    ]);
    const asked = await account.values.at({ deviceId, date: new Date(from + 179_000) });
    expect(asked.timestamp.epochMilliseconds).toBe(from);
    const counters = await account.values.countersAt({ deviceId, date: new Date(from) });
    expect(counters).toMatchObject({
      id: deviceId,
      date: '2026-06-14T12:00:00.0000000Z',
      counterReadingUnit: 'kWh',
    });
    expect(readings[0]?.values[0]?.value).toBeCloseTo((counters.counterReadingImport ?? Number.NaN) * 1e6, 3);
    const every = await account.values.between({
      deviceId,
      from: new Date(from),
      to: new Date(from + 240_000),
      intervalMinutes: 0,
    });
    expect(every.map(({ timestamp }) => (timestamp.epochMilliseconds - from) / 60_000)).toEqual([0, 3, 4]);
  });

  test('at most 1000 a call, none from before the device and none from the future', async () => {
    const deviceId = await idOf('Cold water');
    const year = { deviceId, from: '2025-06-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };
    expect(await account.values.between({ ...year, intervalMinutes: 1 })).toHaveLength(1000);
    expect(
      await account.values.between({
        ...year,
        from: '2026-06-15T08:00:00Z',
        to: '2027-01-01T00:00:00Z',
        intervalMinutes: 15,
      }),
    ).not.toHaveLength(1000);
    await expect(account.values.at({ deviceId, date: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      account.values.between({ ...year, to: '2024-01-01T00:00:00Z', intervalMinutes: 1 }),
    ).rejects.toMatchObject({ status: 400 });
  });

  test('interpolated where none was measured, with figures that say how much', async () => {
    const deviceId = await idOf('Solar plant');
    const from = Date.parse('2026-06-13T10:00:00Z');
    simulator.state.account.devices
      .get(deviceId)
      ?.takeOffline({ from: from + 300_000, until: from + 1_200_000 });
    const { values = [], ...figures } = await account.values.interpolated({
      deviceId,
      from: new Date(from),
      to: new Date(from + 3_600_000),
      interval: 'fifteenMinutes',
    });
    expect(values.map(({ isInterpolated }) => isInterpolated)).toEqual([false, true, false, false, false]);
    expect(figures).toMatchObject({
      isComplete: true,
      fractionOfInterpolatedResults: 0.2,
      interpolationQuality: 0.8,
    });
    const exported = values.map(
      (reading) => reading.values.find(({ obis }) => String(obis) === '1-0:2.8.0*255')?.value ?? Number.NaN,
    );
    expect(exported).toEqual(exported.toSorted((a, b) => a - b));
  });
});

describe('folders', () => {
  test('are created, filled, moved, renamed and deleted; what lay in them moves up', async () => {
    const deviceId = await idOf('Cold water');
    const attic = await account.folders.create({ name: 'Attic', folderType: 'house' });
    const id = attic.id ?? '';
    const shelf = await account.folders.create({ name: 'Shelf', parentFolderId: id });
    await account.folders.assign({ source: deviceId, target: shelf.id ?? '' });
    expect(await account.folders.getValues({ id })).toMatchObject({
      waterCounterValue: expect.any(Number),
      waterFlowRate: expect.any(Number),
    });
    expect((await account.folders.getValues({ id })).electricityPower).toBeUndefined();
    await account.folders.update({ id, name: 'Roof', description: 'Up there' });
    expect(await account.folders.getSettings({ id })).toMatchObject({
      name: 'Roof',
      description: 'Up there',
      folderType: 'house',
    });
    await expect(account.folders.assign({ source: id, target: shelf.id ?? '' })).rejects.toMatchObject({
      status: 409,
    });
    await account.folders.remove({ id: shelf.id ?? '' });
    const [roof] = (await account.folders.getMenu({ filter: 'roof' })).items ?? [];
    expect(roof?.children).toMatchObject([{ id: deviceId }]);
    await account.folders.remove({ id });
    await expect(account.folders.getSettings({ id })).rejects.toMatchObject({ status: 404 });
    await expect(account.folders.assign({ source: NOBODY, target: EMPTY })).rejects.toMatchObject({
      status: 404,
    });
  });

  test('and meters have names that can be changed', async () => {
    const meter = await idOf('Gas boiler');
    await account.folders.setInformation({ id: meter, name: 'Old boiler' });
    expect(await account.folders.getInformation({ id: meter })).toMatchObject({
      name: 'Old boiler',
      isFolder: false,
      firmwareVersion: 41,
    });
    await account.folders.setInformation({ id: meter, name: 'Gas boiler' });
    const [property] = (await account.folders.getMenu()).items ?? [];
    expect(await account.folders.getInformation({ id: property?.id ?? '' })).toEqual({
      name: 'Lakeside 7',
      isFolder: true,
    });
  });

  test('as a whole are replaced, and meters that were left out lie at the top', async () => {
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
  });

  test('are shown to sub-users', async () => {
    await account.subUsers.create({
      username: 'carla',
      permissionLevel: 'selectedFolderOnly',
      accessEndDate: '2027-01-01T00:00:00Z',
      newPassword: 'secret',
    });
    const [id = ''] = simulator.state.account.subUsers.keys();
    await account.subUsers.update({ id, email: 'carla@example.com' });
    expect(await account.subUsers.get({ id })).toEqual({
      id,
      username: 'carla',
      email: 'carla@example.com',
      permissionLevel: 'selectedFolderOnly',
      accessEndDate: '2027-01-01T00:00:00.0000000Z',
    });
    await expect(
      account.subUsers.create({ username: 'carla', permissionLevel: 'selectedFolderOnly' }),
    ).rejects.toMatchObject({ status: 409 });
    const [property] = (await account.folders.getMenu()).items ?? [];
    const folderId = property?.id ?? '';
    await account.folderUsers.assign({ userId: id, folderId, oldFolderId: EMPTY });
    const [shown] = (await account.folders.getMenu()).items ?? [];
    expect(shown?.children?.at(-1)).toEqual({ folderType: 'user', userId: id, name: 'carla' });
    await account.folderUsers.remove({ userId: id, folderId });
    await expect(account.folderUsers.remove({ userId: id, folderId })).rejects.toMatchObject({ status: 404 });
    await account.subUsers.remove({ id });
    await expect(account.subUsers.get({ id })).rejects.toMatchObject({ status: 404 });
  });
});

describe('M-Bus', () => {
  const settings = {
    addressingMode: 'secondary',
    primaryAddress: 9,
    secondaryAddress: '12345678',
    baudrate: 'baud2400',
    sendSndNke: true,
    sendAppReset: false,
  } as const;

  test('a gateway lists its meters, takes others and finds lost ones again', async () => {
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
  });

  test('a gateway reads as often as it is told; one that allows no more meters refuses them; deleted, it leaves its meters', async () => {
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
  });

  test('a telegram makes a device of its meter and gives it its counter', async () => {
    // RSP_UD: meter 12345678, water, 123.456 m³ as eight BCD digits in litres.
    const payload = `08 01 72 78 56 34 12 24 40 01 07 55 00 00 00 0C 13 56 34 12 00`.replaceAll(' ', '');
    const bytes = Buffer.from(payload, 'hex');
    const checksum = (bytes.reduce((sum, byte) => sum + byte, 0) & 0xff).toString(16).padStart(2, '0');
    const length = bytes.length.toString(16).padStart(2, '0');
    const telegram = `68${length}${length}68${payload}${checksum}16`;
    await account.mbusTelegrams.send({ date: '2026-06-15T08:00:00Z', telegram });
    const device = await account.devices.get({ id: await idOf('M-Bus 12345678') });
    expect(device).toMatchObject({
      deviceEnergyType: 'water',
      counterReading: 123.456,
      counterReadingUnit: 'm3',
      additionalMeterSerialNumber: '12345678',
    });
    for (const broken of [telegram.slice(2), telegram.replace(/..16$/, '0016'), 'E5']) {
      await expect(
        account.mbusTelegrams.send({ date: SUMMER_MORNING, telegram: broken }),
      ).rejects.toMatchObject({ status: 400 });
    }
  });
});

describe('charging stations', () => {
  test('charge in the night, as strong as their group may', async () => {
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
      maxDynamicCurrent: 16_000,
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
  });

  test('what is no station, or in no group, is refused', async () => {
    const id = await idOf('House connection');
    const { serial = 0 } = await account.devices.get({ id });
    await expect(account.pico.getCharging({ id })).rejects.toMatchObject({ status: 422 });
    await expect(account.pico.setDynamicCurrent({ serial, currentMilliampere: 0 })).rejects.toMatchObject({
      status: 422,
    });
    await expect(account.pico.setDynamicCurrent({ serial: 1, currentMilliampere: 0 })).rejects.toMatchObject({
      status: 404,
    });
    await expect(account.pico.getLoadManagementGroup({ id: NOBODY })).rejects.toMatchObject({ status: 404 });
  });
});

describe('virtual meters and tariffs', () => {
  test('a formula over devices', async () => {
    const [house, plant] = [await idOf('House connection'), await idOf('Solar plant')];
    const used = await account.virtualMeters.calculateFormula({
      formula: `ID("${house}") - ID("${plant}") * (2 - 1)`,
    });
    const [at, of] = [await account.devices.get({ id: house }), await account.devices.get({ id: plant })];
    expect(used).toMatchObject({ deviceEnergyType: 'virtualMeter', activePowerUnit: 'kW' });
    expect(used.activePower).toBeCloseTo((at.activePower ?? Number.NaN) - (of.activePower ?? Number.NaN), 4);
    for (const [formula, status] of [
      ['1 +', 400],
      ['ID(1)', 400],
      ['(1', 400],
      ['1 2', 400],
      [`ID("${NOBODY}")`, 404],
      ['1 / 0', 422],
    ] as const) {
      await expect(account.virtualMeters.calculateFormula({ formula })).rejects.toMatchObject({ status });
    }
  });

  test('billing meters are activated and deactivated', async () => {
    const [meter] = await account.virtualBillingMeters.list();
    const id = meter?.id ?? '';
    expect(await account.virtualBillingMeters.listActive()).toEqual([]);
    expect(
      await account.virtualBillingMeters.activate({ serialNumber: String(meter?.serial) }),
    ).toMatchObject({ id });
    expect(await account.virtualBillingMeters.listActive()).toMatchObject([{ id }]);
    await account.virtualBillingMeters.deactivate({ id });
    await expect(account.virtualBillingMeters.deactivate({ id })).rejects.toMatchObject({ status: 400 });
    await expect(account.virtualBillingMeters.activate({ serialNumber: '1' })).rejects.toMatchObject({
      status: 400,
    });
  });

  test('a folder’s energy is split by where it came from', async () => {
    const [tariffs] = await account.virtualTariffs.list();
    const folderId = tariffs?.folderId ?? '';
    expect(await account.virtualTariffs.get({ id: folderId })).toEqual(tariffs);
    const use = await account.virtualTariffs.getConsumption({
      folderId,
      from: '2026-06-01T00:00:00Z',
      to: '2026-06-08T00:00:00Z',
    });
    expect(use.map(({ tariffType }) => tariffType)).toEqual(['solar', 'normal']);
    for (const { consumption = Number.NaN, price } of use) {
      expect(consumption).toBeGreaterThan(10);
      expect(price).toBeGreaterThan(1);
    }
    const [property] = (await account.folders.getMenu()).items ?? [];
    expect(await account.virtualTariffs.listForProperty({ id: property?.id ?? '' })).toEqual([tariffs]);
    expect(await account.virtualTariffs.getStatusForProperty({ id: property?.id ?? '' })).toBe('Active');
    await expect(account.virtualTariffs.get({ id: property?.id ?? '' })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('registrations, applications and tokens', () => {
  test('realtime registrations come and go', async () => {
    await account.realtimeRegistrations.create({
      registrationType: 'userRegistration',
      apiUrl: 'http://127.0.0.1:1/',
      basicAuthUsername: 'u',
      basicAuthPassword: 'p',
    });
    const [registration] = await account.realtimeRegistrations.list();
    expect(registration).toMatchObject({ registrationType: 'userRegistration', basicAuthUsername: 'u' });
    expect(registration?.basicAuthPassword).toBeUndefined();
    await account.realtimeRegistrations.remove({ id: registration?.id ?? '' });
    expect(await account.realtimeRegistrations.list()).toEqual([]);
  });

  test('OAuth applications of each kind are made, changed, limited and removed', async () => {
    const { oauthApplications } = account;
    const [root] = (await oauthApplications.getClaimTree()).filter(
      ({ identifier }) => identifier === 'device.readwrite',
    );
    expect(root?.inferiors?.[0]).toMatchObject({
      identifier: 'device.readswitch',
      inferiors: [{ identifier: 'device.read' }],
    });
    const settings = {
      displayName: 'App',
      allowedClaims: ['user.read'],
      redirectUris: ['https://app.example/callback'],
    };
    const open = await oauthApplications.public.create(settings);
    expect(await oauthApplications.public.update({ clientId: open.clientId, displayName: 'New' })).toEqual({
      ...open,
      displayName: 'New',
    });
    const closed = await oauthApplications.confidential.create(settings);
    expect(closed.secret).toMatch(/^[\w-]{43}$/);
    await oauthApplications.confidential.update({ clientId: closed.app.clientId, redirectUris: [] });
    const device = await oauthApplications.device.create({ displayName: 'Pump', allowedClaims: [] });
    await oauthApplications.device.update({ clientId: device.app.clientId, allowedClaims: ['device.read'] });
    const listed = await oauthApplications.list();
    expect([listed.public?.length, listed.confidential?.length, listed.device?.length]).toEqual([2, 2, 2]);
    await oauthApplications.public.create(settings);
    await expect(oauthApplications.public.create(settings)).rejects.toMatchObject({ status: 409 });
    await expect(oauthApplications.device.create({ allowedClaims: ['everything'] })).rejects.toMatchObject({
      status: 400,
    });
    await expect(oauthApplications.confidential.create({ redirectUris: ['nowhere'] })).rejects.toMatchObject({
      status: 400,
    });
    await expect(oauthApplications.device.remove({ clientId: open.clientId })).rejects.toMatchObject({
      status: 404,
    });
    await oauthApplications.public.remove({ clientId: open.clientId });
    await oauthApplications.confidential.remove({ clientId: closed.app.clientId });
    await oauthApplications.device.remove({ clientId: device.app.clientId });
  });

  test('refresh tokens are listed, an unknown one cannot be revoked', async () => {
    expect(await account.refreshTokens.list()).toEqual([]);
    await expect(account.refreshTokens.revoke({ id: NOBODY })).rejects.toMatchObject({ status: 404 });
  });

  test('a card signs in for a user of one’s own', async () => {
    const [anna] = simulator.state.account.users;
    const password = await account.accessTokens.create({ cardId: 5, userId: anna?.id ?? 0 });
    const card = createAccountApi(
      createClient({ auth: basicAuth({ username: 'cardaccesstoken_5', password }), baseUrl: simulator.url }),
    );
    expect(await card.user.get()).toMatchObject({ username: 'anna' });
    await expect(account.accessTokens.create({ cardId: 5, userId: 1 })).rejects.toMatchObject({
      status: 404,
    });
  });
});

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

describe('at last', () => {
  test('an account that was deleted lets nobody in', async () => {
    await account.user.remove({ confirm: 'delete my account' });
    await expect(account.user.get()).rejects.toMatchObject({ status: 401 });
  });

  test('every endpoint has been called', () => {
    const all = [...flattenEndpoints(accountEndpoints), ...flattenEndpoints(partnerEndpoints)];
    expect(
      all.filter((endpoint) => !called.has(endpoint)).map(({ method, path }) => `${method} ${path}`),
    ).toEqual([]);
  });
});
