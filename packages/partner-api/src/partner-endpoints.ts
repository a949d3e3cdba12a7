import type { EndpointsOf } from '@smart-me/api-core';
import { partnerDeviceEndpoints, type PartnerDevicesApi } from './devices.ts';
import { partnerUserEndpoints, type PartnerUsersApi } from './users.ts';
import { partnerValueEndpoints, type PartnerValuesApi } from './values.ts';

/** The Goldpartner API as methods, by resource. */
export interface PartnerApi {
  /** The devices of the partner's users. */
  readonly devices: PartnerDevicesApi;
  /** The values of these devices. */
  readonly values: PartnerValuesApi;
  /** The partner's users and their folders. */
  readonly users: PartnerUsersApi;
}

/** Every endpoint of the Goldpartner API, by resource: what `createPartnerApi` turns into methods. */
export const partnerEndpoints: EndpointsOf<PartnerApi> = {
  devices: partnerDeviceEndpoints,
  values: partnerValueEndpoints,
  users: partnerUserEndpoints,
};
