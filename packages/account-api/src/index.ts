// The API as methods, and the endpoints behind them
export { type AccountApi, type AccountValues, createAccountApi } from './create-account-api.ts';
export { accountEndpoints } from './account-endpoints.ts';

// Endpoints and types by resource
export * from './access-tokens.ts';
export * from './actions.ts';
export * from './custom-devices.ts';
export * from './device-configuration.ts';
export * from './devices.ts';
export * from './folder-menu.ts';
export * from './folder-settings.ts';
export * from './folder-users.ts';
export * from './folders.ts';
export * from './load-management.ts';
export * from './mbus-gateways.ts';
export * from './mbus-meters.ts';
export * from './mbus-telegrams.ts';
export * from './meter-event-type.ts';
export * from './oauth-applications.ts';
export * from './pico.ts';
export * from './realtime-registrations.ts';
export * from './refresh-tokens.ts';
export * from './sub-users.ts';
export * from './users.ts';
export * from './values.ts';
export * from './virtual-billing-meters.ts';
export * from './virtual-meters.ts';
export * from './virtual-tariffs.ts';

// The types of the answers that the account and the partner API share
export type {
  AdditionalDeviceInformation,
  ChargingStationState,
  Device,
  FolderMenuConfiguration,
  FolderMenuItem,
  FolderType,
  InterpolationInterval,
  MeterEnergyType,
  MeterFamilyType,
  MeterSubType,
  User,
} from '@smart-me/api-core/resources';

// What readings and actions are made of
export { obisCode, obisCodeLike, type ObisCodeLike } from './obis-code.ts';

// Readings over any range of time
export { valuesHistory } from './history/values-history.ts';
export type { HistoryEntry, HistoryGap, HistoryReading } from './history/history-entry.ts';
export type { HistoryOptions } from './history/history-options.ts';
export type { HistoryProgress } from './history/history-progress.ts';

// What a device says
export {
  type DeviceQuantities,
  deviceQuantities,
  type Quantity,
  type QuantityName,
} from './device-quantities.ts';
export { staleness } from './staleness.ts';
