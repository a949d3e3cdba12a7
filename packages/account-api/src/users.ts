import { defineEndpoint } from '@smart-me/api-core';
import { user } from '@smart-me/api-core/resources';

/** The user that is signed in, with the users below it. */
export const getUser = /* @__PURE__ */ defineEndpoint({
  method: 'GET',
  path: '/User',
  scope: 'user.read',
  summary: 'The user that is signed in.',
  response: user,
});
