// The API as methods, and the endpoints behind them
export { createPartnerApi, type PartnerApi } from './create-partner-api.ts';
export { partnerEndpoints } from './partner-endpoints.ts';

// Endpoints and types by resource
export * from './devices.ts';
export * from './users.ts';
