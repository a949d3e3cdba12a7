import { partnerDeviceEndpoints } from './devices.ts';
import { partnerFolderMenuEndpoints } from './folder-menus.ts';
import { partnerUserEndpoints } from './users.ts';
import { partnerValueEndpoints } from './values.ts';

/**
 * Every endpoint of the Goldpartner API, by resource: what `createPartnerApi` turns into methods.
 *
 * The type is written out, as the inferred one would repeat every schema in the declarations.
 */
export const partnerEndpoints: {
  readonly devices: typeof partnerDeviceEndpoints;
  readonly values: typeof partnerValueEndpoints;
  readonly users: typeof partnerUserEndpoints & typeof partnerFolderMenuEndpoints;
} = {
  devices: partnerDeviceEndpoints,
  values: partnerValueEndpoints,
  users: { ...partnerUserEndpoints, ...partnerFolderMenuEndpoints },
};
