import { bool, defineEndpoint, double, int32, text, uuid, wireObject } from '@smart-me/api-core';
import * as z from 'zod/mini';
import { actionType } from './actions.ts';
import { obisCode } from './obis-code.ts';

/** The sums of a folder's meters. The units are not documented; those of a device are kW, kWh, m3/h and m3. */
export const folderValues = wireObject({
  electricityCounterValue: z.optional(double),
  electricityPower: z.optional(double),
  heatCounterValue: z.optional(double),
  heatPower: z.optional(double),
  waterCounterValue: z.optional(double),
  waterFlowRate: z.optional(double),
  gasCounterValue: z.optional(double),
  gasFlowRate: z.optional(double),
});
export type FolderValues = z.output<typeof folderValues>;

/** The sums of a folder's meters. */
export const getFolderValues = defineEndpoint({
  method: 'GET',
  path: '/Folder/{id}',
  scope: 'device.read',
  summary: "The sums of a folder's meters.",
  params: { id: uuid },
  response: folderValues,
});

/** Moves a folder or a meter (`source`) into a folder (`target`). */
export const assignToFolder = defineEndpoint({
  method: 'POST',
  path: '/folder/assign',
  scope: 'device.readwrite',
  summary: 'Moves a folder or a meter into a folder.',
  params: { source: uuid, target: uuid },
});

/** One output of a meter. */
export const outputInformation = wireObject(
  { number: int32, name: z.optional(text), code: z.optional(obisCode), actionType: z.optional(actionType) },
  { names: { code: 'obisCode' } },
);
export type OutputInformation = z.output<typeof outputInformation>;

/** One input of a meter. */
export const inputInformation = wireObject({ number: int32, name: z.optional(text) });
export type InputInformation = z.output<typeof inputInformation>;

/** What a folder or a meter is called, and a meter's inputs, outputs and versions. */
export const meterFolderInformation = wireObject({
  name: z.optional(text),
  isFolder: z.optional(bool),
  outputInformations: z.optional(z.array(outputInformation)),
  inputInformations: z.optional(z.array(inputInformation)),
  hardwareVersion: z.optional(int32),
  firmwareVersion: z.optional(int32),
  communicationModuleHardwareVersion: z.optional(int32),
  communicationModuleFirmwareVersion: z.optional(int32),
});
export type MeterFolderInformation = z.output<typeof meterFolderInformation>;

/** What a folder or a meter is called, and a meter's inputs, outputs and versions. */
export const getMeterFolderInformation = defineEndpoint({
  method: 'GET',
  path: '/MeterFolderInformation/{id}',
  scope: 'device.read',
  summary: 'Information on a folder or a meter.',
  params: { id: text },
  response: meterFolderInformation,
});

/** Renames a folder or a meter. */
export const setMeterFolderInformation = defineEndpoint({
  method: 'POST',
  path: '/MeterFolderInformation',
  scope: 'device.readwrite',
  summary: 'Renames a folder or a meter.',
  body: wireObject({ id: uuid, name: text }),
});

/** The endpoints of folders by the names of their methods. */
export const folderEndpoints = {
  getValues: getFolderValues,
  assign: assignToFolder,
  getInformation: getMeterFolderInformation,
  setInformation: setMeterFolderInformation,
};
