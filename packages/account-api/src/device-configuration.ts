import {
  array,
  bool,
  defineEndpoint,
  type Endpoint,
  type EnumerationOf,
  enumeration,
  type EnumerationValue,
  int32,
  optional,
  smartMe,
  text,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import { deviceId } from '@smart-me/api-core/resources';

/** A device by its id. */
export interface DeviceId {
  /** Id of the device, a GUID. */
  readonly id: string;
}

/** The settings of a smart-me device. */
export interface DeviceConfiguration {
  /** Id of the device. */
  readonly id: string;
  /** How often it sends its values. Below 60 s needs the Professional licence. */
  readonly uploadInterval?: UploadInterval | undefined;
  /** Settings of its relays. */
  readonly switchConfiguration?: readonly SwitchConfiguration[] | undefined;
  /** Settings of its outputs. */
  readonly outputConfiguration?: readonly OutputConfiguration[] | undefined;
  /** Settings of its inputs. */
  readonly inputConfiguration?: readonly InputConfiguration[] | undefined;
  /** Whether reactive energy is shown, if the meter measures it. */
  readonly showReactiveEnergy?: boolean | undefined;
  /** Whether the device serves Modbus TCP, if it can. */
  readonly enableModbusTcp?: boolean | undefined;
  /** Which of its addresses the device enters into the DNS. */
  readonly dnsUpdateState?: DnsUpdateState | undefined;
  /** PIN that opens a meter of another make (FNN meters). A secret. */
  readonly devicePinCode?: string | undefined;
  /** Key that decrypts what a meter sends to a smart-me module. A secret. */
  readonly deviceEncryptionKey?: string | undefined;
}

/** The settings of one relay. */
export interface SwitchConfiguration {
  /** Number of the phase: 1 of L1. */
  readonly number: number;
  /** Whether the relay can be switched off; `false`: it is always on. */
  readonly canSwitchOff?: boolean | undefined;
}

/** The settings of one output. */
export interface OutputConfiguration {
  /** Number of the output: 1 of output 1. */
  readonly number: number;
  /** Name of the output. */
  readonly name?: string | undefined;
  /** What the output does. */
  readonly type?: DigitalOutputType | undefined;
  /** What it does while the device has no connection. */
  readonly digitalOutputNoConnectionAction?: DigitalOutputNoConnectionAction | undefined;
  /** Weight of an S0 pulse. */
  readonly s0PulseValue?: S0PulseValueType | undefined;
}

/** The settings of one input. */
export interface InputConfiguration {
  /** Number of the input: 1 of input 1. */
  readonly number: number;
  /** Name of the input. */
  readonly name?: string | undefined;
  /** What the input is for. */
  readonly type?: DigitalInputType | undefined;
  /** Text that is shown while the input is on. */
  readonly onText?: string | undefined;
  /** Text that is shown while the input is off. */
  readonly offText?: string | undefined;
}

/** How often a device sends its values to the platform. */
export type UploadInterval = EnumerationValue<
  '1s' | '5s' | '10s' | '30s' | '60s' | '5min' | '15min' | '30min' | '60min' | '6h' | '12h' | '24h'
>;

/** How an {@link UploadInterval} stands on the wire. */
export const uploadInterval: EnumerationOf<UploadInterval> = enumeration(
  {
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
  },
  { prefix: 'UploadInterval_' },
);

/** What an input is for. */
export type DigitalInputType = EnumerationValue<'tariffInput' | 'digitalInput'>;

/** How a {@link DigitalInputType} stands on the wire. */
export const digitalInputType: EnumerationOf<DigitalInputType> = enumeration({
  tariffInput: 0,
  digitalInput: 1,
});

/** What an output does. */
export type DigitalOutputType = EnumerationValue<
  | 'impulseOutputActiveEnergy'
  | 'impulseOutputActiveEnergyImport'
  | 'impulseOutputActiveEnergyExport'
  | 'impulseOutputReactiveEnergy'
  | 'digitalOutput'
  | 'analogPwmSignalOutput'
  | 'disabled'
>;

/** How a {@link DigitalOutputType} stands on the wire. */
export const digitalOutputType: EnumerationOf<DigitalOutputType> = enumeration({
  /** Pulses for import and export. */
  impulseOutputActiveEnergy: 0,
  impulseOutputActiveEnergyImport: 1,
  impulseOutputActiveEnergyExport: 2,
  impulseOutputReactiveEnergy: 10,
  digitalOutput: 50,
  analogPwmSignalOutput: 51,
  disabled: 9999,
});

/** What an output does while the device has no connection. */
export type DigitalOutputNoConnectionAction = EnumerationValue<
  'keepState' | 'turnOff' | 'turnOn' | 'setPwmValue'
>;

/** How a {@link DigitalOutputNoConnectionAction} stands on the wire. */
export const digitalOutputNoConnectionAction: EnumerationOf<DigitalOutputNoConnectionAction> = enumeration(
  { keepState: 0, turnOff: 1, turnOn: 2, setPwmValue: 3 },
  { aliases: { Nothing: 'keepState' } },
);

/** The weight of an S0 pulse (IEC 62053-31). */
export type S0PulseValueType = EnumerationValue<'pulses1000PerKwh' | 'pulses10000PerKwh'>;

/** How an {@link S0PulseValueType} stands on the wire. */
export const s0PulseValueType: EnumerationOf<S0PulseValueType> = enumeration(
  { pulses1000PerKwh: 0, pulses10000PerKwh: 1 },
  { aliases: { PulseValue1000Kwh: 'pulses1000PerKwh', PulseValue10000Kwh: 'pulses10000PerKwh' } },
);

/** Which address a device enters into the DNS. */
export type DnsUpdateState = EnumerationValue<'none' | 'publicIp' | 'internalIp'>;

/** How a {@link DnsUpdateState} stands on the wire. */
export const dnsUpdateState: EnumerationOf<DnsUpdateState> = enumeration(
  { none: 0, publicIp: 1, internalIp: 2 },
  { prefix: 'DnsUpdate', aliases: { NoUpdate: 'none' } },
);

/** How a {@link SwitchConfiguration} stands on the wire. */
export const switchConfiguration: WireObject<SwitchConfiguration> = wireObject({
  number: int32,
  canSwitchOff: optional(bool),
});

/** How an {@link OutputConfiguration} stands on the wire. */
export const outputConfiguration: WireObject<OutputConfiguration> = wireObject({
  number: int32,
  name: optional(text),
  type: optional(digitalOutputType),
  digitalOutputNoConnectionAction: optional(digitalOutputNoConnectionAction),
  s0PulseValue: optional(s0PulseValueType),
});

/** How an {@link InputConfiguration} stands on the wire. */
export const inputConfiguration: WireObject<InputConfiguration> = wireObject({
  number: int32,
  name: optional(text),
  type: optional(digitalInputType),
  onText: optional(text),
  offText: optional(text),
});

/** How a {@link DeviceConfiguration} stands on the wire. */
export const deviceConfiguration: WireObject<DeviceConfiguration> = wireObject({
  id: deviceId,
  uploadInterval: optional(uploadInterval),
  switchConfiguration: optional(array(switchConfiguration)),
  outputConfiguration: optional(array(outputConfiguration)),
  inputConfiguration: optional(array(inputConfiguration)),
  showReactiveEnergy: optional(bool),
  enableModbusTcp: optional(bool),
  dnsUpdateState: optional(dnsUpdateState),
  devicePinCode: optional(text),
  deviceEncryptionKey: optional(text),
});

/** `GET /SmartMeDeviceConfiguration/{id}`: `DevicesApi.getConfiguration`. */
export const getDeviceConfiguration: Endpoint<DeviceId, DeviceConfiguration> = /* @__PURE__ */ defineEndpoint(
  {
    service: smartMe,
    method: 'GET',
    path: '/SmartMeDeviceConfiguration/{id}',
    scope: 'device.read',
    params: { id: deviceId },
    response: deviceConfiguration,
  },
);

/** `POST /SmartMeDeviceConfiguration`: `DevicesApi.setConfiguration`. */
export const setDeviceConfiguration: Endpoint<DeviceConfiguration, undefined> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'POST',
    path: '/SmartMeDeviceConfiguration',
    scope: 'device.readwrite',
    body: deviceConfiguration,
  });
