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
  type EnumerationOf,
  enumeration,
  type EnumerationValue,
  int32,
  type NoInput,
  optional,
  smartMe,
  text,
  uuid,
  type WireObject,
  wireObject,
} from '@smart-me/api-core';
import {
  type ChargingStationState,
  chargingStationState,
  type Device,
  device,
  deviceId,
} from '@smart-me/api-core/resources';
import type { DeviceId } from './device-configuration.ts';
import {
  amperes,
  type DynamicCurrent,
  getLoadManagementGroup,
  type GroupId,
  listLoadManagementGroups,
  type LoadManagementGroup,
  type PhaseCurrents,
  setDynamicCurrent,
  setThreePhaseDynamicCurrent,
} from './load-management.ts';
import { type MeterEventType, meterEventType } from './meter-event-type.ts';

/** Pico charging stations and the groups that share a current: `account.pico`. */
export interface PicoApi {
  /**
   * Returns all Pico charging stations of the account. Stations of other makes are devices, and not among these.
   *
   * Scope `device.read`.
   */
  list(input?: NoInput, options?: CallOptions): CallPromise<Device[]>;
  /**
   * Returns what a charging station is doing: power in kW, energy in kWh, currents in A.
   *
   * Scope `device.read`.
   */
  getCharging(input: DeviceId, options?: CallOptions): CallPromise<PicoCharging>;
  /**
   * Returns the last chargings of a station that have ended.
   *
   * Scope `device.read`.
   */
  listChargingHistory(input: DeviceId, options?: CallOptions): CallPromise<PicoChargingHistoryEntry[]>;
  /**
   * Asks a charging station to lock its cable for good. The station must be online, with a cable plugged in and no car.
   *
   * Scope `device.readswitch`.
   */
  tryEnableCableLock(input: DeviceId, options?: CallOptions): CallPromise<undefined>;
  /**
   * Returns the settings of a charging station.
   *
   * Scope `device.read`.
   */
  getSettings(input: DeviceId, options?: CallOptions): CallPromise<PicoSettings>;
  /**
   * Returns all load management groups of the account.
   *
   * Scope `device.read`.
   */
  listLoadManagementGroups(input?: NoInput, options?: CallOptions): CallPromise<LoadManagementGroup[]>;
  /**
   * Returns one load management group.
   *
   * Scope `device.read`.
   */
  getLoadManagementGroup(input: GroupId, options?: CallOptions): CallPromise<LoadManagementGroup>;
  /**
   * Sets the current in mA that a load management group, or a single station, may draw at the moment. Below the minimum of a
   * station (8 A since firmware 0.0.53, before 6 A) it does not charge.
   *
   * Scope `device.readswitch`.
   *
   * @example
   * await account.pico.setDynamicCurrent({ serial: 30000007, currentMilliampere: 16_000 });
   */
  setDynamicCurrent(input: DynamicCurrent, options?: CallOptions): CallPromise<undefined>;
  /**
   * Sets the current in mA that a load management group may draw at the moment, each phase for itself: 0, or 6000 to 6400000
   * in steps of 1000.
   *
   * Scope `device.readswitch`.
   */
  setThreePhaseDynamicCurrent(input: PhaseCurrents, options?: CallOptions): CallPromise<undefined>;
}

/** What a charging station is doing. */
export interface PicoCharging {
  /** What it is doing. */
  readonly state?: ChargingStationState;
  /** Power of the charging in kW. */
  readonly activeChargingPower?: number;
  /** Energy of the charging so far in kWh. */
  readonly activeChargingEnergy?: number;
  /** Duration of the charging so far in s. */
  readonly duration?: number;
  /** When these values were measured. */
  readonly valueDate?: string;
  /** Greatest charging current that is allowed, in A. */
  readonly maxAllowedChargingCurrent?: number;
  /** Least current of the station in A. */
  readonly minStationCurrent?: number;
  /** Greatest current of the station in A. */
  readonly maxStationCurrent?: number;
  /** Greatest current of its load management group in A, if it is in one. */
  readonly maxLoadManagementGroupCurrent?: number;
  /** Current set by API or Modbus for the station or its load management group, in A. */
  readonly maxDynamicCurrent?: number;
  /** How much of its current the station may draw at the moment. */
  readonly loadSheddingState?: LoadSheddingState;
  /** Name of its load management group; empty if it is in none. */
  readonly loadManagementGroupName?: string;
  /** How it reaches the platform. */
  readonly connectionMode?: CloudConnectionMode;
  /** Received signal strength in dBm, -127 (worst) to 0 (best). */
  readonly rssi?: number;
  /** What its last warning or error was. */
  readonly lastWarningOrError?: MeterEventType;
  /** Text of its last warning or error. */
  readonly lastWarningOrErrorMessage?: string;
  /** When its last warning or error was. */
  readonly lastWarningOrErrorTime?: string;
  /** When it last reached the platform. */
  readonly lastSeen?: string;
}

