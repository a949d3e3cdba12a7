import { bool, defineEndpoint, double, int64, text, uuid, wireObject } from '@smart-me/api-core';
import { folderMenuItem, folderType } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/** The settings of a folder. */
export const folderSettings = wireObject({
  name: z.optional(text),
  description: z.optional(text),
  folderType: z.optional(folderType),
  serialNumber: z.optional(int64),
  enable: z.optional(bool),
  valueCorrection: z.optional(double),
  valueCorrectionParentFolder: z.optional(double),
  useableForVirtualBillingMeters: z.optional(bool),
  parentFolderId: z.optional(uuid),
  visualizationName: z.optional(text),
});
export type FolderSettings = z.output<typeof folderSettings>;

/** The settings of a folder. */
export const getFolderSettings = defineEndpoint({
  method: 'GET',
  path: '/folder/settings/{id}',
  scope: 'device.read',
  summary: 'The settings of a folder.',
  params: { id: uuid },
  response: folderSettings,
});

/** Creates a folder, in `parentFolderId` or at the top. The empty GUID in the path says that it is new. */
export const createFolder = defineEndpoint({
  method: 'POST',
  path: '/folder/settings/00000000-0000-0000-0000-000000000000',
  scope: 'device.readwrite',
  summary: 'Creates a folder.',
  body: folderSettings,
  response: folderMenuItem,
});

/** Writes the settings of a folder. */
export const updateFolder = defineEndpoint({
  method: 'POST',
  path: '/folder/settings/{id}',
  scope: 'device.readwrite',
  summary: 'Writes the settings of a folder.',
  params: { id: uuid },
  body: folderSettings,
  response: folderMenuItem,
});

/** Deletes a folder. */
export const removeFolder = defineEndpoint({
  method: 'DELETE',
  path: '/folder/settings/{id}',
  scope: 'device.readwrite',
  summary: 'Deletes a folder.',
  params: { id: uuid },
});

/** The endpoints of folder settings by the names of their methods. A server tries `create` before `update`. */
export const folderSettingsEndpoints = {
  create: createFolder,
  getSettings: getFolderSettings,
  update: updateFolder,
  remove: removeFolder,
};
