import {
  dateTime,
  defineEndpoint,
  enumeration,
  type EnumerationValue,
  instant,
  text,
  wireObject,
} from '@smart-me/api-core';
import * as z from 'zod/mini';

/** Which meters a sub-user sees. */
export const userPermissionLevel = enumeration({
  selectedFolderAndSubfoldersMeters: 0,
  selectedFolderOnly: 1,
});
export type UserPermissionLevel = EnumerationValue<typeof userPermissionLevel>;

/** A user below the account, who sees some of its folders for some time. */
export const subUser = wireObject({
  id: z.optional(text),
  username: z.optional(text),
  email: z.optional(text),
  permissionLevel: z.optional(userPermissionLevel),
  accessTimeStartDate: z.optional(dateTime),
  accessEndDate: z.optional(dateTime),
  newPassword: z.optional(text),
});
export type SubUser = z.output<typeof subUser>;

/** One sub-user. */
export const getSubUser = defineEndpoint({
  method: 'GET',
  path: '/SubUser/{id}',
  scope: 'user.read',
  summary: 'One sub-user.',
  params: { id: text },
  response: subUser,
});

/**
 * Writes a sub-user, known by its id.
 *
 * @experimental One call writes and creates: that the id makes the difference is inferred from the other resources.
 */
export const updateSubUser = defineEndpoint({
  method: 'POST',
  path: '/SubUser',
  scope: 'user.readwrite',
  summary: 'Writes a sub-user.',
  body: wireObject({
    id: text,
    username: z.optional(text),
    email: z.optional(text),
    permissionLevel: z.optional(userPermissionLevel),
    accessTimeStartDate: z.optional(instant),
    accessEndDate: z.optional(instant),
    /** A secret. */
    newPassword: z.optional(text),
  }),
});

/**
 * Creates a sub-user.
 *
 * @experimental One call writes and creates: that it creates without an id is inferred from the other resources.
 */
export const createSubUser = defineEndpoint({
  method: 'POST',
  path: '/SubUser',
  scope: 'user.readwrite',
  summary: 'Creates a sub-user.',
  body: wireObject({
    username: text,
    email: z.optional(text),
    permissionLevel: userPermissionLevel,
    accessTimeStartDate: z.optional(instant),
    accessEndDate: z.optional(instant),
    /** A secret. */
    newPassword: z.optional(text),
  }),
});

/** Deletes a sub-user. */
export const removeSubUser = defineEndpoint({
  method: 'DELETE',
  path: '/SubUser/{id}',
  scope: 'user.readwrite',
  summary: 'Deletes a sub-user.',
  params: { id: text },
});

/** The endpoints of sub-users by the names of their methods. A server tries `update` before `create`. */
export const subUserEndpoints = {
  get: getSubUser,
  update: updateSubUser,
  create: createSubUser,
  remove: removeSubUser,
};
