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

/** How a gateway addresses a meter (EN 13757). */
export const mbusAddressingMode = enumeration({ invalid: 0, primary: 1, secondary: 2 });
export type MBusAddressingMode = EnumerationValue<typeof mbusAddressingMode>;

/** The speed on the bus, in bits per second. */
export const mbusBaudrate = enumeration({ baud300: 0, baud2400: 1, baud9600: 2, baud19200: 3 });
export type MBusBaudrate = EnumerationValue<typeof mbusBaudrate>;

/** How the last readout of a meter went. */
export const mbusMeterState = enumeration({
  lastReadoutOk: 0,
  lastReadoutFailed: 1,
  readoutStarted: 2,
  crcError: 3,
});
export type MBusMeterState = EnumerationValue<typeof mbusMeterState>;

/** What a meter on the bus measures. */
export const mbusMeterEnergyType = enumeration({
  unknown: 0,
  electricity: 1,
  water: 2,
  gas: 3,
  heat: 4,
  hca: 5,
  temperature: 6,
  compressedAir: 8,
  solarLog: 9,
});
export type MBusMeterEnergyType = EnumerationValue<typeof mbusMeterEnergyType>;

/** What a meter on the bus measures, in more detail. */
export const mbusMeterEnergySubType = enumeration({
  unknown: 0,
  cold: 1,
  heat: 2,
  electricity: 3,
  water: 4,
  gas: 5,
  electricityHeat: 6,
  temperature: 7,
});
export type MBusMeterEnergySubType = EnumerationValue<typeof mbusMeterEnergySubType>;

/** The names of the wire that are no names of TypeScript. */
const names = { sendSndNke: 'send_SND_NKE', sendAppReset: 'send_App_Reset' };

/** A meter on the bus of a gateway. */
export const mbusMeter = wireObject(
  {
    /** The empty GUID while the platform does not know the meter yet. */
    id: uuid,
    name: z.optional(text),
    addressingMode: z.optional(mbusAddressingMode),
    primaryAddress: z.optional(int32),
    secondaryAddress: z.optional(text),
    baudrate: z.optional(mbusBaudrate),
    /** Whether a readout begins with SND_NKE, the reset of the link (EN 13757-2). */
    sendSndNke: z.optional(bool),
    /** Whether a readout begins with an application reset (EN 13757-3). */
    sendAppReset: z.optional(bool),
    state: z.optional(mbusMeterState),
    energyType: z.optional(mbusMeterEnergyType),
    energySubType: z.optional(mbusMeterEnergySubType),
  },
  { names: { ...names, energySubType: 'energyEnergySubType' } },
);
export type MBusMeter = z.output<typeof mbusMeter>;

/** The settings of a meter on the bus. */
export const mbusMeterSettings = wireObject(
  {
    addressingMode: mbusAddressingMode,
    primaryAddress: int32,
    secondaryAddress: text,
    baudrate: mbusBaudrate,
    /** Whether a readout begins with SND_NKE, the reset of the link (EN 13757-2). */
    sendSndNke: bool,
    /** Whether a readout begins with an application reset (EN 13757-3). */
    sendAppReset: bool,
  },
  { names },
);
export type MBusMeterSettings = z.output<typeof mbusMeterSettings>;

/** One meter of a gateway; `index` is its position in the gateway's list of meters. */
export const getMBusMeter = defineEndpoint({
  method: 'GET',
  path: '/gateway/mbus/{id}/meter/{index}',
  scope: 'device.read',
  summary: 'One meter of a gateway by its position.',
  params: { id: uuid, index: int32 },
  response: mbusMeter,
});

/** Adds a meter to a gateway. */
export const addMBusMeter = defineEndpoint({
  method: 'POST',
  path: '/gateway/mbus/{id}/meter',
  scope: 'device.readwrite',
  summary: 'Adds a meter to a gateway.',
  params: { id: uuid },
  body: mbusMeterSettings,
});

/** Writes the settings of a meter of a gateway. */
export const updateMBusMeter = defineEndpoint({
  method: 'PUT',
  path: '/gateway/mbus/{id}/meter/{index}',
  scope: 'device.readwrite',
  summary: 'Writes the settings of a meter of a gateway.',
  params: { id: uuid, index: int32 },
  body: mbusMeterSettings,
});

/** Deletes a meter of a gateway. */
export const removeMBusMeter = defineEndpoint({
  method: 'DELETE',
  path: '/gateway/mbus/{id}/meter/{index}',
  scope: 'device.readwrite',
  summary: 'Deletes a meter of a gateway.',
  params: { id: uuid, index: int32 },
});

/** The endpoints of the meters of a gateway by the names of their methods. */
export const mbusMeterEndpoints = {
  getMeter: getMBusMeter,
  addMeter: addMBusMeter,
  updateMeter: updateMBusMeter,
  removeMeter: removeMBusMeter,
};
