import {
  bool,
  dateTime,
  defineEndpoint,
  double,
  enumeration,
  type EnumerationValue,
  int32,
  text,
  uuid,
  wireObject,
} from '@smart-me/api-core';
import { chargingStationState, device } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';
import { meterEventType } from './meter-event-type.ts';

/** How much of its current a station may draw at the moment. */
export const loadSheddingState = enumeration({ maxCurrent: 0, halfCurrent: 1, minCurrent: 2, noCurrent: 3 });
export type LoadSheddingState = EnumerationValue<typeof loadSheddingState>;

/** How a device reaches the platform. */
export const cloudConnectionMode = enumeration({
  noConnection: 0,
  directWiFiConnection: 1,
  gprsConnection: 2,
  nbIotConnection: 3,
  lteCatM1Connection: 4,
  meshWiFiConnection: 5,
  meshMobileConnection: 6,
});
export type CloudConnectionMode = EnumerationValue<typeof cloudConnectionMode>;

/** Why a charging ended. */
export const chargingStopReason = enumeration({
  unknown: 0,
  carDisconnected: 1,
  remoteStop: 2,
  errorStop: 3,
  installationMode: 4,
  cableError: 5,
  diodeError: 6,
  rcdError: 7,
  overloadError: 8,
});
export type ChargingStopReason = EnumerationValue<typeof chargingStopReason>;

/** Who allows a charging. */
export const chargingAuthentication = enumeration({ none: 0, eCarUp: 1, ocpp: 2 });
export type ChargingAuthentication = EnumerationValue<typeof chargingAuthentication>;

/** What a charging station is doing. The units of power, energy, duration and currents are not documented. */
export const picoCharging = wireObject(
  {
    state: z.optional(chargingStationState),
    activeChargingPower: z.optional(double),
    activeChargingEnergy: z.optional(double),
    duration: z.optional(int32),
    valueDate: z.optional(dateTime),
    maxAllowedChargingCurrent: z.optional(int32),
    minStationCurrent: z.optional(int32),
    maxStationCurrent: z.optional(int32),
    maxLoadManagementGroupCurrent: z.optional(int32),
    maxDynamicCurrent: z.optional(int32),
    loadSheddingState: z.optional(loadSheddingState),
    loadManagementGroupName: z.optional(text),
    connectionMode: z.optional(cloudConnectionMode),
    rssi: z.optional(int32),
    lastWarningOrError: z.optional(meterEventType),
    lastWarningOrErrorMessage: z.optional(text),
    lastWarningOrErrorTime: z.optional(dateTime),
    lastSeen: z.optional(dateTime),
  },
  {
    names: {
      maxLoadManagementGroupCurrent: 'maxLoadmanagementGroupCurrent',
      loadManagementGroupName: 'loadmanagementGroupName',
    },
  },
);
export type PicoCharging = z.output<typeof picoCharging>;

/** A charging that has ended. */
export const picoChargingHistoryEntry = wireObject({
  startTime: z.optional(dateTime),
  duration: z.optional(int32),
  energyUsed: z.optional(double),
  transactionStopReason: z.optional(chargingStopReason),
});
export type PicoChargingHistoryEntry = z.output<typeof picoChargingHistoryEntry>;

/** The settings of a charging station. */
export const picoSettings = wireObject(
  {
    name: z.optional(text),
    serialNumber: z.optional(text),
    authenticationType: z.optional(chargingAuthentication),
    displayBrightness: z.optional(int32),
    minCurrent: z.optional(int32),
    maxCurrent: z.optional(int32),
    idleImageUrl: z.optional(text),
    loadManagementGroupId: z.optional(uuid),
    modbusTcp: z.optional(bool),
    carIdDetection: z.optional(bool),
    fixCableLockEnable: z.optional(bool),
    internalIp: z.optional(text),
    dnsName: z.optional(text),
    ocppBackendUrl: z.optional(text),
    ocppBackendUsername: z.optional(text),
    /** A secret. */
    ocppBackendPassword: z.optional(text),
    supportsLoadManagementGroupConnectionLostAction: z.optional(bool),
    supportsLoadManagementGroupChangePhases: z.optional(bool),
  },
  {
    names: {
      loadManagementGroupId: 'loadmanagementGroupId',
      supportsLoadManagementGroupConnectionLostAction: 'supportsLoadmanagementGroupConnectionLostAction',
      supportsLoadManagementGroupChangePhases: 'supportsLoadmanagementGroupChangePhases',
    },
  },
);
export type PicoSettings = z.output<typeof picoSettings>;

/** All Pico charging stations of the account. */
export const listPicos = defineEndpoint({
  method: 'GET',
  path: '/Pico',
  scope: 'device.read',
  summary: 'All charging stations of the account.',
  response: z.array(device),
});

/** What a charging station is doing. */
export const getPicoCharging = defineEndpoint({
  method: 'GET',
  path: '/pico/charging/{id}',
  scope: 'device.read',
  summary: 'What a charging station is doing.',
  params: { id: uuid },
  response: picoCharging,
});

/** The chargings of a station that have ended. */
export const listPicoChargingHistory = defineEndpoint({
  method: 'GET',
  path: '/pico/history/{id}',
  scope: 'device.read',
  summary: 'The chargings of a station that have ended.',
  params: { id: uuid },
  response: z.array(picoChargingHistoryEntry),
});

/** Asks a charging station to lock its cable for good. */
export const tryEnablePicoCableLock = defineEndpoint({
  method: 'POST',
  path: '/pico/tryenablecablelock/{id}',
  scope: 'device.readswitch',
  summary: 'Asks a charging station to lock its cable for good.',
  params: { id: uuid },
});

/** The settings of a charging station. */
export const getPicoSettings = defineEndpoint({
  method: 'GET',
  path: '/pico/settings/{id}',
  scope: 'device.read',
  summary: 'The settings of a charging station.',
  params: { id: uuid },
  response: picoSettings,
});

/** The endpoints of charging stations by the names of their methods. */
export const picoEndpoints = {
  list: listPicos,
  getCharging: getPicoCharging,
  listChargingHistory: listPicoChargingHistory,
  tryEnableCableLock: tryEnablePicoCableLock,
  getSettings: getPicoSettings,
};
