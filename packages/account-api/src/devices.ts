import {
  annotate,
  array,
  bool,
  type CallOptions,
  type CallPromise,
  dateTime,
  defineEndpoint,
  double,
  type Endpoint,
  type EndpointsOf,
  type Instant,
  instant,
  int32,
  int64,
  type NoInput,
  optional,
  type Scalar,
  smartMe,
  text,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import {
  type AdditionalDeviceInformation,
  additionalDeviceInformation,
  type Device,
  device,
  deviceId,
  type MeterEnergyType,
  meterEnergyType,
  type MeterSubType,
  meterSubType,
  quantities,
} from '@smart-me/api-core/resources';
import { type DeviceConfiguration, deviceConfiguration } from './device-configuration.ts';

/** Devices with their last values, and their settings: `account.devices`. */
export interface DevicesApi {
  /**
   * Returns all devices of the account with their last values.
   *
   * Scope `device.read`.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<Device[]>;
  /**
   * Returns one device by its id.
   *
   * Scope `device.read`.
   */
  get(input: DeviceId, options?: CallOptions): CallPromise<Device>;
  /**
   * Returns one device by its serial number: the number on the device, up to the dash.
   *
   * Scope `device.read`.
   */
  getBySerial(input: DeviceSerial, options?: CallOptions): CallPromise<Device>;
  /**
   * Returns the devices that measure one kind of energy; `mbusGateway` finds the M-Bus gateways.
   *
   * Scope `device.read`.
   */
  listByEnergy(input: ByEnergy, options?: CallOptions): CallPromise<Device[]>;
  /**
   * Returns the devices of one sub type, such as the charging stations.
   *
   * Scope `device.read`.
   */
  listBySubType(input: BySubType, options?: CallOptions): CallPromise<Device[]>;
  /**
   * Writes values of a device of one's own (kW and kWh, or m3/h and m3), known by its id; what is left out stays.
   *
   * Scope `device.readwrite`.
   */
  update(input: DeviceUpdate, options?: CallOptions): CallPromise<PostedDevice>;
  /**
   * Creates a device of one's own, which then takes values by `update`.
   *
   * Scope `device.readwrite`.
   */
  create(input: NewDevice, options?: CallOptions): CallPromise<PostedDevice>;
  /**
   * Switches the relay of a device, or one of several by its number. Superseded by `actions.run`, which reaches every
   * output.
   *
   * Scope `device.readswitch`.
   */
  switch(input: SwitchDevice, options?: CallOptions): CallPromise<undefined>;
  /**
   * Returns versions and network of a device.
   *
   * Scope `device.read`.
   */
  getAdditionalInformation(input: DeviceId, options?: CallOptions): CallPromise<AdditionalDeviceInformation>;
  /**
   * Makes a device send every second for about 30 s, if it can. Not meant to be repeated for continuous data: that is what
   * realtime registrations are for.
   *
   * Scope `device.read`.
   */
  fastSend(input: DeviceId, options?: CallOptions): CallPromise<undefined>;
  /**
   * Returns the settings of a smart-me device.
   *
   * Scope `device.read`.
   */
  getConfiguration(input: DeviceId, options?: CallOptions): CallPromise<DeviceConfiguration>;
  /**
   * Writes the settings of a smart-me device, which must be online. Whether fields that are left out stay as they are is not
   * documented: read the settings, change them, write them back. An upload interval below 60 s needs the Professional licence.
   *
   * Scope `device.readwrite`.
   */
  setConfiguration(input: DeviceConfiguration, options?: CallOptions): CallPromise<undefined>;
}

/** A device by its id. */
export interface DeviceId {
  /** Id of the device, a GUID. */
  readonly id: string;
}

/** A device by its serial number. */
export interface DeviceSerial {
  /** Number on the device, up to the dash and without leading zeros: `07907952-123` is 7907952. */
  readonly serial: number | bigint;
}

/** Devices by what they measure. */
export interface ByEnergy {
  /** What they measure. */
  readonly meterEnergyType: MeterEnergyType;
}

/** Devices by what they measure, in more detail. */
export interface BySubType {
  /** What they measure. */
  readonly meterSubType: MeterSubType;
}

/** A relay and the state it shall have. */
export interface SwitchDevice extends DeviceId {
  /** `true`: on. */
  readonly switchState: boolean;
  /** Number of the relay if there are several: 1 of L1, 3 of L3. Default: 1. */
  readonly switchNumber?: number | undefined;
}

/** What can be written to a device of one's own. */
export interface DeviceValues {
  /** Name of the device. */
  readonly name?: string | undefined;
  /** Serial number; the platform makes one when it is left out. */
  readonly serial?: number | bigint | undefined;
  /** What it measures, in more detail. */
  readonly meterSubType?: MeterSubType | undefined;
  /** Power in kW, or flow in m3/h of a flow meter. */
  readonly activePower?: number | undefined;
  /** Counter in kWh, or in m3 of a flow meter. */
  readonly counterReading?: number | undefined;
  /** Counter of tariff 1 in kWh, or in m3 of a flow meter. */
  readonly counterReadingT1?: number | undefined;
  /** Counter of tariff 2 in kWh, or in m3 of a flow meter. */
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

/** `kW` or `m3/h`, `kWh` or `m3`: by what the device measures. */
const power: Scalar<number> = annotate(double, { unit: 'kW or m3/h' });
const counter: Scalar<number> = annotate(double, { unit: 'kWh or m3' });
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

/** `GET /Devices`: {@link DevicesApi.list}. */
export const listDevices: Endpoint<NoInput, Device[]> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Devices',
  scope: 'device.read',
  response: array(device),
});

