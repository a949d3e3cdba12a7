import { describe, expect, test } from '@jest/globals';
import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { startSimulator } from '@smart-me/simulator';
import { accountSource, type ReadingCalls } from './account-source.ts';
import { emptyValues } from './testing/empty-values.ts';

const NOW = Date.parse('2026-06-15T10:30:00Z');
const HOUSE = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
const MINUTE = 60_000;
const reading = (at: number, value: number): DeviceReading => ({
  deviceId: HOUSE,
  timestamp: new Timestamp(at),
  values: [{ obis: parseObis('1.8.0'), value, unit: 'Wh' }],
});
const all = async (readings: AsyncIterable<DeviceReading>): Promise<number[]> => {
  const times: number[] = [];
  for await (const { timestamp } of readings) times.push((timestamp.epochMilliseconds - NOW) / MINUTE);
  return times;
};
const range = (from: number, to: number): { from: Timestamp; to: Timestamp } => ({
  from: new Timestamp(NOW + from * MINUTE),
  to: new Timestamp(NOW + to * MINUTE),
});

describe('a source made of an account', () => {
  test('polls a simulated house, and has its history', async () => {
    await using simulator = await startSimulator({ clock: { start: NOW, speed: 30 } });
    const auth = apiKey(simulator.credentials.apiKey);
    const account = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
    const [device] = await account.devices.list();
    if (device === undefined) throw new Error('There is no device.');
    const now = (): number => simulator.clock.milliseconds;
    await using source = accountSource({ values: account.values, devices: [device], everySeconds: 1, now });
    const ending = new AbortController();
    for await (const { deviceId } of source.subscribe({ signal: ending.signal })) {
      expect(deviceId).toBe(device.id);
      ending.abort();
    }
    const [latest] = await source.latest();
    expect(latest?.values.map(({ obis }) => obis.toString())).toContain('1-0:16.7.0*255');
    const past = await all(source.range(device.id, range(-120, 60)));
    expect(past.length).toBeGreaterThan(60);
    expect(past).toEqual([...past].sort((one, other) => one - other));
    expect(past[0]).toBeLessThan(-110);
  });

  test('keeps what came in the order of its time, and asks the history for what was before, once', async () => {
    let calls = 0;
    const values: ReadingCalls = {
      ...emptyValues,
      async *history(_, { from, to, intervalMinutes }) {
        calls += 1;
        const [start, end] = [from, to].map((time) => (time as Timestamp).epochMilliseconds);
        for (let at = start ?? 0; at < (end ?? 0); at += intervalMinutes * MINUTE) {
          const time = new Timestamp(at);
          yield { kind: 'reading', time, reading: reading(at, at / MINUTE), cursor: String(at) };
        }
        await Promise.resolve();
      },
    };
    await using source = accountSource({ values, devices: [HOUSE], everySeconds: false, now: () => NOW });
    source.add([
      reading(NOW - MINUTE, 3),
      reading(NOW - 2 * MINUTE, 2),
      { ...reading(NOW, 1), deviceId: 'other' },
    ]);
    const times = await all(source.range(HOUSE, range(-180, 1)));
    expect(times.slice(0, 3)).toEqual([-180, -165, -150]);
    expect(times.slice(-3)).toEqual([-3, -2, -1]);
    expect(await all(source.range(HOUSE, range(-60, 1)))).toHaveLength(60);
    expect(calls).toBe(2);
  });

  test('goes on without a history that the licence does not give, and tells why', async () => {
    const errors: unknown[] = [];
    const refused = new Error('licence');
    const values: ReadingCalls = {
      ...emptyValues,
      async *history() {
        await Promise.reject(refused);
      },
    };
    await using source = accountSource({
      values,
      devices: [HOUSE],
      everySeconds: false,
      now: () => NOW,
      onError: (error) => errors.push(error),
    });
    source.add([reading(NOW, 1)]);
    expect(await all(source.range(HOUSE, range(-60, 1)))).toEqual([0]);
    expect(await all(source.range(HOUSE, range(-60, 1)))).toEqual([0]);
    expect(errors).toEqual([refused]);
  });

  test('takes no time for true that no meter can have', async () => {
    await using source = accountSource({ values: emptyValues, devices: [HOUSE], everySeconds: false });
    source.add([reading(0, 1), reading(Date.now(), 2)]);
    expect(await source.latest()).toMatchObject([{ values: [{ value: 2 }] }]);
  });

  test('is bounded: a week of a reading every ten seconds leaves a few thousand', async () => {
    let now = NOW;
    await using source = accountSource({
      values: emptyValues,
      devices: [HOUSE],
      everySeconds: false,
      now: () => now,
    });
    for (let step = 0; step < 7 * 8640; step += 1) {
      now = NOW + step * 10_000;
      source.add([reading(now, step)]);
    }
    const kept = await all(source.range(HOUSE, range(0, 8 * 1440)));
    expect(kept.length).toBeLessThan(4_000);
    expect(kept.length).toBeGreaterThan(3_000);
  });
});