/** A charging that has ended. */
export interface PicoChargingHistoryEntry {
  /** When it began, in UTC. */
  readonly startTime?: string;
  /** Duration in s. */
  readonly duration?: number;
  /** Energy in kWh. */
  readonly energyUsed?: number;
  /** Why it ended. */
  readonly transactionStopReason?: ChargingStopReason;
}

/** The settings of a charging station. */
export interface PicoSettings {
  /** Name of the station. */
  readonly name?: string;
  /** Serial number of the station. */
  readonly serialNumber?: string;
  /** Who allows a charging. */
  readonly authenticationType?: ChargingAuthentication;
  /** Brightness of the display, 0 to 255. */
  readonly displayBrightness?: number;
  /** Least current of the station in A. */
  readonly minCurrent?: number;
  /** Greatest current of the station in A. */
  readonly maxCurrent?: number;
  /** URL of the image that is shown while nothing charges. */
  readonly idleImageUrl?: string;
  /** Id of its load management group; the empty GUID if it is in none. */
  readonly loadManagementGroupId?: string;
  /** Whether it serves Modbus TCP. */
  readonly modbusTcp?: boolean;
  /** Whether it recognises cars. */
  readonly carIdDetection?: boolean;
  /** Whether its cable is locked for good. */
  readonly fixCableLockEnable?: boolean;
  /** Address in its own network. */
  readonly internalIp?: string;
  /** DNS name of that address. */
  readonly dnsName?: string;
  /** URL of the OCPP backend it belongs to. */
  readonly ocppBackendUrl?: string;
  /** User name at the OCPP backend. */
  readonly ocppBackendUsername?: string;
  /** Password at the OCPP backend. A secret. */
  readonly ocppBackendPassword?: string;
  /** Whether its group can say what to do without connection. */
  readonly supportsLoadManagementGroupConnectionLostAction?: boolean;
  /** Whether its group can change between one and three phases. */
  readonly supportsLoadManagementGroupChangePhases?: boolean;
}

/** How much of its current a station may draw at the moment. */
export type LoadSheddingState = EnumerationValue<'maxCurrent' | 'halfCurrent' | 'minCurrent' | 'noCurrent'>;

/** How a {@link LoadSheddingState} stands on the wire. */
export const loadSheddingState: EnumerationOf<LoadSheddingState> = enumeration({
  maxCurrent: 0,
  halfCurrent: 1,
  minCurrent: 2,
  noCurrent: 3,
});

/** How a device reaches the platform. */
export type CloudConnectionMode = EnumerationValue<
  | 'noConnection'
  | 'directWiFiConnection'
  | 'gprsConnection'
  | 'nbIotConnection'
  | 'lteCatM1Connection'
  | 'meshWiFiConnection'
  | 'meshMobileConnection'
>;

/** How a {@link CloudConnectionMode} stands on the wire. */
export const cloudConnectionMode: EnumerationOf<CloudConnectionMode> = enumeration(
  {
    noConnection: 0,
    directWiFiConnection: 1,
    gprsConnection: 2,
    nbIotConnection: 3,
    lteCatM1Connection: 4,
    meshWiFiConnection: 5,
    meshMobileConnection: 6,
  },
  { prefix: 'NetworkToCloudConnectionMode_' },
);

/** Why a charging ended. */
export type ChargingStopReason = EnumerationValue<
  | 'unknown'
  | 'carDisconnected'
  | 'remoteStop'
  | 'errorStop'
  | 'installationMode'
  | 'cableError'
  | 'diodeError'
  | 'rcdError'
  | 'overloadError'
>;

/** How a {@link ChargingStopReason} stands on the wire. */
export const chargingStopReason: EnumerationOf<ChargingStopReason> = enumeration({
  unknown: 0,
  carDisconnected: 1,
  remoteStop: 2,
  errorStop: 3,
  installationMode: 4,
  cableError: 5,
  diodeError: 6,
  /** The residual-current device has tripped. */
  rcdError: 7,
  overloadError: 8,
});

/** Who allows a charging. */
export type ChargingAuthentication = EnumerationValue<'none' | 'eCarUp' | 'ocpp'>;

/** How a {@link ChargingAuthentication} stands on the wire. */
export const chargingAuthentication: EnumerationOf<ChargingAuthentication> = enumeration({
  /** Plug and charge. */
  none: 0,
  eCarUp: 1,
  /** An OCPP backend of another service. */
  ocpp: 2,
});

