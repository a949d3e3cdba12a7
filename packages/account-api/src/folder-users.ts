import { defineEndpoint, text, uuid } from '@smart-me/api-core';

/**
 * Gives a user a folder to see, instead of `oldFolderId`.
 *
 * @experimental Only types are published: that `source` is the user and `target` the folder is inferred.
 */
export const assignFolderUser = defineEndpoint({
  method: 'POST',
  path: '/folder/user/assign',
  scope: 'user.readwrite',
  summary: 'Gives a user a folder to see.',
  params: { userId: text, folderId: uuid, oldFolderId: text },
  names: { userId: 'source', folderId: 'target', oldFolderId: 'oldFolder' },
});

/**
 * Takes a folder from a user.
 *
 * @experimental Only types are published: that `source` is the user and `target` the folder is inferred.
 */
export const removeFolderUser = defineEndpoint({
  method: 'DELETE',
  path: '/folder/user/assign',
  scope: 'user.readwrite',
  summary: 'Takes a folder from a user.',
  params: { userId: text, folderId: uuid },
  names: { userId: 'source', folderId: 'target' },
});

/** The endpoints of the users of folders by the names of their methods. */
export const folderUserEndpoints = {
  assign: assignFolderUser,
  remove: removeFolderUser,
};
