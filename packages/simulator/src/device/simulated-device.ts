import type { MeterEnergyType, MeterFamilyType, MeterSubType } from '@smart-me/api-core/resources';
import type { DeviceReading } from '@smart-me/proto-codec';
import type { Measurement, Recorder } from './recorder.ts';
import { obisValues, type Medium } from './registers.ts';

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
}

/** A device of a simulated account. */
export class SimulatedDevice {
  /** The device's GUID. */
  readonly id: string;
  readonly serial: number | bigint;
  readonly medium: Medium;
  readonly energyType: MeterEnergyType;
  readonly subType: MeterSubType;
  readonly familyType: MeterFamilyType;
  readonly recorder: Recorder;
  readonly meterNumber: string | undefined;
  name: string;

  constructor({
    id,
    serial,
    name,
    medium,
    energyType,
    subType,
    familyType,
    recorder,
    meterNumber,
  }: DeviceOptions) {
    this.id = id;
    this.serial = serial;
    this.name = name;
    this.medium = medium;
    this.energyType = energyType;
    this.subType = subType;
    this.familyType = familyType;
    this.recorder = recorder;
    this.meterNumber = meterNumber;
  }

  /** Cuts the device off: what it measures between two instants (milliseconds since 1970) never arrives. */
  takeOffline({ from, until = Number.POSITIVE_INFINITY }: { from: number; until?: number }): void {
    this.recorder.outages.add({ from, until });
  }

  /** A measurement of this device as a reading: realtime numbers under OBIS codes. */
  reading({ timestamp, sample }: Measurement): DeviceReading {
    return { deviceId: this.id, timestamp, values: obisValues(this.medium, sample) };
  }
}
