import { expect, test } from '@jest/globals';
import { type DeviceReading, profiles } from '@smart-me/readings';
import { demoAccount } from '../demo/demo-account.ts';
import { deviceResource } from './device-resource.ts';
import { QUARTER_HOUR } from '../metering/outages.ts';
import type { SimulatedDevice } from '../device/simulated-device.ts';

const NOON = Date.UTC(2026, 5, 15, 10, 7);
const account = demoAccount(1, { username: 'demo', password: 'secret' });
const [house] = account.devices.values();
const [flat] = account.users[0]?.devices.values() ?? [];

/** What the device sent last by an instant. */
function messageAt(device: SimulatedDevice | undefined, now: number): DeviceReading {
  const measurement = device?.recorder.latest(now);
  if (device === undefined || measurement === undefined) throw new Error('It has sent nothing.');
  return device.message(measurement);
}

const codes = ({ values }: DeviceReading): string[] => values.map(({ obis }) => obis.toString().slice(2, 10));
const decimals = (value: number | undefined): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;

test('a Kamstrup module shows steps of 1 Wh, four net tariffs, no power of a phase and no power factor', () => {
  const shown = flat === undefined ? undefined : deviceResource(flat, NOON);
  expect(Object.keys(shown ?? {}).toSorted()).toEqual(
    [
      ...['id', 'name', 'serial', 'deviceEnergyType', 'meterSubType', 'familyType', 'valueDate'],
      ...['activePower', 'activePowerUnit', 'counterReading', 'counterReadingUnit'],
      ...['counterReadingT1', 'counterReadingT2', 'counterReadingT3', 'counterReadingT4'],
      ...['counterReadingImport', 'counterReadingExport', 'additionalMeterSerialNumber'],
      ...['voltage', 'voltageL1', 'voltageL2', 'voltageL3', 'currentL1', 'currentL2', 'currentL3'],
    ].toSorted(),
  );
  expect(shown?.counterReadingT2).toBe(shown?.counterReading);
  expect(decimals(shown?.counterReadingImport)).toBeLessThanOrEqual(3);
  expect(decimals(shown?.voltageL1)).toBe(0);
  expect(decimals(shown?.currentL1)).toBeLessThanOrEqual(2);
});

test('a Telstar shows the powers and power factors of its phases, and two tariffs that add up to the net counter', () => {
  const shown = house === undefined ? undefined : deviceResource(house, NOON);
  expect(shown).toMatchObject({ activePowerL1: expect.any(Number), powerFactorL3: expect.any(Number) });
  expect((shown?.counterReadingT1 ?? 0) + (shown?.counterReadingT2 ?? 0)).toBe(shown?.counterReading);
  expect(shown).not.toHaveProperty('counterReadingT3');
  expect(shown).not.toHaveProperty('current');
});

test('a Telstar counts in steps of 1 mWh', () => {
  if (house === undefined) throw new Error('There is a house.');
  const counters = Array.from({ length: 20 }, (_, minute) =>
    deviceResource(house, NOON + minute * 60_000),
  ).map(({ counterReadingImport }) => decimals(counterReadingImport));
  expect(Math.max(...counters)).toBe(6);
});

test('a message of a Kamstrup module has counters and power, and more only while it sends fast', () => {
  expect(codes(messageAt(flat, NOON))).toEqual(['0:1.8.0*', '0:2.8.0*', '0:1.7.0*', '0:16.7.0']);
  if (flat !== undefined) account.users[0]?.sendFast(flat, NOON);
  expect(codes(messageAt(flat, NOON + 5000))).toEqual(expect.arrayContaining(['0:32.7.0', '0:51.7.0']));
});

test('a Kamstrup module sends Wh, at its interval and at every full quarter hour', () => {
  expect(flat?.familyType).toBe('kamstrupModule');
  expect(flat?.realtimeProfile).toBe(profiles.realtimeWattHours);
  expect(house?.realtimeProfile).toBe(profiles.realtime);
  const sent: number[] = [];
  const first = Date.UTC(2026, 5, 15, 10);
  for (
    let at = first;
    (at = flat?.recorder.nextArrival(at) ?? Number.NaN) < first + 2 * QUARTER_HOUR + 1_000;
  )
    sent.push(flat?.recorder.latest(at)?.at ?? Number.NaN);
  const quarters = sent.filter((at) => at % QUARTER_HOUR === 0);
  expect(quarters).toEqual([first, first + QUARTER_HOUR, first + 2 * QUARTER_HOUR]);
  expect(sent.length).toBeGreaterThan(quarters.length);
});

test('a message of a Telstar is whole at the quarter hour, and has what changed in between', () => {
  const quarter = Math.floor(NOON / QUARTER_HOUR) * QUARTER_HOUR;
  const whole = messageAt(house, quarter + 100);
  expect(whole.timestamp.toString()).toBe('2026-06-15T10:00:00.0000000Z');
  expect(codes(whole)).toEqual(expect.arrayContaining(['0:1.8.1*', '0:33.7.0', '0:72.7.0']));
  const sizes = new Set<number>();
  for (let at = quarter; at < quarter + QUARTER_HOUR;) {
    at = house?.recorder.nextArrival(at) ?? Number.POSITIVE_INFINITY;
    const message = messageAt(house, at);
    expect(codes(message)).toEqual(expect.arrayContaining(['0:1.8.0*', '0:2.8.0*', '0:16.7.0']));
    sizes.add(message.values.length);
  }
  expect(sizes.size).toBeGreaterThan(1);
  expect(Math.min(...sizes)).toBeLessThan(whole.values.length);
});
