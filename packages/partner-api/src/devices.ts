import { defineEndpoint } from '@smart-me/api-core';
import { device } from '@smart-me/api-core/resources';
import * as z from 'zod/mini';

/** All devices of the partner's users. The shape is inferred from `GET /Devices`; unknown fields are kept. */
export const listPartnerDevices = /* @__PURE__ */ defineEndpoint({
  method: 'GET',
  path: '/PartnerAllDevices',
  scope: 'partner.read',
  license: 'goldpartner',
  summary: "All devices of the partner's users.",
  response: z.array(device),
});
