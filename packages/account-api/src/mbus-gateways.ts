import {
  array,
  bool,
  type CallOptions,
  type CallPromise,
  dateTime,
  defineEndpoint,
  type Endpoint,
  type EndpointsOf,
  type EnumerationOf,
  enumeration,
  type EnumerationValue,
  type Instant,
  instant,
  int32,
  optional,
  type Scalar,
  scalar,
  smartMe,
  text,
  uuid,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import { confirmation, deviceId } from '@smart-me/api-core/resources';
import type { DeviceId } from './device-id.ts';

/** M-Bus gateways and the meters on their buses: `account.mbusGateways`. */
export interface MBusGatewaysApi {
  /**
   * Returns an M-Bus gateway with its meters. The gateways are found by `devices.listByEnergy` with `mbusGateway`.
   *
   * Scope `device.read`.
   */
  get(input: DeviceId, options?: CallOptions): CallPromise<MBusGateway>;
  /**
   * Writes the name and the readout interval of an M-Bus gateway, and whether it may find meters by itself.
   *
   * Scope `device.readwrite`.
   */
  update(input: MBusGatewayUpdate, options?: CallOptions): CallPromise<undefined>;
  /**
   * Deletes an M-Bus gateway; its meters stay.
   *
   * Scope `device.readwrite`.
   */
  remove(input: DeviceId, options?: CallOptions): CallPromise<undefined>;
  /**
   * Starts a search for meters on the bus of a gateway, which must be allowed to add meters.
   *
   * Scope `device.readwrite`.
   */
  search(input: DeviceId, options?: CallOptions): CallPromise<undefined>;
  /**
   * Deletes all meters of a gateway; the gateway stays. Needs `confirm: 'delete all meters'`, which is not sent.
   *
   * Scope `device.readwrite`.
   */
  removeAllMeters(input: RemoveAllMeters, options?: CallOptions): CallPromise<undefined>;
  /**
   * Returns one meter of a gateway; `index` is its position in the gateway's list of meters.
   *
   * Scope `device.read`.
   */
  getMeter(input: MBusMeterIndex, options?: CallOptions): CallPromise<MBusMeter>;
  /**
   * Adds a meter to a gateway.
   *
   * Scope `device.readwrite`.
   */
  addMeter(input: NewMBusMeter, options?: CallOptions): CallPromise<undefined>;
  /**
   * Writes the settings of a meter of a gateway.
   *
   * Scope `device.readwrite`.
   */
  updateMeter(input: MBusMeterUpdate, options?: CallOptions): CallPromise<undefined>;
  /**
   * Takes a meter from a gateway, which then reads it no more; the meter and its values stay.
   *
   * Scope `device.readwrite`.
   */
  removeMeter(input: MBusMeterIndex, options?: CallOptions): CallPromise<undefined>;
}

/** Telegrams of M-Bus meters: `account.mbusTelegrams`. */
export interface MBusTelegramsApi {
  /**
   * Posts the telegram with which a meter responded (M-Bus RSP_UD, EN 13757-2), as hexadecimal digits.
   *
   * Scope `device.readwrite`.
   *
   * @experimental A legacy call of the .NET client, in no published description: path and body come from there, the scope is
   * inferred.
   */
  send(input: MBusTelegram, options?: CallOptions): CallPromise<undefined>;
}

/** An M-Bus gateway with the meters on its bus. */
export interface MBusGateway {
  /** Name of the gateway. */
  readonly name?: string;
  /** Serial number of the gateway. */
  readonly serialNumber?: string;
  /** When the gateway last reached the platform. */
  readonly lastSeen?: string;
  /** How often it reads its meters. */
  readonly readoutInterval?: MBusReadoutInterval;
  /** How its last readout or search went. */
  readonly state?: MBusGatewayState;
  /** Its meters, in the order of their `index`. */
  readonly meters?: readonly MBusMeter[];
  /** Whether it adds meters that it finds; must be on for a search. */
  readonly isAddingMetersAllowed?: boolean;
}

/** What can be written of an M-Bus gateway. */
export interface MBusGatewaySettings {
  /** Name of the gateway. */
  readonly name: string;
  /** How often it reads its meters. */
  readonly readoutInterval: MBusReadoutInterval;
  /** Whether it adds meters that it finds; must be on for a search. */
  readonly isAddingMetersAllowed: boolean;
}

/** The settings of an M-Bus gateway, known by its id. */
export interface MBusGatewayUpdate extends MBusGatewaySettings, DeviceId {}

/** The gateway whose meters are deleted, and the word for it. */
export interface RemoveAllMeters extends DeviceId {
  /** Must be given word for word; it is not sent. */
  readonly confirm: 'delete all meters';
}

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

/** A telegram of a meter. */
export interface MBusTelegram {
  /** When the meter was read. */
  readonly date: Instant;
  /** The bytes as hexadecimal digits, two each. */
  readonly telegram: string;
}

/** How often a gateway reads its meters. */
export type MBusReadoutInterval = EnumerationValue<
  '2s' | '10s' | '1min' | '5min' | '15min' | '30min' | '60min' | '6hours' | '12hours' | '24hours'
>;

/** How an {@link MBusReadoutInterval} stands on the wire. */
export const mbusReadoutInterval: EnumerationOf<MBusReadoutInterval> = enumeration(
  {
    '2s': 0,
    '10s': 1,
    '1min': 2,
    '5min': 3,
    '15min': 4,
    '30min': 5,
    '60min': 6,
    '6hours': 7,
    '12hours': 8,
    '24hours': 9,
  },
  { prefix: 'Intervall_' },
);

/** How the last readout or search of a gateway went. */
export type MBusGatewayState = EnumerationValue<
  'lastReadoutOk' | 'searchInProgress' | 'failedOnOneOrMoreMeter' | 'tooManySearchErrors'
>;

/** How an {@link MBusGatewayState} stands on the wire. */
export const mbusGatewayState: EnumerationOf<MBusGatewayState> = enumeration({
  lastReadoutOk: 0,
  searchInProgress: 1,
  failedOnOneOrMoreMeter: 2,
  tooManySearchErrors: 3,
});

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

/** How an {@link MBusGateway} stands on the wire. */
export const mbusGateway: WireObject<MBusGateway> = wireObject({
  name: optional(text),
  serialNumber: optional(text),
  lastSeen: optional(dateTime),
  readoutInterval: optional(mbusReadoutInterval),
  state: optional(mbusGatewayState),
  meters: optional(array(mbusMeter)),
  isAddingMetersAllowed: optional(bool),
});

/** How {@link MBusGatewaySettings} stand on the wire. */
export const mbusGatewaySettings: WireObject<MBusGatewaySettings> = wireObject({
  name: text,
  readoutInterval: mbusReadoutInterval,
  isAddingMetersAllowed: bool,
});

/** Whole bytes as hexadecimal digits. */
export const hexBytes: Scalar<string> = scalar({
  expected: 'bytes as hexadecimal digits, two each',
  json: { type: 'string', pattern: '^(?:[0-9A-Fa-f]{2})+$' },
  decode: hexText,
  encode: hexText,
});

function hexText(value: unknown): string | undefined {
  return typeof value === 'string' && /^(?:[\da-f]{2})+$/i.test(value) ? value : undefined;
}

/** How an {@link MBusTelegram} stands on the wire. */
export const mbusTelegram: WireObject<MBusTelegram> = wireObject({ date: instant, telegram: hexBytes });

/** `GET /gateway/mbus/{id}`: {@link MBusGatewaysApi.get}. */
export const getMBusGateway: Endpoint<DeviceId, MBusGateway> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/gateway/mbus/{id}',
  scope: 'device.read',
  params: { id: deviceId },
  response: mbusGateway,
});