const kilowatts = annotate(double, { unit: 'kW' });
const kilowattHours = annotate(double, { unit: 'kWh' });
const seconds = annotate(int32, { unit: 's' });
/** How {@link PicoCharging} stands on the wire. */
export const picoCharging: WireObject<PicoCharging> = wireObject(
  {
    state: optional(chargingStationState),
    activeChargingPower: optional(kilowatts),
    activeChargingEnergy: optional(kilowattHours),
    duration: optional(seconds),
    valueDate: optional(dateTime),
    maxAllowedChargingCurrent: optional(amperes),
    minStationCurrent: optional(amperes),
    maxStationCurrent: optional(amperes),
    maxLoadManagementGroupCurrent: optional(amperes),
    maxDynamicCurrent: optional(amperes),
    loadSheddingState: optional(loadSheddingState),
    loadManagementGroupName: optional(text),
    connectionMode: optional(cloudConnectionMode),
    rssi: optional(annotate(int32, { unit: 'dBm', minimum: -127, maximum: 0 })),
    lastWarningOrError: optional(meterEventType),
    lastWarningOrErrorMessage: optional(text),
    lastWarningOrErrorTime: optional(dateTime),
    lastSeen: optional(dateTime),
  },
  {
    names: {
      maxLoadManagementGroupCurrent: 'maxLoadmanagementGroupCurrent',
      loadManagementGroupName: 'loadmanagementGroupName',
    },
  },
);

/** How a {@link PicoChargingHistoryEntry} stands on the wire. */
export const picoChargingHistoryEntry: WireObject<PicoChargingHistoryEntry> = wireObject({
  startTime: optional(dateTime),
  duration: optional(seconds),
  energyUsed: optional(kilowattHours),
  transactionStopReason: optional(chargingStopReason),
});

/** How {@link PicoSettings} stand on the wire. */
export const picoSettings: WireObject<PicoSettings> = wireObject(
  {
    name: optional(text),
    serialNumber: optional(text),
    authenticationType: optional(chargingAuthentication),
    displayBrightness: optional(annotate(int32, { minimum: 0, maximum: 255 })),
    minCurrent: optional(amperes),
    maxCurrent: optional(amperes),
    idleImageUrl: optional(text),
    loadManagementGroupId: optional(uuid),
    modbusTcp: optional(bool),
    carIdDetection: optional(bool),
    fixCableLockEnable: optional(bool),
    internalIp: optional(text),
    dnsName: optional(text),
    ocppBackendUrl: optional(text),
    ocppBackendUsername: optional(text),
    ocppBackendPassword: optional(text),
    supportsLoadManagementGroupConnectionLostAction: optional(bool),
    supportsLoadManagementGroupChangePhases: optional(bool),
  },
  {
    names: {
      loadManagementGroupId: 'loadmanagementGroupId',
      supportsLoadManagementGroupConnectionLostAction: 'supportsLoadmanagementGroupConnectionLostAction',
      supportsLoadManagementGroupChangePhases: 'supportsLoadmanagementGroupChangePhases',
    },
  },
);

/** `GET /Pico`: {@link PicoApi.list}. */
export const listPicos: Endpoint<NoInput, Device[]> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/Pico',
  scope: 'device.read',
  response: /* @__PURE__ */ array(device),
});

/** `GET /pico/charging/{id}`: {@link PicoApi.getCharging}. */
export const getPicoCharging: Endpoint<DeviceId, PicoCharging> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/pico/charging/{id}',
  scope: 'device.read',
  params: { id: deviceId },
  response: picoCharging,
});

/** `GET /pico/history/{id}`: {@link PicoApi.listChargingHistory}. */
export const listPicoChargingHistory: Endpoint<DeviceId, PicoChargingHistoryEntry[]> =
  /* @__PURE__ */ defineEndpoint({
    service: smartMe,
    method: 'GET',
    path: '/pico/history/{id}',
    scope: 'device.read',
    params: { id: deviceId },
    response: /* @__PURE__ */ array(picoChargingHistoryEntry),
  });

/** `POST /pico/tryenablecablelock/{id}`: {@link PicoApi.tryEnableCableLock}. */
export const tryEnablePicoCableLock: Endpoint<DeviceId, undefined> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'POST',
  path: '/pico/tryenablecablelock/{id}',
  scope: 'device.readswitch',
  params: { id: deviceId },
});

/** `GET /pico/settings/{id}`: {@link PicoApi.getSettings}. */
export const getPicoSettings: Endpoint<DeviceId, PicoSettings> = /* @__PURE__ */ defineEndpoint({
  service: smartMe,
  method: 'GET',
  path: '/pico/settings/{id}',
  scope: 'device.read',
  params: { id: deviceId },
  response: picoSettings,
});

/** The endpoints behind {@link PicoApi}. */
export const picoEndpoints: EndpointsOf<PicoApi> = {
  list: listPicos,
  getCharging: getPicoCharging,
  listChargingHistory: listPicoChargingHistory,
  tryEnableCableLock: tryEnablePicoCableLock,
  getSettings: getPicoSettings,
  listLoadManagementGroups,
  getLoadManagementGroup,
  setDynamicCurrent,
  setThreePhaseDynamicCurrent,
};
