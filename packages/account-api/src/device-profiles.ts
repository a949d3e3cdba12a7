import type { Device } from '@smart-me/api-core/resources';
import {
  calibrate,
  type DeviceReading,
  type ObisValue,
  profiles,
  type ProfileOf,
  relabel,
  type UnitProfile,
  unitFor,
} from '@smart-me/readings';
import type { AccountApi } from './create-account-api.ts';

/** Options of `deviceProfiles`. */
export interface DeviceProfilesOptions {
  /** Where the readings come from that the profiles are for; the webhook unless told otherwise. */
  readonly source?: 'realtime' | 'rest' | undefined;
  /** Devices that are listed already; asked for when left out. */
  readonly devices?: readonly Device[] | undefined;
  /** Told once of each device whose energy could not be checked: a wrong label is worse than none. */
  readonly onUnchecked?: ((device: UncheckedDevice) => void) | undefined;
  /** Told when the devices could not be listed again for a device that is new. */
  readonly onError?: ((error: unknown) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A device whose units could not be checked with its counters. */
export interface UncheckedDevice {
  readonly deviceId: string;
  /** The units that its values are given; `basis` tells documented ones from those that are only assumed. */
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
  readonly learn: (readings: readonly DeviceReading[]) => DeviceReading[];
  /** Lists the devices again: done by itself for a device that is new. */
  readonly refresh: () => Promise<void>;
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
  const { source = 'realtime', onUnchecked, onError, signal } = options;
  const devices = new Map<string, Device>();
  const found = new Map<string, UnitProfile>();
  const told = new Set<string>();
  let askedAt = performance.now();
  let listing: Promise<void> | undefined;

  const take = (list: readonly Device[]): void => {
    for (const device of list) devices.set(device.id, device);
  };

  const refresh = (): Promise<void> => {
    askedAt = performance.now();
    return (listing ??= account.devices
      .list({}, { signal })
      .then(take)
      .finally(() => {
        listing = undefined;
      }));
  };

  const byFamily = (deviceId: string): UnitProfile => {
    if (source === 'rest') return profiles.rest;
    const isKamstrup = devices.get(deviceId)?.familyType === 'kamstrupModule';
    return isKamstrup ? profiles.realtimeWattHours : profiles.realtime;
  };
  const profileOf: ProfileOf = (deviceId) => found.get(deviceId) ?? byFamily(deviceId);
  /** What a reading was decoded by: the REST calls know no profile but theirs. */
  const labelledBy: ProfileOf = (deviceId) => (source === 'rest' ? profiles.rest : profileOf(deviceId));

  const tell = ({ deviceId, values }: DeviceReading, reason: UncheckedDevice['reason']): void => {
    // Counters that contradict the values are told of all units; that there are none, of those that could be others.
    if (told.has(deviceId) || (reason !== 'no_profile' && !values.some(isScaled))) return;
    told.add(deviceId);
    onUnchecked?.({ deviceId, profile: profileOf(deviceId), reason });
  };
  /** Lists the devices again, unless that was just done. Returns whether it does. */
  const isRefreshed = (): boolean => {
    if (listing !== undefined) return true;
    if (performance.now() - askedAt <= LEAST_PAUSE) return false;
    refresh().catch((error: unknown) => onError?.(error));
    return true;
  };

  const compare = (reading: DeviceReading): void => {
    const { deviceId } = reading;
    if (found.has(deviceId)) return;
    const device = devices.get(deviceId);
    if (device === undefined) {
      if (!isRefreshed()) tell(reading, 'unknown_device');
      return;
    }
    const result = calibrate(reading, device, { tolerance: TOLERANCE });
    if (result.fits) {
      found.set(deviceId, result.profile);
      return;
    }
    // A delivery is a patch: one without a counter tells nothing, the next one may.
    if (result.reason === 'no_counter' && hasCounter(device)) return;
    // A counter of long ago tells nothing either: the next reading is compared with that of now.
    if (result.reason !== 'no_counter' && !told.has(deviceId) && isRefreshed()) return;
    tell(reading, result.reason);
  };

  const learn = (readings: readonly DeviceReading[]): DeviceReading[] => {
    const before = new Map(readings.map(({ deviceId }) => [deviceId, labelledBy(deviceId)]));
    for (const reading of readings) compare(reading);
    return readings.map((reading) => {
      const now = profileOf(reading.deviceId);
      return relabel(reading, before.get(reading.deviceId) ?? now, now);
    });
  };

  if (options.devices === undefined) await refresh();
  else take(options.devices);
  return { profileOf, learn, refresh };
}

const hasCounter = ({ counterReading, counterReadingImport, counterReadingUnit }: Device): boolean =>
  counterReadingUnit !== undefined && (counterReading ?? counterReadingImport) !== undefined;

/** Whether the sources of smart-me give this code different units: energy. */
const isScaled = ({ obis }: ObisValue): boolean =>
  unitFor(obis, profiles.realtime) !== unitFor(obis, profiles.rest);
