import { accessTokens } from './rest/account/access-tokens.ts';
import { actions } from './rest/account/actions.ts';
import { customDevices } from './rest/account/custom-devices.ts';
import { deviceInformation } from './rest/account/device-information.ts';
import { devices } from './rest/account/devices.ts';
import { folders } from './rest/account/folders.ts';
import { mbusGateways } from './rest/account/mbus-gateways.ts';
import { mbusTelegrams } from './rest/account/mbus-telegrams.ts';
import { oauthApplications } from './rest/account/oauth-applications.ts';
import { pico } from './rest/account/pico.ts';
import { postedDevices } from './rest/account/posted-devices.ts';
import { realtimeRegistrations } from './rest/account/realtime-registrations.ts';
import { refreshTokens } from './rest/account/refresh-tokens.ts';
import { subUsers } from './rest/account/sub-users.ts';
import { users } from './rest/account/users.ts';
import { values } from './rest/account/values.ts';
import { virtualBillingMeters } from './rest/account/virtual-billing-meters.ts';
import { virtualMeters } from './rest/account/virtual-meters.ts';
import { virtualTariffs } from './rest/account/virtual-tariffs.ts';
import type { Implementation } from './rest/implementation.ts';
import { partnerDevices } from './rest/partner/devices.ts';
import { partnerUsers } from './rest/partner/users.ts';
import { partnerValues } from './rest/partner/values.ts';

/** Everything the simulator implements, by resource. */
export const implementations: readonly Implementation[] = [
  ...devices,
  ...postedDevices,
  ...customDevices,
  ...deviceInformation,
  ...actions,
  ...values,
  ...folders,
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
