// The API as methods
export { createPartnerApi, type PartnerApi, type PartnerValues } from './create-partner-api.ts';
export type { PartnerCalls } from './partner-endpoints.ts';

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

// Readings over any range of time, and as they become new
export { partnerValuesHistory, pollPartnerValues } from './history.ts';
export type {
  DeviceLike,
  HistoryEntry,
  HistoryGap,
  HistoryOptions,
  HistoryProgress,
  HistoryReading,
  PollOptions,
  ReadingsOfOneCall,
  StaleDevice,
} from '@smart-me/api-core/values';

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
