import { listPartnerDevices } from './devices.ts';
import { listPartnerUsers } from './users.ts';

/** Every endpoint of the Goldpartner API, by resource. */
export const partnerEndpoints = {
  devices: {
    list: listPartnerDevices,
  },
  users: {
    list: listPartnerUsers,
  },
};
