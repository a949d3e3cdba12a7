import { setTimeout as sleep } from 'node:timers/promises';
import { createAccountApi, type AccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { surplusCurrent } from './surplus.ts';

/** Names of the devices, as they stand in the account. */
const CONNECTION = process.env['CONNECTION'] ?? 'House connection';
const STATION = process.env['STATION'] ?? 'Charging station';
/** The fuse of the station in A. */
const FUSE = Number(process.env['FUSE'] ?? 16);
/** How often the current is set, in ms: a car takes some seconds to follow. */
const INTERVAL = 30_000;

const auth = apiKey(process.env['SMART_ME_API_KEY'] ?? '');
const account = createAccountApi(createClient({ auth, baseUrl: process.env['SMART_ME_BASE_URL'] }));

const devices = await account.devices.list();
const connection = deviceNamed(CONNECTION);
const station = deviceNamed(STATION);

do {
  const current = surplusCurrent(
    await powerOf(account, connection.id),
    await powerOf(account, station.id),
    FUSE,
  );
  await account.pico.setDynamicCurrent({ serial: station.serial, currentMilliampere: current * 1000 });
  console.log(`${station.name} may draw ${current} A.`);
} while (!process.argv.includes('--once') && (await sleep(INTERVAL, true)));

/** Power in W that a device draws now; negative when it feeds in. */
async function powerOf({ devices }: AccountApi, id: string): Promise<number> {
  const { activePower = 0, activePowerUnit } = await devices.get({ id });
  if (activePowerUnit !== 'kW')
    throw new Error(`The power of ${id} is in ${String(activePowerUnit)}, expected kW.`);
  return activePower * 1000;
}

function deviceNamed(wanted: string): {
  readonly id: string;
  readonly name: string;
  readonly serial: number | bigint;
} {
  const { id, name, serial } = devices.find((device) => device.name === wanted) ?? {};
  if (id === undefined || name === undefined || serial === undefined) {
    throw new Error(
      `There is no device ${wanted}: the account has ${devices.map((device) => device.name).join(', ')}.`,
    );
  }
  return { id, name, serial };
}
