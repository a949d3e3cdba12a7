// The API as methods
export { type AccountApi, type AccountValues, createAccountApi } from './create-account-api.ts';
export type { AccountCalls } from './account-endpoints.ts';

// What its methods take and return, by resource
export type { DeviceId } from './device-configuration.ts';
export type { ByEnergy, BySubType, DeviceSerial, DevicesApi, SwitchDevice } from './devices.ts';
export type { DeviceUpdate, DeviceValues, NewDevice, PostedDevice } from './posted-devices.ts';
export type {
  DeviceConfiguration,
  DigitalInputType,
  DigitalOutputNoConnectionAction,
  DigitalOutputType,
  DnsUpdateState,
  InputConfiguration,
  OutputConfiguration,
  S0PulseValueType,
  SwitchConfiguration,
  UploadInterval,
} from './device-configuration.ts';
export type {
  CustomDevice,
  CustomDeviceUpdate,
  CustomDeviceValue,
  CustomDevicesApi,
  NewCustomDevice,
} from './custom-devices.ts';
export type { DeviceInPast, Interpolation, ValuesApi, ValuesAt, ValuesBetween, ValuesOf } from './values.ts';
export type {
  ActionInformation,
  ActionToRun,
  ActionType,
  ActionsApi,
  ActionsOf,
  ActionsToRun,
} from './actions.ts';
export type { AssignFolderUser, FolderUser, FolderUsersApi } from './folder-users.ts';
export type {
  AssignToFolder,
  FolderId,
  FolderMenuFilter,
  FolderSettings,
  FolderUpdate,
  FolderValues,
  FoldersApi,
  InputInformation,
  MeterFolderInformation,
  NewName,
  OutputInformation,
} from './folders.ts';
export type {
  MBusAddressingMode,
  MBusBaudrate,
  MBusMeter,
  MBusMeterEnergySubType,
  MBusMeterEnergyType,
  MBusMeterIndex,
  MBusMeterSettings,
  MBusMeterState,
  MBusMeterUpdate,
  NewMBusMeter,
} from './mbus-meters.ts';
export type {
  MBusGateway,
  MBusGatewaySettings,
  MBusGatewayState,
  MBusGatewayUpdate,
  MBusGatewaysApi,
  MBusReadoutInterval,
  RemoveAllMeters,
} from './mbus-gateways.ts';
export type { MBusTelegram, MBusTelegramsApi } from './mbus-telegrams.ts';
export type {
  ConnectionLostAction,
  DynamicCurrent,
  LoadManagementGroup,
  GroupId,
  PhaseCurrents,
} from './load-management.ts';
export type {
  ChargingAuthentication,
  ChargingStopReason,
  CloudConnectionMode,
  LoadSheddingState,
  PicoApi,
  PicoCharging,
  PicoChargingHistoryEntry,
  PicoSettings,
} from './pico.ts';
export type { MeterEventType } from './meter-event-type.ts';
export type {
  NewRealtimeRegistration,
  RealtimeRegistration,
  RealtimeRegistrationId,
  RealtimeRegistrationType,
  RealtimeRegistrationsApi,
} from './realtime-registrations.ts';
export type {
  ClaimTreeNode,
  ClientId,
  ConfidentialAppsApi,
  CreatedUserApp,
  CreatedDeviceApp,
  DeviceApp,
  DeviceAppSettings,
  DeviceAppUpdate,
  DeviceAppsApi,
  OAuthApplications,
  OAuthApplicationsApi,
  PublicAppsApi,
  UserApp,
  UserAppSettings,
  UserAppUpdate,
} from './oauth-applications.ts';
export type { RefreshToken, RefreshTokenId, RefreshTokensApi } from './refresh-tokens.ts';
export type {
  AccessTokensApi,
  NewAccessToken,
  NewSubUser,
  RemoveUser,
  SubUser,
  SubUserId,
  SubUserUpdate,
  SubUsersApi,
  UserApi,
  UserPermissionLevel,
} from './users.ts';
export type {
  Formula,
  MeterToActivate,
  VirtualBillingMetersApi,
  VirtualMetersApi,
} from './virtual-meters.ts';
export type {
  TariffRange,
  TariffFolder,
  VirtualTariff,
  TariffConsumption,
  VirtualTariffType,
  VirtualTariffsApi,
  FolderTariffs,
} from './virtual-tariffs.ts';
export type { ObisCodeLike } from './obis-code.ts';

// What the account and the partner API share
export type {
  DeviceDetails,
  AutoExportSettings,
  ChargingStationState,
  Device,
  ExportInterval,
  FolderMenuConfiguration,
  FolderMenuItem,
  FolderType,
  InterpolatedReading,
  InterpolatedReadings,
  InterpolationInterval,
  MeterEnergyType,
  MeterFamilyType,
  MeterSubType,
  User,
} from '@smart-me/api-core/resources';

// Readings over any range of time
export { pollValues, valuesHistory } from './history.ts';
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

// What a device says
export { type DeviceQuantities, deviceQuantities, type QuantityName } from './device-quantities.ts';
export {
  type DeviceProfiles,
  deviceProfiles,
  type DeviceProfilesOptions,
  type UncheckedDevice,
} from './device-profiles.ts';
export { staleness } from './staleness.ts';
