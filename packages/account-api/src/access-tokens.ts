import { defineEndpoint, int64, uuid, wireObject } from '@smart-me/api-core';
import * as z from 'zod/mini';

/** Makes the access token of an NFC card, for `cardAccessToken` of api-core. Without a user it is for the one signed in. */
export const createAccessToken = defineEndpoint({
  method: 'PUT',
  path: '/AccessToken',
  scope: 'user.readwrite',
  summary: 'Makes the access token of an NFC card.',
  body: wireObject({ cardId: int64, userId: z.optional(int64) }),
  response: uuid,
});

/** The endpoint of access tokens by the name of its method. */
export const accessTokenEndpoints = {
  create: createAccessToken,
};
