import {
  array,
  bool,
  type CallOptions,
  type CallPromise,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  int32,
  int64,
  type NoInput,
  optional,
  smartMe,
} from '@smart-me/api-core';
import {
  type DeviceDetails,
  deviceDetails,
  type Device,
  device,
  deviceId,
  type MeterEnergyType,
  meterEnergyType,
  type MeterSubType,
  meterSubType,
} from '@smart-me/api-core/resources';
import {
  type DeviceConfiguration,
  type DeviceId,
  getDeviceConfiguration,
  setDeviceConfiguration,
} from './device-configuration.ts';
import {
  createDevice,
  type DeviceUpdate,
  type NewDevice,
  type PostedDevice,
  updateDevice,
} from './posted-devices.ts';

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
   * Writes values of a device of one's own (kW and kWh, or m³/h and m³), known by its id; what is left out stays.
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
  getAdditionalInformation(input: DeviceId, options?: CallOptions): CallPromise<DeviceDetails>;
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

/** `GET /Devices`: {@link DevicesApi.list}. */
export const listDevices: Endpoint<NoInput, Device[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Devices',
  scope: 'device.read',
  response: /* @__PURE__ */ array(device),
});

/** `GET /Devices/{id}`: {@link DevicesApi.get}. */
export const getDevice: Endpoint<DeviceId, Device> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Devices/{id}',
  scope: 'device.read',
  params: { id: deviceId },
  response: device,
});

/** `GET /DeviceBySerial`: {@link DevicesApi.getBySerial}. */
export const getDeviceBySerial: Endpoint<DeviceSerial, Device> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/DeviceBySerial',
  scope: 'device.read',
  params: { serial: int64 },
  response: device,
});

/** `GET /DevicesByEnergy`: {@link DevicesApi.listByEnergy}. */
export const listDevicesByEnergy: Endpoint<ByEnergy, Device[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/DevicesByEnergy',
  scope: 'device.read',
  params: { meterEnergyType },
  response: /* @__PURE__ */ array(device),
});

/** `GET /DevicesBySubType`: {@link DevicesApi.listBySubType}. */
export const listDevicesBySubType: Endpoint<BySubType, Device[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/DevicesBySubType',
  scope: 'device.read',
  params: { meterSubType },
  response: /* @__PURE__ */ array(device),
});

/** `PUT /Devices/{id}`: {@link DevicesApi.switch}. */
export const switchDevice: Endpoint<SwitchDevice, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/Devices/{id}',
  scope: 'device.readswitch',
  params: { id: deviceId, switchState: bool, switchNumber: /* @__PURE__ */ optional(int32) },
});

/** `GET /AdditionalDeviceInformation/{id}`: {@link DevicesApi.getAdditionalInformation}. */
export const getAdditionalDeviceInformation: Endpoint<DeviceId, DeviceDetails> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/AdditionalDeviceInformation/{id}',
    scope: 'device.read',
    params: { id: deviceId },
    response: deviceDetails,
  });

/** `GET /FastSendDeviceValues/{id}`: {@link DevicesApi.fastSend}. */
export const fastSendDevice: Endpoint<DeviceId, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/FastSendDeviceValues/{id}',
  scope: 'device.read',
  params: { id: deviceId },
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
