import { describe, expect, test } from '@jest/globals';
import { failureOf } from '@smart-me-tools/testing';
import { accountOnLoopback } from './testing/account-on-loopback.ts';

const id = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';

describe('a device', () => {
  test('is read from PascalCase with nulls, integers for enumerations and a date of seven digits', async () => {
    await using world = await accountOnLoopback(() => [
      {
        Id: id,
        Name: 'Kitchen',
        Serial: 30000001,
        DeviceEnergyType: 1,
        MeterSubType: 4,
        FamilyType: 1,
        ActivePower: 0.024,
        ActivePowerL1: null,
        ActivePowerUnit: 'kW',
        ValueDate: '2026-07-25T13:06:32.0500519Z',
        FlowRate: null,
        ChargingStationState: null,
      },
    ]);
    expect(await world.account.devices.list()).toEqual([
      {
        id,
        name: 'Kitchen',
        serial: 30000001,
        deviceEnergyType: 'electricity',
        meterSubType: 'electricity',
        familyType: 'connectPlug',
        activePower: 0.024,
        activePowerUnit: 'kW',
        valueDate: '2026-07-25T13:06:32.0500519Z',
      },
    ]);
  });

  test('of a kind these tables do not know yet keeps its integer, and fields they do not know stay', async () => {
    await using world = await accountOnLoopback(() => ({ id, deviceEnergyType: 4711, batteryLevel: 80 }));
    expect(await world.account.devices.get({ id })).toEqual({ id, deviceEnergyType: 4711, batteryLevel: 80 });
  });

  test('is found by a serial number beyond 2^53 without losing a digit', async () => {
    await using world = await accountOnLoopback(() => `{"Id":"${id}","Serial":9007199254740993}`);
    const device = await world.account.devices.getBySerial({ serial: 9007199254740993n });
    expect(world.server.requests[0]?.query).toEqual({ serial: '9007199254740993' });
    expect(device.serial).toBe(9007199254740993n);
  });

  test('is listed by its energy, sent as the integer of the wire', async () => {
    await using world = await accountOnLoopback(() => []);
    await world.account.devices.listByEnergy({ meterEnergyType: 'mbusGateway' });
    expect(world.server.requests[0]).toMatchObject({
      path: '/DevicesByEnergy',
      query: { meterEnergyType: '8' },
    });
  });

  test("of one's own is created without an id and takes values by its id", async () => {
    await using world = await accountOnLoopback(({ body }) => ({ ...(JSON.parse(body) as object), id }));
    const created = await world.account.devices.create({ name: 'Heating', deviceEnergyType: 'heat' });
    await world.account.devices.update({ id: created.id, counterReading: 1.5, valueDate: new Date(0) });
    expect(
      world.server.requests.map(({ method, path, body }) => [method, path, JSON.parse(body) as unknown]),
    ).toEqual([
      ['POST', '/Devices', { name: 'Heating', deviceEnergyType: 4 }],
      ['POST', '/Devices', { id, counterReading: 1.5, valueDate: '1970-01-01T00:00:00.000Z' }],
    ]);
  });

  test('has one id, however the platform writes it: that of its readings is the same text', async () => {
    const Id = id.toUpperCase();
    await using world = await accountOnLoopback(({ path }) =>
      path.startsWith('/Values') ? { DeviceId: id, Date: '2026-07-25T13:06:32Z', Values: [] } : { Id },
    );
    const device = await world.account.devices.get({ id: Id });
    const reading = await world.account.values.now({ deviceId: device.id });
    expect(device.id === reading.deviceId).toBe(true);
    expect(world.server.requests.map(({ path }) => path)).toEqual([`/Devices/${id}`, `/Values/${id}`]);
  });
});

describe('a call that cannot be meant', () => {
  test.each<[string, unknown, string]>([
    ['null', null, 'GET /Devices/{id}: not sent: its input is an object, { id }, and got null.'],
    ['an id alone', id, 'GET /Devices/{id}: not sent: its input is an object, { id }, and got a string.'],
    [
      'a serial number for an id',
      { id: '6397516' },
      "GET /Devices/{id}: not sent: id: expected a GUID, got '6397516' (a serial number? Find the device by getBySerial).",
    ],
    [
      'a field that is misspelt',
      { id, serail: 7 },
      'GET /Devices/{id}: not sent: it has no parameter serail.',
    ],
  ])('says so, with the value and the likely mistake: %s', async (_what, input, message) => {
    await using world = await accountOnLoopback();
    const failure = await failureOf(world.account.devices.get(input as { id: string }));
    expect(failure).toMatchObject({ code: 'invalid_request', message });
    expect(world.server.requests).toEqual([]);
  });

  test('a misspelt field of a body is not sent', async () => {
    await using world = await accountOnLoopback();
    const failure = await failureOf(
      // @ts-expect-error: the types know it as well
      world.account.devices.create({ deviceEnergyType: 'heat', counterReadin: 7 }),
    );
    expect(String(failure)).toContain(
      'counterReadin: expected no such field, got 7 (did you mean counterReading?)',
    );
    expect(world.server.requests).toEqual([]);
  });
});