/** `PUT /gateway/mbus/{id}`: {@link MBusGatewaysApi.update}. */
export const updateMBusGateway: Endpoint<MBusGatewayUpdate, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/gateway/mbus/{id}',
  scope: 'device.readwrite',
  params: { id: deviceId },
  body: mbusGatewaySettings,
});

/** `DELETE /gateway/mbus/{id}`: {@link MBusGatewaysApi.remove}. */
export const removeMBusGateway: Endpoint<DeviceId, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/gateway/mbus/{id}',
  scope: 'device.readwrite',
  params: { id: deviceId },
});

/** `POST /gateway/mbus/{id}/search`: {@link MBusGatewaysApi.search}. */
export const searchMBusMeters: Endpoint<DeviceId, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/gateway/mbus/{id}/search',
  scope: 'device.readwrite',
  params: { id: deviceId },
});

/** `DELETE /gateway/mbus/{id}/deleteallmeters`: {@link MBusGatewaysApi.removeAllMeters}. */
export const removeAllMBusMeters: Endpoint<RemoveAllMeters, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/gateway/mbus/{id}/deleteallmeters',
  scope: 'device.readwrite',
  params: { id: deviceId, confirm: /* @__PURE__ */ confirmation('delete all meters') },
});

/** `GET /gateway/mbus/{id}/meter/{index}`: {@link MBusGatewaysApi.getMeter}. */
export const getMBusMeter: Endpoint<MBusMeterIndex, MBusMeter> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/gateway/mbus/{id}/meter/{index}',
  scope: 'device.read',
  params: { id: deviceId, index: int32 },
  response: mbusMeter,
});

/** `POST /gateway/mbus/{id}/meter`: {@link MBusGatewaysApi.addMeter}. */
export const addMBusMeter: Endpoint<NewMBusMeter, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/gateway/mbus/{id}/meter',
  scope: 'device.readwrite',
  params: { id: deviceId },
  body: mbusMeterSettings,
});

/** `PUT /gateway/mbus/{id}/meter/{index}`: {@link MBusGatewaysApi.updateMeter}. */
export const updateMBusMeter: Endpoint<MBusMeterUpdate, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'PUT',
  path: '/gateway/mbus/{id}/meter/{index}',
  scope: 'device.readwrite',
  params: { id: deviceId, index: int32 },
  body: mbusMeterSettings,
});

/** `DELETE /gateway/mbus/{id}/meter/{index}`: {@link MBusGatewaysApi.removeMeter}. */
export const removeMBusMeter: Endpoint<MBusMeterIndex, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'DELETE',
  path: '/gateway/mbus/{id}/meter/{index}',
  scope: 'device.readwrite',
  params: { id: deviceId, index: int32 },
});

/** `POST /MBus`: {@link MBusTelegramsApi.send}. */
export const sendMBusTelegram: Endpoint<MBusTelegram, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/MBus',
  scope: 'device.readwrite',
  body: mbusTelegram,
});

/** The endpoints behind {@link MBusGatewaysApi}. */
export const mbusGatewayEndpoints: EndpointsOf<MBusGatewaysApi> = {
  get: getMBusGateway,
  update: updateMBusGateway,
  remove: removeMBusGateway,
  search: searchMBusMeters,
  removeAllMeters: removeAllMBusMeters,
  getMeter: getMBusMeter,
  addMeter: addMBusMeter,
  updateMeter: updateMBusMeter,
  removeMeter: removeMBusMeter,
};

/** The endpoints behind {@link MBusTelegramsApi}. */
export const mbusTelegramEndpoints: EndpointsOf<MBusTelegramsApi> = {
  send: sendMBusTelegram,
};
