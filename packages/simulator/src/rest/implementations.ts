import { accessTokens } from './account/access-tokens.ts';
import { actions } from './account/actions.ts';
import { customDevices } from './account/custom-devices.ts';
import { deviceInformation } from './account/device-information.ts';
import { devices } from './account/devices.ts';
import { folderMenus } from './account/folder-menus.ts';
import { folderUsers } from './account/folder-users.ts';
import { folders } from './account/folders.ts';
import { mbusGateways } from './account/mbus-gateways.ts';
import { mbusTelegrams } from './account/mbus-telegrams.ts';
import { oauthApplications } from './account/oauth-applications.ts';
import { pico } from './account/pico.ts';
import { postedDevices } from './account/posted-devices.ts';
import { realtimeRegistrations } from './account/realtime-registrations.ts';
import { refreshTokens } from './account/refresh-tokens.ts';
import { subUsers } from './account/sub-users.ts';
import { users } from './account/users.ts';
import { values } from './account/values.ts';
import { virtualBillingMeters } from './account/virtual-billing-meters.ts';
import { virtualMeters } from './account/virtual-meters.ts';
import { virtualTariffs } from './account/virtual-tariffs.ts';
import type { Implementation } from './implementation.ts';
import { partnerDevices } from './partner/devices.ts';
import { partnerUsers } from './partner/users.ts';
import { partnerValues } from './partner/values.ts';

/** Everything the simulator answers, by resource. */
export const implementations: readonly Implementation[] = [
  ...devices,
  ...postedDevices,
  ...customDevices,
  ...deviceInformation,
  ...actions,
  ...values,
  ...folders,
  ...folderMenus,
  ...folderUsers,
  ...mbusGateways,
  ...mbusTelegrams,
  ...pico,
  ...realtimeRegistrations,
  ...oauthApplications,
  ...refreshTokens,
  ...accessTokens,
  ...users,
  ...subUsers,
  ...virtualBillingMeters,
  ...virtualMeters,
  ...virtualTariffs,
  ...partnerDevices,
  ...partnerValues,
  ...partnerUsers,
];
