import { accessTokenEndpoints } from './access-tokens.ts';
import { actionEndpoints } from './actions.ts';
import { customDeviceEndpoints } from './custom-devices.ts';
import { deviceConfigurationEndpoints } from './device-configuration.ts';
import { deviceEndpoints } from './devices.ts';
import { folderMenuEndpoints } from './folder-menu.ts';
import { folderSettingsEndpoints } from './folder-settings.ts';
import { folderUserEndpoints } from './folder-users.ts';
import { folderEndpoints } from './folders.ts';
import { loadManagementEndpoints } from './load-management.ts';
import { mbusGatewayEndpoints } from './mbus-gateways.ts';
import { mbusMeterEndpoints } from './mbus-meters.ts';
import { mbusTelegramEndpoints } from './mbus-telegrams.ts';
import { oauthApplicationEndpoints } from './oauth-applications.ts';
import { picoEndpoints } from './pico.ts';
import { realtimeRegistrationEndpoints } from './realtime-registrations.ts';
import { refreshTokenEndpoints } from './refresh-tokens.ts';
import { subUserEndpoints } from './sub-users.ts';
import { userEndpoints } from './users.ts';
import { valueEndpoints } from './values.ts';
import { virtualBillingMeterEndpoints } from './virtual-billing-meters.ts';
import { virtualMeterEndpoints } from './virtual-meters.ts';
import { virtualTariffEndpoints } from './virtual-tariffs.ts';

/**
 * Every endpoint of one account's API, by resource: what `createAccountApi` turns into methods.
 *
 * Two endpoints can share a method and a path, since creating wants other fields than updating; the one that a server
 * shall try first stands first.
 *
 * The type is written out, as the inferred one would repeat every schema in the declarations.
 */
export const accountEndpoints: {
  readonly devices: typeof deviceEndpoints & typeof deviceConfigurationEndpoints;
  readonly customDevices: typeof customDeviceEndpoints;
  readonly values: typeof valueEndpoints;
  readonly actions: typeof actionEndpoints;
  readonly folders: typeof folderEndpoints & typeof folderSettingsEndpoints & typeof folderMenuEndpoints;
  readonly folderUsers: typeof folderUserEndpoints;
  readonly mbusGateways: typeof mbusGatewayEndpoints & typeof mbusMeterEndpoints;
  readonly mbusTelegrams: typeof mbusTelegramEndpoints;
  readonly pico: typeof picoEndpoints & typeof loadManagementEndpoints;
  readonly realtimeRegistrations: typeof realtimeRegistrationEndpoints;
  readonly oauthApplications: typeof oauthApplicationEndpoints;
  readonly refreshTokens: typeof refreshTokenEndpoints;
  readonly accessTokens: typeof accessTokenEndpoints;
  readonly user: typeof userEndpoints;
  readonly subUsers: typeof subUserEndpoints;
  readonly virtualBillingMeters: typeof virtualBillingMeterEndpoints;
  readonly virtualMeters: typeof virtualMeterEndpoints;
  readonly virtualTariffs: typeof virtualTariffEndpoints;
} = {
  devices: { ...deviceEndpoints, ...deviceConfigurationEndpoints },
  customDevices: customDeviceEndpoints,
  values: valueEndpoints,
  actions: actionEndpoints,
  folders: { ...folderEndpoints, ...folderSettingsEndpoints, ...folderMenuEndpoints },
  folderUsers: folderUserEndpoints,
  mbusGateways: { ...mbusGatewayEndpoints, ...mbusMeterEndpoints },
  mbusTelegrams: mbusTelegramEndpoints,
  pico: { ...picoEndpoints, ...loadManagementEndpoints },
  realtimeRegistrations: realtimeRegistrationEndpoints,
  oauthApplications: oauthApplicationEndpoints,
  refreshTokens: refreshTokenEndpoints,
  accessTokens: accessTokenEndpoints,
  user: userEndpoints,
  subUsers: subUserEndpoints,
  virtualBillingMeters: virtualBillingMeterEndpoints,
  virtualMeters: virtualMeterEndpoints,
  virtualTariffs: virtualTariffEndpoints,
};
