import type {
  CustomDeviceValue,
  DeviceConfiguration,
  FolderSettings,
  UploadInterval,
} from '@smart-me/account-api';
import type { MeterEnergyType, MeterFamilyType, MeterSubType } from '@smart-me/api-core/resources';
import type { DeviceReading, UnitProfile } from '@smart-me/readings';
import { familyOf } from '../metering/families.ts';
import type { Measurement } from '../metering/recording.ts';
import type { Recorder } from '../metering/recorder.ts';
import { changedValues, obisValues, type Medium } from '../metering/registers.ts';
import { QUARTER_HOUR } from '../metering/outages.ts';
import type { ChargingStation } from './charging-station.ts';
import type { MBusBus } from './mbus-bus.ts';
import type { Output } from './output.ts';
import {
  encodeMeasurement,
  encodeTransaction,
  MeterKey,
  signedCounters,
  type SignedPacket,
} from './signed-packet.ts';

/** What a device is besides a meter. */
export type Equipment =
  | { readonly kind: 'none' }
  | { readonly kind: 'charging station'; readonly station: ChargingStation }
  | { readonly kind: 'M-Bus gateway'; readonly bus: MBusBus };

/** The licence of one meter. */
export type DeviceLicense = 'basic' | 'limited' | 'professional';

/** What a device is, apart from what it measures. */
export interface DeviceOptions {
  readonly id: string;
  readonly serial: number | bigint;
  readonly name: string;
  readonly medium: Medium;
  readonly energyType: MeterEnergyType;
  readonly subType: MeterSubType;
  readonly familyType: MeterFamilyType;
  readonly recorder: Recorder;
  /** The number on the meter that a module or gateway reads. */
  readonly meterNumber?: string;
  readonly outputs?: readonly Output[];
  /** Default: none. */
  readonly equipment?: Equipment;
  readonly uploadInterval?: UploadInterval;
  /** Default: `basic`, as a meter that was made by the API has. */
  readonly license?: DeviceLicense;
}

/** A device of a simulated account. */
export class SimulatedDevice {
  /** The device's GUID. */
  readonly id: string;
  readonly serial: number | bigint;
  readonly medium: Medium;
  readonly energyType: MeterEnergyType;
  readonly familyType: MeterFamilyType;
  readonly recorder: Recorder;
  readonly meterNumber: string | undefined;
  readonly outputs: readonly Output[];
  readonly equipment: Equipment;
  readonly hardwareVersion = 3;
  #meterKey: MeterKey | undefined;
  name: string;
  subType: MeterSubType;
  firmwareVersion = 41;
  configuration: Omit<DeviceConfiguration, 'id'>;
  /** What was set of it as of a folder; its own serial number and kind stand before those. */
  folderSettings: Omit<FolderSettings, 'name' | 'parentFolderId'> = { enable: true };
  /** The last values of a custom device, under names of its owner's. */
  customValues: { readonly values: readonly CustomDeviceValue[]; readonly date: string } | undefined;
  digitalInput1: boolean | undefined;
  /** The account has the licence of its lowest meter. */
  license: DeviceLicense;

  constructor(options: DeviceOptions) {
    this.id = options.id;
    this.serial = options.serial;
    this.name = options.name;
    this.medium = options.medium;
    this.energyType = options.energyType;
    this.subType = options.subType;
    this.familyType = options.familyType;
    this.recorder = options.recorder;
    this.meterNumber = options.meterNumber;
    this.outputs = options.outputs ?? [];
    this.equipment = options.equipment ?? { kind: 'none' };
    this.license = options.license ?? 'basic';
    this.configuration = initialConfiguration(this.outputs, options.uploadInterval);
  }

  /**
   * Cuts the device off between two instants (milliseconds since 1970): what it measures then never arrives. With
   * `keepsQuarterHours` it lacks the connection alone, as smart-me's own meters do: it stores its quarter hours, two months of
   * them at most, and sends them a minute after it is back, so old times come after new ones.
   */
  takeOffline({
    from,
    until = Number.POSITIVE_INFINITY,
    keepsQuarterHours = false,
  }: {
    from: number;
    until?: number;
    keepsQuarterHours?: boolean;
  }): void {
    this.recorder.outages.add({ from, until, keepsQuarterHours });
  }

