// The API as methods, and the endpoints behind them
export { type AccountApi, createAccountApi } from './create-account-api.ts';
export { accountEndpoints } from './account-endpoints.ts';

// Endpoints and types by resource
export * from './devices.ts';
export * from './realtime-registrations.ts';
export * from './users.ts';
export * from './values.ts';
