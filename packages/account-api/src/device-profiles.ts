import type { Device } from '@smart-me/api-core/resources';
import {
  calibrate,
  type DeviceReading,
  profiles,
  type ProfileOf,
  type UnitProfile,
} from '@smart-me/readings';
import type { AccountApi } from './create-account-api.ts';

/** Options of `deviceProfiles`. */
export interface DeviceProfilesOptions {
  /** Where the readings come from that the profiles are for; the webhook unless told otherwise. */
  readonly source?: 'realtime' | 'rest' | undefined;
  /** Told once of each device whose units are neither documented nor calibrated: a wrong label is worse than none. */
  readonly onAssumed?: ((device: AssumedDevice) => void) | undefined;
  /** Told when the devices could not be listed again for a device that is new. */
  readonly onError?: ((error: unknown) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A device whose units are assumed. */
export interface AssumedDevice {
  readonly deviceId: string;
  readonly profile: UnitProfile;
  /** Why they could not be checked: see `Calibration`; `unknown_device` when the account does not list it. */
  readonly reason: 'no_counter' | 'zero_counter' | 'no_profile' | 'unknown_device';
}

/** The units of each device of an account. */
export interface DeviceProfiles {
  /** The profile of a device, for a receiver or a decoder: by its counters where they were compared, else by its family. */
  readonly profileOf: ProfileOf;
  /**
   * Compares readings, right after they were decoded, with the counters of their devices, once for each device: from then on
   * `profileOf` returns what was found. Returns the same readings, with the units that are known now.
   */
  learn(readings: readonly DeviceReading[]): DeviceReading[];
  /** Lists the devices again: done by itself for a device that is new. */
  refresh(): Promise<void>;
}

/** A counter goes on while a reading is on its way, and a device is listed once: compared within this, relative. */
const TOLERANCE = 0.05;
/** The devices are not listed more often than this for new ones, in milliseconds. */
const LEAST_PAUSE = 60_000;

/**
 * The units in which each device of an account sends, by its family and, once a reading of it has come, by comparing with its
 * counters. Bytes do not tell a device's family: pass `profileOf` to the receiver.
 *
 * @throws {SmartMeError} when the devices cannot be listed
 * @example
 * const { profileOf, learn } = await deviceProfiles(account);
 * const receiver = createWebhookReceiver({
 *   credentials,
 *   profile: profileOf,
 *   onReadings: (readings) => store(learn(readings)),
 * });
 */
export async function deviceProfiles(
  account: Pick<AccountApi, 'devices'>,
  options: DeviceProfilesOptions = {},
): Promise<DeviceProfiles> {
  const { source = 'realtime', onAssumed, onError, signal } = options;
  const devices = new Map<string, Device>();
  const found = new Map<string, UnitProfile>();
  const told = new Set<string>();
  let listedAt = Number.NEGATIVE_INFINITY;
  let listing: Promise<void> | undefined;

  const refresh = (): Promise<void> =>
    (listing ??= account.devices
      .list({}, { signal })
      .then((list) => {
        for (const device of list) devices.set(device.id, device);
        listedAt = performance.now();
      })
      .finally(() => {
        listing = undefined;
      }));

  const byFamily = (deviceId: string): UnitProfile => {
    if (source === 'rest') return profiles.rest;
    const isKamstrup = devices.get(deviceId)?.familyType === 'kamstrupModule';
    return isKamstrup ? profiles.realtimeWattHours : profiles.realtime;
  };
  const profileOf: ProfileOf = (deviceId) => found.get(deviceId) ?? byFamily(deviceId);

  const tell = (deviceId: string, reason: AssumedDevice['reason']): void => {
    const profile = profileOf(deviceId);
    const isSure =
      profile.basis === 'calibrated' || (profile.basis === 'documented' && devices.has(deviceId));
    // A contradiction is told even of units that are documented.
    if ((isSure && reason !== 'no_profile') || told.has(deviceId)) return;
    told.add(deviceId);
    onAssumed?.({ deviceId, profile, reason });
  };

  const compare = (reading: DeviceReading): void => {
    const { deviceId } = reading;
    if (found.has(deviceId)) return;
    const device = devices.get(deviceId);
    if (device === undefined) {
      if (performance.now() - listedAt > LEAST_PAUSE) refresh().catch((error: unknown) => onError?.(error));
      tell(deviceId, 'unknown_device');
      return;
    }
    const result = calibrate(reading, device, { tolerance: TOLERANCE });
    if (result.fits) found.set(deviceId, result.profile);
    // A delivery is a patch: one without a counter tells nothing, the next one may.
    else if (result.reason !== 'no_counter' || !hasCounter(device)) tell(deviceId, result.reason);
  };

  const learn = (readings: readonly DeviceReading[]): DeviceReading[] => {
    const before = new Map(readings.map(({ deviceId }) => [deviceId, profileOf(deviceId)]));
    for (const reading of readings) compare(reading);
    return readings.map((reading) => {
      const now = profileOf(reading.deviceId);
      return relabelled(reading, before.get(reading.deviceId) ?? now, now);
    });
  };

  await refresh();
  return { profileOf, learn, refresh };
}

const hasCounter = ({ counterReading, counterReadingImport, counterReadingUnit }: Device): boolean =>
  counterReadingUnit !== undefined && (counterReading ?? counterReadingImport) !== undefined;

/** The same numbers under the units of another profile: a label was wrong, not a number. */
function relabelled(reading: DeviceReading, from: UnitProfile, to: UnitProfile): DeviceReading {
  if (from.units === to.units) return reading;
  const labels = new Map<string, string>();
  for (const base of new Set([...Object.keys(from.units), ...Object.keys(to.units)])) {
    labels.set(from.units[base] ?? base, to.units[base] ?? base);
  }
  return {
    ...reading,
    values: reading.values.map((value) => ({ ...value, unit: labels.get(value.unit) ?? value.unit })),
  };
}
