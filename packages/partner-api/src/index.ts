// The API as methods, and the endpoints behind them
export { createPartnerApi, type PartnerApi } from './create-partner-api.ts';
export { partnerEndpoints } from './partner-endpoints.ts';

// Endpoints by resource
export * from './devices.ts';
export * from './folder-menus.ts';
export * from './users.ts';
export * from './values.ts';

// What readings are made of
export {
  interpolatedReading,
  type InterpolatedReading,
  interpolatedReadings,
  type InterpolatedReadings,
} from './interpolated-readings.ts';
export { reading } from './reading.ts';
