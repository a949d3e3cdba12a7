import { describe, expect, test } from '@jest/globals';
import { inUnit, tableUnit } from '@smart-me/readings';
import type { SimulatedDevice } from '../device/simulated-device.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';
import { apiOf, SUMMER_MORNING } from '../testing/world.ts';
import { startWebhookSink, type WebhookSink } from '../testing/webhook-sink.ts';

const CREDENTIALS = { basicAuthUsername: 'ada', basicAuthPassword: 'lovelace' };

async function registered(): Promise<
  { simulator: Simulator; sink: WebhookSink; api: ReturnType<typeof apiOf> } & AsyncDisposable
> {
  const simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
  const sink = await startWebhookSink();
  const api = apiOf(simulator);
  await api.realtimeRegistrations.create({
    registrationType: 'userRegistration',
    apiUrl: sink.url,
    ...CREDENTIALS,
  });
  return {
    simulator,
    sink,
    api,
    async [Symbol.asyncDispose]() {
      await simulator.stop();
      await sink[Symbol.asyncDispose]();
    },
  };
}

/** A device that sends every five seconds, whatever it measures. */
function plugOf({ state }: Simulator): SimulatedDevice | undefined {
  return [...state.account.devices.values()].find(({ name }) => name === 'Espresso machine');
}

