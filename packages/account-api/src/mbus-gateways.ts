import {
  bool,
  dateTime,
  defineEndpoint,
  enumeration,
  type EnumerationValue,
  text,
  uuid,
  wireObject,
} from '@smart-me/api-core';
import { confirmation } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';
import { mbusMeter } from './mbus-meters.ts';

/** How often a gateway reads its meters. */
export const mbusReadoutInterval = enumeration({
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
});
export type MBusReadoutInterval = EnumerationValue<typeof mbusReadoutInterval>;

/** How the last readout or search of a gateway went. */
export const mbusGatewayState = enumeration({
  lastReadoutOk: 0,
  searchInProgress: 1,
  failedOnOneOrMoreMeter: 2,
  tooManySearchErrors: 3,
});
export type MBusGatewayState = EnumerationValue<typeof mbusGatewayState>;

/** An M-Bus gateway with the meters on its bus. */
export const mbusGateway = wireObject({
  name: z.optional(text),
  serialNumber: z.optional(text),
  lastSeen: z.optional(dateTime),
  readoutInterval: z.optional(mbusReadoutInterval),
  state: z.optional(mbusGatewayState),
  /** In the order of their `index` in the calls of a meter. */
  meters: z.optional(z.array(mbusMeter)),
  isAddingMetersAllowed: z.optional(bool),
});
export type MBusGateway = z.output<typeof mbusGateway>;

/** An M-Bus gateway with its meters. The gateways are found by `listDevicesByEnergy` with `mbusGateway`. */
export const getMBusGateway = defineEndpoint({
  method: 'GET',
  path: '/gateway/mbus/{id}',
  scope: 'device.read',
  summary: 'An M-Bus gateway with its meters.',
  params: { id: uuid },
  response: mbusGateway,
});

/** Writes the settings of an M-Bus gateway. */
export const updateMBusGateway = defineEndpoint({
  method: 'PUT',
  path: '/gateway/mbus/{id}',
  scope: 'device.readwrite',
  summary: 'Writes the settings of an M-Bus gateway.',
  params: { id: uuid },
  body: wireObject({ name: text, readoutInterval: mbusReadoutInterval, isAddingMetersAllowed: bool }),
});

/** Deletes an M-Bus gateway; its meters stay. */
export const removeMBusGateway = defineEndpoint({
  method: 'DELETE',
  path: '/gateway/mbus/{id}',
  scope: 'device.readwrite',
  summary: 'Deletes an M-Bus gateway; its meters stay.',
  params: { id: uuid },
});

/** Starts a search for meters on the bus of a gateway. */
export const searchMBusMeters = defineEndpoint({
  method: 'POST',
  path: '/gateway/mbus/{id}/search',
  scope: 'device.readwrite',
  summary: 'Starts a search for meters on the bus of a gateway.',
  params: { id: uuid },
});

/** Deletes all meters of a gateway. Wants `confirm: 'delete all meters'`, which is not sent. */
export const removeAllMBusMeters = defineEndpoint({
  method: 'DELETE',
  path: '/gateway/mbus/{id}/deleteallmeters',
  scope: 'device.readwrite',
  summary: 'Deletes all meters of a gateway.',
  params: { id: uuid, confirm: confirmation('delete all meters') },
});

/** The endpoints of M-Bus gateways by the names of their methods. */
export const mbusGatewayEndpoints = {
  get: getMBusGateway,
  update: updateMBusGateway,
  remove: removeMBusGateway,
  search: searchMBusMeters,
  removeAllMeters: removeAllMBusMeters,
};
