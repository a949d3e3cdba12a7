import { expect, test } from '@jest/globals';
import { getValuesBetween } from '@smart-me/account-api/endpoints';
import { apiKey, createClient } from '@smart-me/api-core';
import { startSimulator } from '../start-simulator.ts';
import { apiOf, SUMMER_MORNING } from '../testing/world.ts';
import { MAX_READINGS, storedReadings } from './stored-readings.ts';

test('a history of minutes is whole, counts up without a jump, and shows an outage as a gap', async () => {
  await using simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
  const { devices, values } = apiOf(simulator);
  const [house] = await devices.list();
  const from = Date.parse('2026-06-10T00:00:00Z');
  const outage = { from: from + 30 * 60_000, until: from + 90 * 60_000 };
  simulator.state.account.devices.get(house?.id ?? '')?.takeOffline(outage);

  const counters: number[] = [];
  const gaps: unknown[] = [];
  for await (const entry of values.history(
    { id: house?.id ?? '' },
    { from: new Date(from), to: new Date(from + 2 * 86_400_000), intervalMinutes: 1 },
  )) {
    if (entry.kind === 'gap') gaps.push([entry.from.epochMilliseconds, entry.to.epochMilliseconds]);
    else
      counters.push(
        entry.reading.values.find(({ obis }) => String(obis) === '1-0:1.8.0*255')?.value ?? Number.NaN,
      );
  }
  expect(gaps).toEqual([[outage.from, outage.until]]);
  expect(counters).toHaveLength(2 * 1440 - 60);
  const steps = counters.slice(1).map((counter, index) => counter - (counters[index] ?? Number.NaN));
  expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
  // 20 kW for an hour, the length of the gap, is more than any house draws.
  expect(Math.max(...steps)).toBeLessThan(20 * 1e6);
});

test.each([0, 1440])(
  'a range from long before the device was there returns its first values: interval %i',
  async (interval) => {
    await using simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
    const [house] = await apiOf(simulator).devices.list();
    const auth = apiKey(simulator.credentials.apiKey);
    const client = createClient({ auth, baseUrl: simulator.url });
    const readings = await client.call(getValuesBetween, {
      deviceId: house?.id ?? '',
      from: '0001-01-01T00:00:00Z',
      to: SUMMER_MORNING,
      intervalMinutes: interval,
    });
    expect(readings[0]?.timestamp.toString()).toBe('2024-01-01T00:00:00.0000000Z');
  },
);

test('a range from the year 1 in steps of a minute is done at once', async () => {
  await using simulator = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
  const [house] = simulator.state.account.devices.values();
  if (house === undefined) throw new Error('The demo account has devices.');
  let asked = 0;
  const { recorder } = house;
  const storedBefore = recorder.storedBefore.bind(recorder);
  recorder.storedBefore = (at, now) => {
    asked += 1;
    return storedBefore(at, now);
  };
  const range = { from: Date.parse('0001-01-01T00:00:00Z'), to: Date.parse('2026-01-01T00:00:00Z') };
  expect(storedReadings(house, range, 1, Date.parse(SUMMER_MORNING))).toHaveLength(MAX_READINGS);
  expect(asked).toBe(MAX_READINGS);
});
