export { type DeviceDetails, deviceDetails } from './device-details.ts';
export { type ChargingStationState, chargingStationState } from './charging-station-state.ts';
export { confirmation, type Confirmation } from './confirmation.ts';
export { type Device, device, quantities } from './device.ts';
export { deviceId } from './device-id.ts';
export {
  type AutoExportSettings,
  type ExportInterval,
  type FolderMenuConfiguration,
  type FolderMenuItem,
  type FolderType,
  autoExportSettings,
  exportInterval,
  folderMenuConfiguration,
  folderMenuItem,
  folderType,
} from './folder-menu-configuration.ts';
export {
  type InterpolatedValuesData,
  type InterpolatedValuesResult,
  type InterpolationFigures,
  type InterpolationInterval,
  interpolatedValuesData,
  interpolatedValuesResult,
  interpolationInterval,
} from './interpolated-values-result.ts';
export {
  type MeterEnergyType,
  type MeterFamilyType,
  type MeterSubType,
  meterEnergyType,
  meterFamilyType,
  meterSubType,
} from './meter-types.ts';
export { type User, user } from './user.ts';
export { type ValueData, type ValuesData, valueData, valuesData } from './values-data.ts';
export {
  type InterpolatedReading,
  type InterpolatedReadings,
  interpolatedReading,
  interpolatedReadings,
  reading,
} from './reading.ts';
