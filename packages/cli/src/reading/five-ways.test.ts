import { createAccountApi, deviceProfiles } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { type DeviceReading, Timestamp, valueOf } from '@smart-me/readings';
import { createWebhookReceiver, registerWebhook } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runHere } from '../testing/run-here.ts';

/** At the quarter hour every device sends, and the history keeps what it sent; on the way it is 80 ms. */
const START = '2026-06-15T08:29:00Z';
const QUARTER = Timestamp.parse('2026-06-15T08:30:00Z');
const NOW = new Timestamp(QUARTER.epochMilliseconds + 100);
const IMPORT = '1-0:1.8.0*255';

let simulator: Simulator;
beforeAll(async () => {
  // Ten flats: nine with a Kamstrup module, one with a Telstar.
  simulator = await startSimulator({ clock: { start: START, speed: 0 }, devices: 19 });
});
afterAll(() => simulator.stop());

/** The import counter of a device in kWh, by each of the five ways that a number comes. */
async function counterByEachWay(deviceId: string): Promise<Record<string, number | undefined>> {
  const auth = apiKey(simulator.credentials.apiKey);
  const account = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
  const inKilowattHours = (reading: DeviceReading | undefined): number | undefined =>
    reading && valueOf(reading, IMPORT, 'kWh');

  const history: DeviceReading[] = [];
  // Its end is excluded: it asks past the quarter hour.
  const range = { from: Timestamp.parse(START), to: NOW };
  for await (const entry of account.values.history(deviceId, { ...range, intervalMinutes: 0 }))
    if (entry.kind === 'reading') history.push(entry.reading);

  const args = ['demo', '--poll', '--once', '--json', '--device', deviceId, '--base-url', simulator.url];
  const demo = await runHere(args);
  const shown = JSON.parse(demo.stdout) as { values: { obis: string; value: number; unit: string }[] };
  const shownImport = shown.values.find(({ obis }) => obis === IMPORT);

  const device = await account.devices.get({ id: deviceId });
  return {
    'demo --poll': shownImport?.unit === 'kWh' ? shownImport.value : undefined,
    'values.now': inKilowattHours(await account.values.now({ deviceId })),
    history: inKilowattHours(history.at(-1)),
    webhook: inKilowattHours(pushed.findLast((reading) => reading.deviceId === deviceId)),
    'GET /Devices': device.counterReadingUnit === 'kWh' ? device.counterReadingImport : undefined,
  };
}

const pushed: DeviceReading[] = [];

/** Lets the simulator's time come to the instant; it stands still before and after. */
beforeAll(async () => {
  const auth = apiKey(simulator.credentials.apiKey);
  const account = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
  const credentials = { username: 'house', password: 'at the instant' };
  const { profileOf, learn } = await deviceProfiles(account);
  const receiver = createWebhookReceiver({
    credentials,
    profile: profileOf,
    onReadings: (readings) => void pushed.push(...learn(readings)),
  });
  await using server = await listen(receiver, { port: 0 });
  const registration = await registerWebhook(account, { url: server.url, credentials });
  await simulator.clock.advance(NOW.epochMilliseconds - Date.parse(START));
  await registration.remove();
});

describe('one counter at one instant is one number, whichever way it comes', () => {
  test.each([
    ['of family 6, a Kamstrup module, which sends Wh', 'kamstrupModule', 'Flat 1', 0.001],
    ['of a Telstar, which sends mWh', 'meter3Phase80AWifiV2', 'Flat 10', 0.000001],
  ] as const)('%s', async (_, familyType, name, resolution) => {
    const device = [...simulator.state.account.devices.values()].find((one) => one.name === name);
    expect(device?.familyType).toBe(familyType);
    const counters = await counterByEachWay(device?.id ?? '');
    const expected = counters['GET /Devices'] ?? Number.NaN;
    expect(expected).toBeGreaterThan(100);
    expect(Object.keys(counters)).toHaveLength(5);
    for (const [way, counter = Number.NaN] of Object.entries(counters))
      expect([way, Math.abs(counter - expected) < resolution]).toEqual([way, true]);
  });
});
