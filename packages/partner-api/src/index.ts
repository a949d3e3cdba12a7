// The API as methods, and the endpoints behind them
export { createPartnerApi, type PartnerApi } from './create-partner-api.ts';
export { partnerEndpoints } from './partner-endpoints.ts';

// Endpoints by resource
export * from './devices.ts';
export * from './folder-menus.ts';
export * from './users.ts';
export * from './values.ts';

// The types of the answers that the account and the partner API share
export type {
  AdditionalDeviceInformation,
  Device,
  FolderMenuConfiguration,
  FolderMenuItem,
  InterpolationInterval,
  User,
} from '@smart-me/api-core/resources';

// What readings are made of
