import {
  bool,
  dateTime,
  defineEndpoint,
  double,
  int32,
  instant,
  int64,
  text,
  uuid,
  wireObject,
} from '@smart-me/api-core';
import {
  additionalDeviceInformation,
  device,
  meterEnergyType,
  meterSubType,
} from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/** All devices of the account with their last values. */
export const listDevices = defineEndpoint({
  method: 'GET',
  path: '/Devices',
  scope: 'device.read',
  summary: 'All devices of the account with their last values.',
  response: z.array(device),
});

/** One device by its id. */
export const getDevice = defineEndpoint({
  method: 'GET',
  path: '/Devices/{id}',
  scope: 'device.read',
  summary: 'One device by its id.',
  params: { id: uuid },
  response: device,
});

/** One device by its serial number: the number on the device, up to the dash. */
export const getDeviceBySerial = defineEndpoint({
  method: 'GET',
  path: '/DeviceBySerial',
  scope: 'device.read',
  summary: 'One device by its serial number.',
  params: { serial: int64 },
  response: device,
});

/** The devices that measure one kind of energy; `mbusGateway` finds the M-Bus gateways. */
export const listDevicesByEnergy = defineEndpoint({
  method: 'GET',
  path: '/DevicesByEnergy',
  scope: 'device.read',
  summary: 'The devices that measure one kind of energy.',
  params: { meterEnergyType },
  response: z.array(device),
});

/** The devices of one sub type. */
export const listDevicesBySubType = defineEndpoint({
  method: 'GET',
  path: '/DevicesBySubType',
  scope: 'device.read',
  summary: 'The devices of one sub type.',
  params: { meterSubType },
  response: z.array(device),
});

/** What can be written to a device of one's own, in the units of a device. */
const postedValues = {
  name: z.optional(text),
  serial: z.optional(int64),
  meterSubType: z.optional(meterSubType),
  /** kW, or m3/h of a flow meter. */
  activePower: z.optional(double),
  /** kWh or m3, as the tariffs and the export. */
  counterReading: z.optional(double),
  counterReadingT1: z.optional(double),
  counterReadingT2: z.optional(double),
  counterReadingExport: z.optional(double),
  counterReadingExportT1: z.optional(double),
  counterReadingExportT2: z.optional(double),
  /** °C */
  temperature: z.optional(double),
  /** V */
  voltage: z.optional(double),
  voltageL1: z.optional(double),
  voltageL2: z.optional(double),
  voltageL3: z.optional(double),
  /** A */
  current: z.optional(double),
  currentL1: z.optional(double),
  currentL2: z.optional(double),
  currentL3: z.optional(double),
  /** 0 to 1 */
  powerFactor: z.optional(double),
  powerFactorL1: z.optional(double),
  powerFactorL2: z.optional(double),
  powerFactorL3: z.optional(double),
  digitalInput1: z.optional(bool),
};

/** A device of one's own as the platform answers it. */
export const postedDevice = wireObject({
  ...postedValues,
  id: uuid,
  deviceEnergyType: z.optional(meterEnergyType),
  /** When the values were measured. */
  valueDate: z.optional(dateTime),
});
export type PostedDevice = z.output<typeof postedDevice>;

/** Writes values of a device of one's own, known by its id; what is left out stays. */
export const updateDevice = defineEndpoint({
  method: 'POST',
  path: '/Devices',
  scope: 'device.readwrite',
  summary: "Writes values of a device of one's own.",
  body: wireObject({
    ...postedValues,
    id: uuid,
    deviceEnergyType: z.optional(meterEnergyType),
    /** When the values were measured. */
    valueDate: z.optional(instant),
  }),
  response: postedDevice,
});

/** Creates a device of one's own, which then takes values by {@link updateDevice}. */
export const createDevice = defineEndpoint({
  method: 'POST',
  path: '/Devices',
  scope: 'device.readwrite',
  summary: "Creates a device of one's own.",
  body: wireObject({
    ...postedValues,
    deviceEnergyType: meterEnergyType,
    /** When the values were measured. */
    valueDate: z.optional(instant),
  }),
  response: postedDevice,
});

/**
 * Switches the relay of a device, or one of several by its number. Superseded by `runActions`, which reaches every
 * output.
 */
export const switchDevice = defineEndpoint({
  method: 'PUT',
  path: '/Devices/{id}',
  scope: 'device.readswitch',
  summary: 'Switches the relay of a device; superseded by the actions.',
  params: { id: uuid, switchState: bool, switchNumber: z.optional(int32) },
});

/** Versions and network of a device. */
export const getAdditionalDeviceInformation = defineEndpoint({
  method: 'GET',
  path: '/AdditionalDeviceInformation/{id}',
  scope: 'device.read',
  summary: 'Versions and network of a device.',
  params: { id: uuid },
  response: additionalDeviceInformation,
});

/**
 * Makes a device send every second for about 30 seconds. Not meant to be repeated for continuous data: that is what
 * realtime registrations are for.
 */
export const fastSendDevice = defineEndpoint({
  method: 'GET',
  path: '/FastSendDeviceValues/{id}',
  scope: 'device.read',
  summary: 'Makes a device send every second for about 30 seconds.',
  params: { id: uuid },
});

/** The endpoints of devices by the names of their methods. A server tries `update` before `create`. */
export const deviceEndpoints = {
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
};
