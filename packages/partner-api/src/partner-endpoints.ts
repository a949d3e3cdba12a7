import type { EndpointsOf } from '@smart-me/api-core';
import { partnerDeviceEndpoints, type PartnerDevicesApi } from './devices.ts';
import { partnerUserEndpoints, type PartnerUsersApi } from './users.ts';
import { partnerValueEndpoints, type PartnerValuesApi } from './values.ts';

/** The calls of the Goldpartner API as methods, by resource. */
export interface PartnerCalls {
  /** The devices of the partner's users. */
  readonly devices: PartnerDevicesApi;
  /** The values of these devices. */
  readonly values: PartnerValuesApi;
  /** The partner's users and their folders. */
  readonly users: PartnerUsersApi;
}

/** Every endpoint of the Goldpartner API, by resource: what `createPartnerApi` turns into methods. */
export const partnerEndpoints: EndpointsOf<PartnerCalls> = {
  devices: partnerDeviceEndpoints,
  values: partnerValueEndpoints,
  users: partnerUserEndpoints,
};
