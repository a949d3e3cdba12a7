import { partnerDeviceEndpoints } from './devices.ts';
import { partnerFolderMenuEndpoints } from './folder-menus.ts';
import { partnerUserEndpoints } from './users.ts';
import { partnerValueEndpoints } from './values.ts';

/** Every endpoint of the Goldpartner API, by resource: what `createPartnerApi` turns into methods. */
export const partnerEndpoints = {
  devices: partnerDeviceEndpoints,
  values: partnerValueEndpoints,
  users: { ...partnerUserEndpoints, ...partnerFolderMenuEndpoints },
};
