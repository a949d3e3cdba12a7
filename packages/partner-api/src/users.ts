import { defineEndpoint } from '@smart-me/api-core';
import { user } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/** All users of the partner. The shape is inferred from `GET /User`; unknown fields are kept. */
export const listPartnerUsers = /* @__PURE__ */ defineEndpoint({
  method: 'GET',
  path: '/partner/user',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: 'All users of the partner.',
  response: z.array(user),
});