describe('webhook pushes', () => {
  test('a device that was cut off without an end sends again when it is back', async () => {
    await using world = await registered();
    const { clock, state } = world.simulator;
    const devices = [...state.account.devices.values()];
    for (const device of devices) device.takeOffline({ from: clock.milliseconds });
    await clock.advance(60_000);
    expect(world.sink.received).toEqual([]);
    for (const { recorder } of devices) recorder.outages.clear();
    await clock.advance(330_000);
    const senders = new Set(world.sink.received.map(({ readings }) => readings[0]?.deviceId));
    expect(senders.size).toBe(devices.length);
  });

  test('a device sends at its interval, the meters of a bus in turn, with the credentials of the registration', async () => {
    await using world = await registered();
    await world.simulator.clock.advance(60_000);
    const counts = Map.groupBy(world.sink.received, ({ readings }) => readings[0]?.deviceId);
    const sent = (name: string): number | undefined => {
      const { devices } = world.simulator.state.account;
      const device = [...devices.values()].find((candidate) => candidate.name === name);
      return counts.get(device?.id)?.length;
    };
    expect(sent('Espresso machine')).toBe(12);
    expect(sent('Charging station')).toBe(6);
    // Four meters on one bus, three seconds each.
    expect(['Cold water', 'Hot water', 'Gas boiler', 'District heat'].map(sent)).toEqual([5, 5, 5, 5]);
    const basic = `Basic ${Buffer.from('ada:lovelace').toString('base64')}`;
    expect(
      world.sink.received.every(
        ({ headers }) =>
          headers.authorization === basic && headers['content-type'] === 'application/octet-stream',
      ),
    ).toBe(true);
  });

  test('what is pushed agrees with what REST says at that time', async () => {
    await using world = await registered();
    await world.simulator.clock.advance(330_000);
    for (const device of await world.api.devices.list()) {
      const pushed = world.sink.received
        .flatMap(({ readings }) => readings)
        .findLast(({ deviceId }) => deviceId === device.id);
      const asked = await world.api.values.now({ deviceId: device.id });
      expect(pushed?.timestamp.ticks).toBe(asked.timestamp.ticks);
      expect(pushed?.timestamp.toString()).toBe(device.valueDate);
      // The sink takes energy as mWh; Kamstrup modules send Wh.
      const sent = device.familyType === 'kamstrupModule' ? 'Wh' : 'mWh';
      const numbers = (values: typeof asked.values): Record<string, number> =>
        Object.fromEntries(
          values.map(({ obis, value, unit }) => [
            String(obis),
            inUnit({ value, unit: unit === 'mWh' ? sent : unit }, tableUnit(obis)),
          ]),
        );
      // A message is a patch: what it has is what REST says.
      expect(numbers(asked.values)).toMatchObject(numbers(pushed?.values ?? []));
      expect(pushed?.values.length).toBeGreaterThan(0);
      if (device.deviceEnergyType !== 'electricity') continue;
      const byCode = numbers(asked.values);
      expect(byCode['1-0:1.8.0*255']).toBeCloseTo(device.counterReadingImport ?? Number.NaN, 3);
      expect(byCode['1-0:2.8.0*255']).toBeCloseTo(device.counterReadingExport ?? Number.NaN, 3);
      expect(byCode['1-0:16.7.0*255']).toBeCloseTo((device.activePower ?? Number.NaN) * 1000, 3);
    }
  });

  test('a registration of one meter gets that meter only; removed, it gets nothing', async () => {
    await using simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
    await using sink = await startWebhookSink();
    const api = apiOf(simulator);
    const [meter] = await api.devices.list();
    await api.realtimeRegistrations.create({
      registrationType: 'singleMeterRegistration',
      serialNumber: String(meter?.serial),
      apiUrl: sink.url,
    });
    await simulator.clock.advance(5000);
    expect(sink.received.map(({ readings }) => readings.map(({ deviceId }) => deviceId))).toEqual([
      [meter?.id],
    ]);
    expect(sink.received[0]?.headers.authorization).toBeUndefined();

    const [registration] = await api.realtimeRegistrations.list();
    expect(registration).toMatchObject({
      registrationType: 'singleMeterRegistration',
      meterId: meter?.id,
      apiUrl: sink.url,
    });
    await api.realtimeRegistrations.remove({ id: registration?.id ?? '' });
    await simulator.clock.advance(20_000);
    expect(sink.received).toHaveLength(1);
  });

  test('a receiver that fails or is gone is counted and gets the next reading all the same', async () => {
    await using world = await registered();
    world.sink.status = 500;
    await world.simulator.clock.advance(5000);
    const failed = world.sink.received.length;
    expect(failed).toBeGreaterThanOrEqual(3);
    world.sink.status = 204;
    await world.simulator.clock.advance(5000);
    const [registration] = world.simulator.state.account.registrations.values();
    expect(registration?.deliveries).toMatchObject({
      failed,
      sent: world.sink.received.length - failed,
      lastFailure: 'the receiver responded with 500',
    });

    await world.sink[Symbol.asyncDispose]();
    await world.simulator.clock.advance(5000);
    expect(registration?.deliveries.lastFailure).toMatch(/ECONNREFUSED|socket hang up/);
    expect((await world.api.devices.list()).length).toBeGreaterThan(0);
  });

  test('repeated, reordered and dropped deliveries happen on demand', async () => {
    await using simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
    await using sink = await startWebhookSink();
    const meter = plugOf(simulator);
    await apiOf(simulator).realtimeRegistrations.create({
      registrationType: 'singleMeterRegistration',
      meterId: meter?.id ?? '',
      apiUrl: sink.url,
    });
    simulator.faults.next({ kind: 'repeat', copies: 2 }, { kind: 'reorder' });
    await simulator.clock.advance(15_000);
    const seconds = sink.received.map(({ readings }) =>
      Math.floor((readings[0]?.timestamp.epochMilliseconds ?? 0) / 1000),
    );
    const [first = 0] = seconds;
    expect(seconds.map((second) => second - first)).toEqual([0, 0, 0, 10, 5]);

    simulator.faults.next({ kind: 'drop' });
    await simulator.clock.advance(5000);
    expect(sink.received).toHaveLength(5);
  });

  test('a device without connection pushes nothing and shows no power', async () => {
    await using world = await registered();
    const meter = plugOf(world.simulator);
    const from = world.simulator.clock.milliseconds;
    meter?.takeOffline({ from, until: from + 60_000 });
    await world.simulator.clock.advance(30_000);
    expect(
      world.sink.received
        .flatMap(({ readings }) => readings)
        .filter(({ deviceId }) => deviceId === meter?.id),
    ).toEqual([]);
    expect(await world.api.devices.get({ id: meter?.id ?? '' })).toMatchObject({ activePower: 0 });
    await world.simulator.clock.advance(40_000);
    expect(
      world.sink.received
        .flatMap(({ readings }) => readings)
        .filter(({ deviceId }) => deviceId === meter?.id),
    ).toHaveLength(2);
  });

  test('a device that lacked the connection alone sends its quarter hours afterwards, after new readings', async () => {
    await using world = await registered();
    const { clock, state } = world.simulator;
    const house = [...state.account.devices.values()].find(({ name }) => name === 'House connection');
    const from = clock.milliseconds;
    house?.takeOffline({ from, until: from + 50 * 60_000, keepsQuarterHours: true });
    await clock.advance(50 * 60_000);
    const pushed = (): Date[] =>
      world.sink.received
        .flatMap(({ readings }) => readings)
        .filter(({ deviceId }) => deviceId === house?.id)
        .map(({ timestamp }) => timestamp.toDate());
    expect(pushed()).toEqual([]);
    const range = { deviceId: house?.id ?? '', from: new Date(from + 1), to: new Date(from + 50 * 60_000) };
    const history = async (): Promise<string[]> =>
      (await world.api.values.between({ ...range, intervalMinutes: 0 })).map(({ timestamp }) =>
        timestamp.toString().slice(11, 16),
      );
    expect(await history()).toEqual([]);

    await clock.advance(60_000 + 1);
    const [first, ...others] = pushed();
    expect(first?.getTime()).toBeGreaterThanOrEqual(from + 50 * 60_000);
    const kept = others.filter((at) => at.getTime() < from + 50 * 60_000);
    expect(kept.map((at) => at.toISOString().slice(11, 16))).toEqual(['08:30', '08:45', '09:00', '09:15']);
    expect(await history()).toEqual(['08:45', '09:00', '09:15']);
  });
});
