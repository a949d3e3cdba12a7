import {
  bool,
  defineEndpoint,
  enumeration,
  type EnumerationValue,
  int32,
  text,
  uuid,
  wireObject,
} from '@smart-me/api-core';
import * as z from 'zod/mini';

/** How often a device sends its values to the platform. */
export const uploadInterval = enumeration({
  '1s': 1,
  '5s': 2,
  '10s': 3,
  '30s': 4,
  '60s': 5,
  '5min': 6,
  '15min': 7,
  '30min': 8,
  '60min': 9,
  '6h': 10,
  '12h': 11,
  '24h': 12,
});
export type UploadInterval = EnumerationValue<typeof uploadInterval>;

/** What an input is for. */
export const digitalInputType = enumeration({ tariffInput: 0, digitalInput: 1 });
export type DigitalInputType = EnumerationValue<typeof digitalInputType>;

/** What an output does. */
export const digitalOutputType = enumeration({
  impulseOutputActiveEnergy: 0,
  impulseOutputActiveEnergyImport: 1,
  impulseOutputActiveEnergyExport: 2,
  impulseOutputReactiveEnergy: 10,
  digitalOutput: 50,
  analogPwmSignalOutput: 51,
  disabled: 9999,
});
export type DigitalOutputType = EnumerationValue<typeof digitalOutputType>;

/** What an output does while the device has no connection. */
export const digitalOutputNoConnectionAction = enumeration({
  keepState: 0,
  turnOff: 1,
  turnOn: 2,
  setPwmValue: 3,
});
export type DigitalOutputNoConnectionAction = EnumerationValue<typeof digitalOutputNoConnectionAction>;

/** The weight of an S0 pulse (IEC 62053-31). */
export const s0PulseValueType = enumeration({ pulses1000PerKwh: 0, pulses10000PerKwh: 1 });
export type S0PulseValueType = EnumerationValue<typeof s0PulseValueType>;

/** Which address a device enters into the DNS. */
export const dnsUpdateState = enumeration({ none: 0, publicIp: 1, internalIp: 2 });
export type DnsUpdateState = EnumerationValue<typeof dnsUpdateState>;

/** The settings of one switch. */
export const switchConfiguration = wireObject({ number: int32, canSwitchOff: z.optional(bool) });
export type SwitchConfiguration = z.output<typeof switchConfiguration>;

/** The settings of one output. */
export const outputConfiguration = wireObject({
  number: int32,
  name: z.optional(text),
  type: z.optional(digitalOutputType),
  digitalOutputNoConnectionAction: z.optional(digitalOutputNoConnectionAction),
  s0PulseValue: z.optional(s0PulseValueType),
});
export type OutputConfiguration = z.output<typeof outputConfiguration>;

/** The settings of one input. */
export const inputConfiguration = wireObject({
  number: int32,
  name: z.optional(text),
  type: z.optional(digitalInputType),
  onText: z.optional(text),
  offText: z.optional(text),
});
export type InputConfiguration = z.output<typeof inputConfiguration>;

/** The settings of a device. */
export const deviceConfiguration = wireObject({
  id: uuid,
  uploadInterval: z.optional(uploadInterval),
  switchConfiguration: z.optional(z.array(switchConfiguration)),
  outputConfiguration: z.optional(z.array(outputConfiguration)),
  inputConfiguration: z.optional(z.array(inputConfiguration)),
  showReactiveEnergy: z.optional(bool),
  enableModbusTcp: z.optional(bool),
  dnsUpdateState: z.optional(dnsUpdateState),
  /** A secret. */
  devicePinCode: z.optional(text),
  /** A secret. */
  deviceEncryptionKey: z.optional(text),
});
export type DeviceConfiguration = z.output<typeof deviceConfiguration>;

/** The settings of a device. */
export const getDeviceConfiguration = defineEndpoint({
  method: 'GET',
  path: '/SmartMeDeviceConfiguration/{id}',
  scope: 'device.read',
  summary: 'The settings of a device.',
  params: { id: uuid },
  response: deviceConfiguration,
});

/**
 * Writes the settings of a device, which must be online. Whether fields that are left out stay as they are is not
 * documented: read the settings, change them, write them back.
 */
export const setDeviceConfiguration = defineEndpoint({
  method: 'POST',
  path: '/SmartMeDeviceConfiguration',
  scope: 'device.readwrite',
  summary: 'Writes the settings of a device.',
  body: deviceConfiguration,
});

/** The endpoints of device configurations by the names of their methods. */
export const deviceConfigurationEndpoints = {
  getConfiguration: getDeviceConfiguration,
  setConfiguration: setDeviceConfiguration,
};
