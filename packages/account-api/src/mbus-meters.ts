import {
  bool,
  defineEndpoint,
  type Endpoint,
  enumeration,
  type EnumerationOf,
  type EnumerationValue,
  int32,
  optional,
  smartMe,
  text,
  uuid,
  wireObject,
  type WireObject,
} from '@smart-me/api-core';
import { deviceId } from '@smart-me/api-core/resources';
import type { DeviceId } from './device-configuration.ts';

/** A meter of a gateway by its position. */
export interface MBusMeterIndex extends DeviceId {
  /** Position in the gateway's list of meters; the first is 0. */
  readonly index: number;
}

/** A meter on the bus of a gateway. */
export interface MBusMeter {
  /** Id of the meter; the empty GUID while the platform does not know it yet. */
  readonly id: string;
  /** Name of the meter. */
  readonly name?: string;
  /** How the gateway addresses it. */
  readonly addressingMode?: MBusAddressingMode;
  /** Primary address. */
  readonly primaryAddress?: number;
  /** Secondary address. */
  readonly secondaryAddress?: string;
  /** Speed on the bus. */
  readonly baudrate?: MBusBaudrate;
  /** Whether a readout begins with SND_NKE, the reset of the link (EN 13757-2). */
  readonly sendSndNke?: boolean;
  /** Whether a readout begins with an application reset (EN 13757-3). */
  readonly sendAppReset?: boolean;
  /** How its last readout went. */
  readonly state?: MBusMeterState;
  /** What it measures. */
  readonly energyType?: MBusMeterEnergyType;
  /** What it measures, in more detail. */
  readonly energySubType?: MBusMeterEnergySubType;
}

/** The settings of a meter on the bus. */
export interface MBusMeterSettings {
  /** How the gateway addresses it. */
  readonly addressingMode: MBusAddressingMode;
  /** Primary address. */
  readonly primaryAddress: number;
  /** Secondary address. */
  readonly secondaryAddress: string;
  /** Speed on the bus. */
  readonly baudrate: MBusBaudrate;
  /** Whether a readout begins with SND_NKE, the reset of the link (EN 13757-2). */
  readonly sendSndNke: boolean;
  /** Whether a readout begins with an application reset (EN 13757-3). */
  readonly sendAppReset: boolean;
}

/** A new meter of a gateway. */
export interface NewMBusMeter extends MBusMeterSettings, DeviceId {}

/** The settings of a meter of a gateway, known by its position. */
export interface MBusMeterUpdate extends MBusMeterSettings, MBusMeterIndex {}

/** How a gateway addresses a meter (EN 13757). */
export type MBusAddressingMode = EnumerationValue<'invalid' | 'primary' | 'secondary'>;

/** How an {@link MBusAddressingMode} stands on the wire. */
export const mbusAddressingMode: EnumerationOf<MBusAddressingMode> = enumeration({
  invalid: 0,
  primary: 1,
  secondary: 2,
});

/** The speed on the bus, in bits per second. */
export type MBusBaudrate = EnumerationValue<'baud300' | 'baud2400' | 'baud9600' | 'baud19200'>;

/** How an {@link MBusBaudrate} stands on the wire. */
export const mbusBaudrate: EnumerationOf<MBusBaudrate> = enumeration({
  baud300: 0,
  baud2400: 1,
  baud9600: 2,
  baud19200: 3,
});

/** How the last readout of a meter went. */
export type MBusMeterState = EnumerationValue<
  'lastReadoutOk' | 'lastReadoutFailed' | 'readoutStarted' | 'crcError'
>;

/** How an {@link MBusMeterState} stands on the wire. */
export const mbusMeterState: EnumerationOf<MBusMeterState> = enumeration({
  lastReadoutOk: 0,
  lastReadoutFailed: 1,
  readoutStarted: 2,
  crcError: 3,
});

/** What a meter on the bus measures. */
export type MBusMeterEnergyType = EnumerationValue<
  'unknown' | 'electricity' | 'water' | 'gas' | 'heat' | 'hca' | 'temperature' | 'compressedAir' | 'solarLog'
>;

/** How an {@link MBusMeterEnergyType} stands on the wire. */
export const mbusMeterEnergyType: EnumerationOf<MBusMeterEnergyType> = enumeration({
  unknown: 0,
  electricity: 1,
  water: 2,
  gas: 3,
  heat: 4,
  /** Heat cost allocator. */
  hca: 5,
  temperature: 6,
  compressedAir: 8,
  solarLog: 9,
});

/** What a meter on the bus measures, in more detail. */
export type MBusMeterEnergySubType = EnumerationValue<
  'unknown' | 'cold' | 'heat' | 'electricity' | 'water' | 'gas' | 'electricityHeat' | 'temperature'
>;

/** How an {@link MBusMeterEnergySubType} stands on the wire. */
export const mbusMeterEnergySubType: EnumerationOf<MBusMeterEnergySubType> = enumeration({
  unknown: 0,
  cold: 1,
  heat: 2,
  electricity: 3,
  water: 4,
  gas: 5,
  electricityHeat: 6,
  temperature: 7,
});

/** The names of the wire that are no names of TypeScript. */
const names = { sendSndNke: 'send_SND_NKE', sendAppReset: 'send_App_Reset' };

/** How an {@link MBusMeter} stands on the wire. */
export const mbusMeter: WireObject<MBusMeter> = wireObject(
  {
    id: uuid,
    name: optional(text),
    addressingMode: optional(mbusAddressingMode),
    primaryAddress: optional(int32),
    secondaryAddress: optional(text),
    baudrate: optional(mbusBaudrate),
    sendSndNke: optional(bool),
    sendAppReset: optional(bool),
    state: optional(mbusMeterState),
    energyType: optional(mbusMeterEnergyType),
    energySubType: optional(mbusMeterEnergySubType),
  },
  { names: { ...names, energySubType: 'energyEnergySubType' } },
);

/** How {@link MBusMeterSettings} stand on the wire. */
export const mbusMeterSettings: WireObject<MBusMeterSettings> = wireObject(
  {
    addressingMode: mbusAddressingMode,
    primaryAddress: int32,
    secondaryAddress: text,
    baudrate: mbusBaudrate,
    sendSndNke: bool,
    sendAppReset: bool,
  },
  { names },
);

/** `GET /gateway/mbus/{id}/meter/{index}`: `mbusGateways.getMeter` calls it. */
export const getMBusMeter: Endpoint<MBusMeterIndex, MBusMeter> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/gateway/mbus/{id}/meter/{index}',
  scope: 'device.read',
  params: { id: deviceId, index: int32 },
  response: mbusMeter,
});

/** `POST /gateway/mbus/{id}/meter`: `mbusGateways.addMeter` calls it. */
export const addMBusMeter: Endpoint<NewMBusMeter, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/gateway/mbus/{id}/meter',
  scope: 'device.readwrite',
  params: { id: deviceId },
  body: mbusMeterSettings,
});

/** `PUT /gateway/mbus/{id}/meter/{index}`: `mbusGateways.updateMeter` calls it. */
export const updateMBusMeter: Endpoint<MBusMeterUpdate, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/gateway/mbus/{id}/meter/{index}',
  scope: 'device.readwrite',
  params: { id: deviceId, index: int32 },
  body: mbusMeterSettings,
});

/** `DELETE /gateway/mbus/{id}/meter/{index}`: `mbusGateways.removeMeter` calls it. */
export const removeMBusMeter: Endpoint<MBusMeterIndex, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/gateway/mbus/{id}/meter/{index}',
  scope: 'device.readwrite',
  params: { id: deviceId, index: int32 },
});
