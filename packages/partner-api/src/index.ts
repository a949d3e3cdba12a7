// The API as methods
export { createPartnerApi } from './create-partner-api.ts';
export type { PartnerApi } from './partner-endpoints.ts';

// What its methods take and return, by resource
export type { FirmwareUpdate, PartnerDevice, PartnerDevicesApi, UserId } from './devices.ts';
export type { Interpolation, PartnerValuesApi, ValuesBetween } from './values.ts';
export type {
  NewFolderMenu,
  NewPartnerUser,
  PartnerUserSettings,
  PartnerUserUpdate,
  PartnerUsersApi,
} from './users.ts';

// What the account and the partner API share
export type {
  DeviceDetails,
  Device,
  FolderMenuConfiguration,
  FolderMenuItem,
  InterpolatedReading,
  InterpolatedReadings,
  InterpolationInterval,
  User,
} from '@smart-me/api-core/resources';
