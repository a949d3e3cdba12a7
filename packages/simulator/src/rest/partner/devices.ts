import { listPartnerDevices } from '@smart-me/partner-api';
import { deviceResource } from '../device-resource.ts';
import { implement, type Implementation } from '../implementation.ts';

/** The devices of a partner's users. */
export const partnerDevices: readonly Implementation[] = [
  implement(listPartnerDevices, (_, { account, now }) =>
    account.users.flatMap(({ devices }) =>
      [...devices.values()].map((device) => deviceResource(device, now)),
    ),
  ),
];
