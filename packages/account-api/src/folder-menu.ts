import { defineEndpoint, text } from '@smart-me/api-core';
import { folderMenuConfiguration } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/** The folder tree of the user. What `filter` matches is not documented. */
export const getFolderMenu = defineEndpoint({
  method: 'GET',
  path: '/FolderMenu',
  scope: 'device.read',
  summary: 'The folder tree of the user.',
  params: { filter: z.optional(text) },
  response: folderMenuConfiguration,
});

/** Writes the folder tree of the user as a whole: what the new one leaves out is gone. */
export const setFolderMenu = defineEndpoint({
  method: 'POST',
  path: '/FolderMenu',
  scope: 'device.readwrite',
  summary: 'Writes the folder tree of the user as a whole.',
  body: folderMenuConfiguration,
});

/** The endpoints of the folder menu by the names of their methods. */
export const folderMenuEndpoints = {
  getMenu: getFolderMenu,
  setMenu: setFolderMenu,
};
