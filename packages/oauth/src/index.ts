// A client of the authorization server
export {
  createOAuthClient,
  type OAuthClient,
  type OAuthClientOptions,
  type WaitOptions,
} from './oauth-client.ts';
export {
  type ClientCredentials,
  type ClientIdentity,
  type ClientKind,
  confidential,
  deviceClient,
  publicClient,
} from './client-kind.ts';
export type { ServerOptions } from './server/authorization-server.ts';
export { type EndpointChoice, type Endpoints, endpointSets } from './server/endpoints.ts';
export type { ExchangeEvent, RetryOptions } from './server/transport.ts';

// Grants
export type { AuthorizationRequest, BegunAuthorization } from './grants/authorization-code.ts';
export type { PendingAuthorization } from './grants/pending-authorization.ts';
export {
  deviceCode,
  type DeviceCodeOptions,
  type DeviceProgress,
  type DevicePrompt,
} from './grants/device-code.ts';
export * from './grants/implicit.ts';
export { clientCredentials } from './grants/client-credentials.ts';
export type { Grant, UnattendedGrant } from './grants/grant.ts';
export { type TokenResponse, Tokens } from './tokens.ts';

// Tokens that stay fresh
export {
  type RenewalEvent,
  type TokenSource,
  tokenSource,
  type TokenSourceOptions,
} from './token-source/token-source.ts';
export { memoryStore } from './stores/memory-store.ts';
export { type WebStorage, webStorage } from './stores/web-storage.ts';
export type { TokenStore } from './stores/token-store.ts';

// Errors
export { isOAuthError, OAuthError, type OAuthErrorDetails } from './error/oauth-error.ts';
export { type OAuthErrorCode, oauthErrorHints } from './error/oauth-error-hints.ts';

// For library authors
export type { Clock } from './clock.ts';
