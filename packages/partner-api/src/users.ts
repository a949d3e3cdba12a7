import { defineEndpoint, int64, text, wireObject } from '@smart-me/api-core';
import { user } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/**
 * All users of the partner.
 *
 * @experimental The answer is not published: its shape is inferred from `GET /User`; unknown fields are kept.
 */
export const listPartnerUsers = defineEndpoint({
  method: 'GET',
  path: '/partner/user',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: 'All users of the partner.',
  response: z.array(user),
});

/**
 * Creates a user under the partner.
 *
 * @experimental The body is not published: its fields are inferred, unknown ones are sent along.
 */
export const signUpPartnerUser = defineEndpoint({
  method: 'POST',
  path: '/SignUpPartner',
  scope: 'partner.write',
  license: 'goldpartner',
  summary: 'Creates a user under the partner.',
  body: wireObject({
    username: text,
    email: text,
    /** A secret. */
    password: text,
  }),
});

/**
 * Changes e-mail and password of a user that the partner created.
 *
 * @experimental The body is not published: the names of its fields are inferred.
 */
export const updatePartnerUser = defineEndpoint({
  method: 'POST',
  path: '/partner/user/{userId}',
  scope: 'partner.write',
  license: 'goldpartner',
  summary: 'Changes e-mail and password of a user that the partner created.',
  params: { userId: int64 },
  body: wireObject({
    email: z.optional(text),
    /** A secret. */
    password: z.optional(text),
  }),
});

/** The endpoints of users by the names of their methods. */
export const partnerUserEndpoints = {
  list: listPartnerUsers,
  signUp: signUpPartnerUser,
  update: updatePartnerUser,
};