/** `GET /Devices/{id}`: {@link DevicesApi.get}. */
export const getDevice: Endpoint<DeviceId, Device> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Devices/{id}',
  scope: 'device.read',
  params: { id: deviceId },
  response: device,
});

/** `GET /DeviceBySerial`: {@link DevicesApi.getBySerial}. */
export const getDeviceBySerial: Endpoint<DeviceSerial, Device> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/DeviceBySerial',
  scope: 'device.read',
  params: { serial: int64 },
  response: device,
});

/** `GET /DevicesByEnergy`: {@link DevicesApi.listByEnergy}. */
export const listDevicesByEnergy: Endpoint<ByEnergy, Device[]> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/DevicesByEnergy',
  scope: 'device.read',
  params: { meterEnergyType },
  response: array(device),
});

/** `GET /DevicesBySubType`: {@link DevicesApi.listBySubType}. */
export const listDevicesBySubType: Endpoint<BySubType, Device[]> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/DevicesBySubType',
  scope: 'device.read',
  params: { meterSubType },
  response: array(device),
});

/** `POST /Devices`: {@link DevicesApi.update}. */
export const updateDevice: Endpoint<DeviceUpdate, PostedDevice> = defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/Devices',
  scope: 'device.readwrite',
  body: deviceUpdate,
  response: postedDevice,
});

/** `POST /Devices`: {@link DevicesApi.create}. */
export const createDevice: Endpoint<NewDevice, PostedDevice> = defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/Devices',
  scope: 'device.readwrite',
  body: newDevice,
  response: postedDevice,
});

/** `PUT /Devices/{id}`: {@link DevicesApi.switch}. */
export const switchDevice: Endpoint<SwitchDevice, undefined> = defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/Devices/{id}',
  scope: 'device.readswitch',
  params: { id: deviceId, switchState: bool, switchNumber: optional(int32) },
});

/** `GET /AdditionalDeviceInformation/{id}`: {@link DevicesApi.getAdditionalInformation}. */
export const getAdditionalDeviceInformation: Endpoint<DeviceId, AdditionalDeviceInformation> = defineEndpoint(
  {
    service: smartMe,
    method: 'GET',
    path: '/AdditionalDeviceInformation/{id}',
    scope: 'device.read',
    params: { id: deviceId },
    response: additionalDeviceInformation,
  },
);

/** `GET /FastSendDeviceValues/{id}`: {@link DevicesApi.fastSend}. */
export const fastSendDevice: Endpoint<DeviceId, undefined> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/FastSendDeviceValues/{id}',
  scope: 'device.read',
  params: { id: deviceId },
});

/** `GET /SmartMeDeviceConfiguration/{id}`: {@link DevicesApi.getConfiguration}. */
export const getDeviceConfiguration: Endpoint<DeviceId, DeviceConfiguration> = defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/SmartMeDeviceConfiguration/{id}',
  scope: 'device.read',
  params: { id: deviceId },
  response: deviceConfiguration,
});

/** `POST /SmartMeDeviceConfiguration`: {@link DevicesApi.setConfiguration}. */
export const setDeviceConfiguration: Endpoint<DeviceConfiguration, undefined> = defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/SmartMeDeviceConfiguration',
  scope: 'device.readwrite',
  body: deviceConfiguration,
});

/** The endpoints behind {@link DevicesApi}. A server tries `update` before `create`. */
export const deviceEndpoints: EndpointsOf<DevicesApi> = {
  list: listDevices,
  get: getDevice,
  getBySerial: getDeviceBySerial,
  listByEnergy: listDevicesByEnergy,
  listBySubType: listDevicesBySubType,
  update: updateDevice,
  create: createDevice,
  switch: switchDevice,
  getAdditionalInformation: getAdditionalDeviceInformation,
  fastSend: fastSendDevice,
  getConfiguration: getDeviceConfiguration,
  setConfiguration: setDeviceConfiguration,
};
