import { defineEndpoint } from '@smart-me/api-core';
import { confirmation, user } from '@smart-me/api-core/resources';

/** The user that is signed in, with the users below it. */
export const getUser = defineEndpoint({
  method: 'GET',
  path: '/User',
  scope: 'user.read',
  summary: 'The user that is signed in.',
  response: user,
});

/** Deletes the account that is signed in. Wants `confirm: 'delete my account'`, which is not sent. */
export const removeUser = defineEndpoint({
  method: 'DELETE',
  path: '/User',
  scope: 'user.readwrite',
  summary: 'Deletes the account.',
  params: { confirm: confirmation('delete my account') },
});

/** The endpoints of the user by the names of their methods. */
export const userEndpoints = {
  get: getUser,
  remove: removeUser,
};
