import { accountSource, serveLive } from '@smart-me/live';
import { obisCode } from '@smart-me/obis';
import { Timestamp } from '@smart-me/readings';

/** A page that is given one reading, and its JSON. */
export async function run(): Promise<string[]> {
  const deviceId = '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1';
  const timestamp = new Timestamp(1_780_000_000_000);
  const reading = {
    deviceId,
    timestamp,
    values: [{ obis: obisCode(1, 0, 1, 7, 0, 255), value: 24.19, unit: 'W' }],
  };
  const values = {
    now: () => Promise.resolve(reading),
    history: async function* () {},
    poll: async function* () {},
  };
  const source = accountSource({ values, devices: [deviceId], everySeconds: false });
  const live = await serveLive({ source, timeZone: 'Europe/Zurich' });
  const response = await fetch(`${live.url}api/state`);
  const { devices } = (await response.json()) as {
    devices: { values: { code: string; value: number; unit: string }[] }[];
  };
  await live.close();
  await source[Symbol.asyncDispose]();
  return devices.flatMap((device) =>
    device.values.map(({ code, value, unit }) => `${code} ${value} ${unit}`),
  );
}