  /** The units of its realtime messages: Kamstrup modules send Wh where all others send mWh. */
  get realtimeProfile(): UnitProfile {
    return familyOf(this.familyType).realtimeProfile;
  }

  /**
   * What an electricity meter has signed last: its counters at the full quarter hour. Others do not sign, and neither does a
   * device whose values are posted.
   */
  signedReading(now: number): SignedPacket | undefined {
    if (this.medium !== 'electricity' || this.recorder.kind === 'posted') return undefined;
    const stored = this.recorder.storedBefore(Math.floor(now / QUARTER_HOUR) * QUARTER_HOUR, now);
    return (
      stored &&
      this.#key().sign(encodeMeasurement(signedCounters(stored.at, stored.sample), Number(this.serial)))
    );
  }

  /** What a charging station has signed last: the counters before and after its last charging. Others have none. */
  signedTransaction(now: number): SignedPacket | undefined {
    if (this.equipment.kind !== 'charging station') return undefined;
    const { station } = this.equipment;
    const [last] = station.history(now, 2);
    if (last === undefined) return undefined;
    const before = this.recorder.storedBefore(last.start, now);
    const after = this.recorder.storedAfter(last.end, now);
    if (before === undefined || after === undefined || after.at > now) return undefined;
    return this.#key().sign(
      encodeTransaction({
        serial: Number(this.serial),
        // Unix seconds of its start: it grows, and is another for each.
        number: Math.floor(last.start / 1000),
        start: signedCounters(before.at, before.sample),
        end: signedCounters(after.at, after.sample),
      }),
    );
  }

  #key(): MeterKey {
    return (this.#meterKey ??= new MeterKey(this.id));
  }

  /** A measurement of this device as a reading: energy in Wh, power in W. */
  reading({ timestamp, sample }: Measurement): DeviceReading {
    return { deviceId: this.id, timestamp, values: obisValues(this.medium, sample) };
  }

  /** The same as the history keeps it: counters only. */
  storedReading({ timestamp, sample }: Measurement): DeviceReading {
    return { deviceId: this.id, timestamp, values: obisValues(this.medium, sample, 'stored') };
  }

  /** The same as a webhook message has it, which is a patch of what is known and no snapshot: which values, the family says. */
  message(measurement: Measurement): DeviceReading {
    const { timestamp, at, sample } = measurement;
    const { medium, recorder } = this;
    const habit = familyOf(this.familyType).message;
    const isFull =
      habit === 'everything' ||
      recorder.kind === 'posted' ||
      recorder.isFast(at) ||
      (habit === 'changes' && at % QUARTER_HOUR === 0);
    if (isFull) return { deviceId: this.id, timestamp, values: obisValues(medium, sample, 'sent') };
    const before = habit === 'changes' ? recorder.previous(measurement) : undefined;
    const values =
      before === undefined
        ? obisValues(medium, sample, 'essential')
        : changedValues(medium, before.sample, sample);
    return { deviceId: this.id, timestamp, values };
  }
}

function initialConfiguration(
  outputs: readonly Output[],
  uploadInterval: UploadInterval = '10s',
): Omit<DeviceConfiguration, 'id'> {
  return {
    uploadInterval,
    switchConfiguration: outputs
      .filter(({ role }) => role === 'switch')
      .map(({ number }) => ({ number, canSwitchOff: true })),
    outputConfiguration: outputs
      .filter(({ role }) => role !== 'switch')
      .map(({ name, number, role }) => ({
        number,
        name,
        type: role === 'analog' ? 'analogPwmSignalOutput' : 'digitalOutput',
        digitalOutputNoConnectionAction: 'keepState',
      })),
    inputConfiguration: [],
    showReactiveEnergy: false,
    enableModbusTcp: false,
    dnsUpdateState: 'none',
  };
}
