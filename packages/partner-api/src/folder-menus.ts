import { defineEndpoint, int64 } from '@smart-me/api-core';
import { confirmation, folderMenuConfiguration } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/**
 * The folder tree of a user.
 *
 * @experimental The answer is not published: its shape is inferred from `GET /FolderMenu`; unknown fields are kept.
 */
export const getPartnerFolderMenu = defineEndpoint({
  method: 'GET',
  path: '/partner/foldermenu/{userId}',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: 'The folder tree of a user.',
  params: { userId: int64 },
  response: folderMenuConfiguration,
});

/**
 * Writes the folder tree of a user, and deletes all that was configured before: folders, billing and export. Wants
 * `confirm: 'delete the existing configuration'`, which is not sent.
 *
 * @experimental The body is not published: its shape is inferred from `POST /FolderMenu`.
 */
export const setPartnerFolderMenu = defineEndpoint({
  method: 'POST',
  path: '/partner/foldermenu/{userId}',
  scope: 'partner.write',
  license: 'goldpartner',
  summary: 'Writes the folder tree of a user and deletes all that was configured before.',
  params: { userId: int64, confirm: confirmation('delete the existing configuration') },
  body: folderMenuConfiguration,
});

/**
 * The visualization configuration of all folders of a user.
 *
 * @experimental The answer is not published: it comes as it is sent.
 */
export const getPartnerVisualizationConfiguration = defineEndpoint({
  method: 'GET',
  path: '/partner/visualizationconfiguration/{userId}',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: 'The visualization configuration of all folders of a user.',
  params: { userId: int64 },
  response: z.unknown(),
});

/** The endpoints of folder menus by the names of their methods. */
export const partnerFolderMenuEndpoints = {
  getFolderMenu: getPartnerFolderMenu,
  setFolderMenu: setPartnerFolderMenu,
  getVisualizationConfiguration: getPartnerVisualizationConfiguration,
};
