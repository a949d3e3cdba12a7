import {
  annotate,
  bool,
  dateTime,
  defineEndpoint,
  double,
  type Endpoint,
  type Instant,
  instant,
  int64,
  optional,
  type Scalar,
  smartMe,
  text,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import {
  deviceId,
  type MeterEnergyType,
  meterEnergyType,
  type MeterSubType,
  meterSubType,
  quantities,
} from '@smart-me/api-core/resources';
import type { DeviceId } from './device-configuration.ts';

/** What can be written to a device of one's own. */
export interface DeviceValues {
  /** Name of the device. */
  readonly name?: string | undefined;
  /** Serial number; the platform makes one when it is left out. */
  readonly serial?: number | bigint | undefined;
  /** What it measures, in more detail. */
  readonly meterSubType?: MeterSubType | undefined;
  /** Power in kW, or flow in m³/h of a flow meter. */
  readonly activePower?: number | undefined;
  /** Counter in kWh, or in m³ of a flow meter. */
  readonly counterReading?: number | undefined;
  /** Counter of tariff 1 in kWh, or in m³ of a flow meter. */
  readonly counterReadingT1?: number | undefined;
  /** Counter of tariff 2 in kWh, or in m³ of a flow meter. */
  readonly counterReadingT2?: number | undefined;
  /** Counter of what was fed into the grid in kWh. */
  readonly counterReadingExport?: number | undefined;
  /** Counter of what was fed into the grid in tariff 1 in kWh. */
  readonly counterReadingExportT1?: number | undefined;
  /** Counter of what was fed into the grid in tariff 2 in kWh. */
  readonly counterReadingExportT2?: number | undefined;
  /** Temperature in °C. */
  readonly temperature?: number | undefined;
  /** Voltage in V. */
  readonly voltage?: number | undefined;
  /** Voltage of phase L1 in V. */
  readonly voltageL1?: number | undefined;
  /** Voltage of phase L2 in V. */
  readonly voltageL2?: number | undefined;
  /** Voltage of phase L3 in V. */
  readonly voltageL3?: number | undefined;
  /** Current in A. */
  readonly current?: number | undefined;
  /** Current of phase L1 in A. */
  readonly currentL1?: number | undefined;
  /** Current of phase L2 in A. */
  readonly currentL2?: number | undefined;
  /** Current of phase L3 in A. */
  readonly currentL3?: number | undefined;
  /** Power factor, 0 to 1. */
  readonly powerFactor?: number | undefined;
  /** Power factor of phase L1, 0 to 1. */
  readonly powerFactorL1?: number | undefined;
  /** Power factor of phase L2, 0 to 1. */
  readonly powerFactorL2?: number | undefined;
  /** Power factor of phase L3, 0 to 1. */
  readonly powerFactorL3?: number | undefined;
  /** Whether digital input 1 is on. */
  readonly digitalInput1?: boolean | undefined;
}

/** Values of a device of one's own, known by its id. */
export interface DeviceUpdate extends DeviceValues, DeviceId {
  /** What it measures. */
  readonly deviceEnergyType?: MeterEnergyType | undefined;
  /** When the values were measured. Default: when they arrive. */
  readonly valueDate?: Instant | undefined;
}

/** A new device of one's own. */
export interface NewDevice extends DeviceValues {
  /** What it measures. */
  readonly deviceEnergyType: MeterEnergyType;
  /** When the values were measured. Default: when they arrive. */
  readonly valueDate?: Instant | undefined;
}

/** A device of one's own as the platform returns it. */
export interface PostedDevice extends DeviceValues {
  /** Id of the device. */
  readonly id: string;
  /** What it measures. */
  readonly deviceEnergyType?: MeterEnergyType;
  /** When the values were measured. */
  readonly valueDate?: string;
}

/** kW or m³/h, kWh or m³: by what the device measures. */
const power: Scalar<number> = annotate(double, { unit: 'kW or m³/h' });
const counter: Scalar<number> = annotate(double, { unit: 'kWh or m³' });
const exported: Scalar<number> = annotate(double, { unit: 'kWh' });

const values = {
  name: optional(text),
  serial: optional(int64),
  meterSubType: optional(meterSubType),
  activePower: optional(power),
  counterReading: optional(counter),
  counterReadingT1: optional(counter),
  counterReadingT2: optional(counter),
  counterReadingExport: optional(exported),
  counterReadingExportT1: optional(exported),
  counterReadingExportT2: optional(exported),
  temperature: optional(quantities.temperature),
  voltage: optional(quantities.voltage),
  voltageL1: optional(quantities.voltage),
  voltageL2: optional(quantities.voltage),
  voltageL3: optional(quantities.voltage),
  current: optional(quantities.current),
  currentL1: optional(quantities.current),
  currentL2: optional(quantities.current),
  currentL3: optional(quantities.current),
  powerFactor: optional(quantities.powerFactor),
  powerFactorL1: optional(quantities.powerFactor),
  powerFactorL2: optional(quantities.powerFactor),
  powerFactorL3: optional(quantities.powerFactor),
  digitalInput1: optional(bool),
};

/** How a {@link PostedDevice} stands on the wire. */
export const postedDevice: WireObject<PostedDevice> = wireObject({
  ...values,
  id: deviceId,
  deviceEnergyType: optional(meterEnergyType),
  valueDate: optional(dateTime),
});

/** How a {@link DeviceUpdate} stands on the wire. */
export const deviceUpdate: WireObject<DeviceUpdate> = wireObject({
  ...values,
  id: deviceId,
  deviceEnergyType: optional(meterEnergyType),
  valueDate: optional(instant),
});

/** How a {@link NewDevice} stands on the wire. */
export const newDevice: WireObject<NewDevice> = wireObject({
  ...values,
  deviceEnergyType: meterEnergyType,
  valueDate: optional(instant),
});

/** `POST /Devices`: `DevicesApi.update`. */
export const updateDevice: Endpoint<DeviceUpdate, PostedDevice> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/Devices',
  scope: 'device.readwrite',
  body: deviceUpdate,
  response: postedDevice,
});

/** `POST /Devices`: `DevicesApi.create`. */
export const createDevice: Endpoint<NewDevice, PostedDevice> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/Devices',
  scope: 'device.readwrite',
  body: newDevice,
  response: postedDevice,
});
