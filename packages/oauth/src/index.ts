// A client of the authorization server
export {
  createOAuthClient,
  type OAuthClient,
  type OAuthClientOptions,
  type WaitOptions,
} from './client/oauth-client.ts';
export {
  type ClientCredentials,
  type ClientIdentity,
  type ClientKind,
  confidential,
  deviceClient,
  publicClient,
} from './server/client-kind.ts';
export {
  type EndpointChoice,
  type Endpoints,
  endpointSets,
  type ServerOptions,
} from './server/authorization-server.ts';
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
export { clientCredentials, type ClientCredentialsOptions } from './grants/client-credentials.ts';
export { type TokenResponse, Tokens } from './server/tokens.ts';

// Tokens that stay fresh
export {
  type RefreshEvent,
  type TokenSource,
  tokenSource,
  type TokenSourceOptions,
} from './token-source/token-source.ts';
export { type Awaitable, memoryStore, type TokenStore } from './stores/token-store.ts';
export { type WebStorage, webStorage } from './stores/web-storage.ts';

// Errors
export {
  isOAuthError,
  OAuthError,
  type OAuthErrorCode,
  type OAuthErrorDetails,
  oauthErrorHints,
  type ServerErrorCode,
} from './error/oauth-error.ts';

// For library authors
export type { Clock } from './options/clock.ts';
export type { Grant, UnattendedGrant } from './grants/grant.ts';
export type { ResolveServer, ServerMetadata } from './server/authorization-server.ts';
export type { ClientRequest, TokenEndpoint } from './server/token-endpoint.ts';
export type { DeviceAuthorizationResponse } from './server/token-response.ts';
