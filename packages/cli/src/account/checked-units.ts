import {
  type AccountApi,
  type Device,
  type DeviceProfiles,
  deviceProfiles,
  type UncheckedDevice,
} from '@smart-me/account-api';
import { isSmartMeError } from '@smart-me/api-core';
import { type UnitProfile, unitFor } from '@smart-me/readings';
import { failureLine } from '../failure/failure-line.ts';
import { nameOf } from './find-device.ts';

/** Which units are to be checked, and who hears of those that cannot be. */
export interface CheckedUnitsOptions {
  /** The way that the readings come. */
  readonly source: 'realtime' | 'rest';
  readonly devices: readonly Device[];
  readonly signal: AbortSignal;
  /** Takes a line for a person, who may not want any. */
  readonly complain: ((line: string) => void) | undefined;
}

/** The units of each device, compared with its counters; a device of which they cannot be is told once. */
export function checkedUnits(
  account: AccountApi,
  { source, devices, signal, complain }: CheckedUnitsOptions,
): Promise<DeviceProfiles> {
  const names = new Map(devices.map((device) => [device.id, nameOf(device)]));
  return deviceProfiles(account, {
    source,
    devices,
    signal,
    onUnchecked: (device) => {
      complain?.(uncheckedLine(device, names.get(device.deviceId) ?? device.deviceId));
    },
    onError: (error) => {
      if (!signal.aborted) complain?.(failureLine(error));
    },
  });
}

/** The units of a device's history: compared by its last reading, since a reading of long ago has another counter. */
export async function historyUnits(
  account: AccountApi,
  device: Device,
  options: Pick<CheckedUnitsOptions, 'signal' | 'complain'>,
): Promise<UnitProfile> {
  const { learn, profileOf } = await checkedUnits(account, { ...options, source: 'rest', devices: [device] });
  try {
    learn([await account.values.now({ deviceId: device.id }, { signal: options.signal })]);
  } catch (error) {
    // A device that has never measured anything.
    if (!isSmartMeError(error, 'not_found')) throw error;
  }
  return profileOf(device.id);
}

const REASONS: Readonly<Record<UncheckedDevice['reason'], string>> = {
  no_counter: 'it has no counter to compare with',
  zero_counter: 'its counter stands at zero',
  no_profile: 'its values and its counters contradict each other',
  unknown_device: 'it is none of the account',
};

const BASES: Readonly<Record<UnitProfile['basis'], string>> = {
  documented: 'as the platform documents it',
  assumed: 'as such values were seen to be',
  calibrated: 'as its counter shows',
};

/** `smart-me: the units of Solar plant cannot be checked: its counter stands at zero. Energy is taken as mWh, ….` */
function uncheckedLine({ profile, reason }: UncheckedDevice, name: string): string {
  const unit = unitFor('1-0:1.8.0*255', profile);
  return `smart-me: the units of ${name} cannot be checked: ${REASONS[reason]}. Energy is taken as ${unit}, ${BASES[profile.basis]}.`;
}
