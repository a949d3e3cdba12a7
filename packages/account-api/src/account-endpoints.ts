import type { EndpointsOf } from '@smart-me/api-core';
import { type ActionsApi, actionEndpoints } from './actions.ts';
import { type CustomDevicesApi, customDeviceEndpoints } from './custom-devices.ts';
import { deviceEndpoints, type DevicesApi } from './devices.ts';
import { folderEndpoints, type FoldersApi } from './folders.ts';
import { folderUserEndpoints, type FolderUsersApi } from './folder-users.ts';
import { mbusGatewayEndpoints, type MBusGatewaysApi } from './mbus-gateways.ts';
import { mbusTelegramEndpoints, type MBusTelegramsApi } from './mbus-telegrams.ts';
import { oauthApplicationEndpoints, type OAuthApplicationsApi } from './oauth-applications.ts';
import { refreshTokenEndpoints, type RefreshTokensApi } from './refresh-tokens.ts';
import { type PicoApi, picoEndpoints } from './pico.ts';
import { realtimeRegistrationEndpoints, type RealtimeRegistrationsApi } from './realtime-registrations.ts';
import {
  accessTokenEndpoints,
  type AccessTokensApi,
  subUserEndpoints,
  type SubUsersApi,
  type UserApi,
  userEndpoints,
} from './users.ts';
import { valueEndpoints, type ValuesApi } from './values.ts';
import {
  virtualBillingMeterEndpoints,
  type VirtualBillingMetersApi,
  virtualMeterEndpoints,
  type VirtualMetersApi,
} from './virtual-meters.ts';
import { virtualTariffEndpoints, type VirtualTariffsApi } from './virtual-tariffs.ts';

/** Every call of one account's API, by resource. */
export interface AccountCalls {
  /** Devices with their last values, and their settings. */
  readonly devices: DevicesApi;
  /** Devices of one's own that are no meters, with values of any kind. */
  readonly customDevices: CustomDevicesApi;
  /** The values of devices, now and in the past. */
  readonly values: ValuesApi;
  /** What devices can be told to do. */
  readonly actions: ActionsApi;
  /** Folders and what is in them. */
  readonly folders: FoldersApi;
  /** Which users see which folders. */
  readonly folderUsers: FolderUsersApi;
  /** M-Bus gateways and the meters on their buses. */
  readonly mbusGateways: MBusGatewaysApi;
  /** Telegrams of M-Bus meters. */
  readonly mbusTelegrams: MBusTelegramsApi;
  /** Pico charging stations and the groups that share a current. */
  readonly pico: PicoApi;
  /** Webhooks for readings as they arrive. */
  readonly realtimeRegistrations: RealtimeRegistrationsApi;
  /** The account's OAuth applications. */
  readonly oauthApplications: OAuthApplicationsApi;
  /** What applications hold to renew their sign-in. */
  readonly refreshTokens: RefreshTokensApi;
  /** Access tokens on NFC cards. */
  readonly accessTokens: AccessTokensApi;
  /** The user that is signed in. */
  readonly user: UserApi;
  /** Users who see some folders of the account for some time. */
  readonly subUsers: SubUsersApi;
  /** Meters that bill what several people use. */
  readonly virtualBillingMeters: VirtualBillingMetersApi;
  /** Meters that are computed from others. */
  readonly virtualMeters: VirtualMetersApi;
  /** Energy by where it comes from. */
  readonly virtualTariffs: VirtualTariffsApi;
}

/**
 * Every endpoint of one account's API, by resource: what `createAccountApi` turns into methods.
 *
 * Two endpoints can share a method and a path, since creating needs other fields than updating; the one that a server
 * shall try first stands first.
 */
export const accountEndpoints: EndpointsOf<AccountCalls> = {
  devices: deviceEndpoints,
  customDevices: customDeviceEndpoints,
  values: valueEndpoints,
  actions: actionEndpoints,
  folders: folderEndpoints,
  folderUsers: folderUserEndpoints,
  mbusGateways: mbusGatewayEndpoints,
  mbusTelegrams: mbusTelegramEndpoints,
  pico: picoEndpoints,
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
