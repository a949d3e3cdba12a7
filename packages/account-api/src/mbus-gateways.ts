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
  optional,
  smartMe,
  text,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import { confirmation, deviceId } from '@smart-me/api-core/resources';
import type { DeviceId } from './device-configuration.ts';
import {
  addMBusMeter,
  getMBusMeter,
  mbusMeter,
  type MBusMeter,
  type MBusMeterIndex,
  type MBusMeterUpdate,
  type NewMBusMeter,
  removeMBusMeter,
  updateMBusMeter,
} from './mbus-meters.ts';

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
