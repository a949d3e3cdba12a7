// Calling
export { createClient } from './client/create-client.ts';
export type { ClientOptions } from './client/client-options.ts';
export type { CallArguments, CallOptions, CallPromise, CallResponse, Client } from './client/client.ts';
export type {
  FailureEvent,
  Hooks,
  PauseEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './pipeline/observation.ts';
export type { RetryOptions } from './pipeline/retry.ts';
export { bindEndpoints, type Bound, type BoundEndpoint, type EndpointTree } from './client/bind-endpoints.ts';

// Signing in
export {
  apiKey,
  bearer,
  type AccessToken,
  type AuthContext,
  type AuthProvider,
} from './auth/auth-provider.ts';
export { basicAuth, cardAccessToken, type CardCredentials } from './auth/basic-auth.ts';
export type { BasicCredentials } from './http/basic-credentials.ts';
export { scopes, type AnyScope, type Scope } from './scope.ts';

// Errors
export {
  isSmartMeError,
  SmartMeError,
  type SmartMeErrorCode,
  type SmartMeErrorDetails,
  type SmartMeErrorJson,
} from './error/smart-me-error.ts';

// Endpoints of your own
export { smartMe, type ErrorResponse, type Service, type ServiceError } from './error/service.ts';
export { endpointName } from './endpoint/endpoint.ts';
export { defineEndpoint, type EndpointDefinition } from './endpoint/define-endpoint.ts';
export type { Endpoint, HttpMethod, Input, License, Output, Schema } from './endpoint/endpoint.ts';

// Types of the wire
export { array, optional } from 'zod/mini';
export { bool, int32, text, uuid } from './wire/scalars.ts';
export { double } from './wire/double.ts';
export { int64 } from './wire/int64.ts';
export { dateTime, instant, type Instant } from './wire/date-time.ts';
export {
  enumeration,
  type Enumeration,
  type EnumerationValue,
  type MemberOf,
  type Members,
} from './wire/enumeration.ts';
export { wireObject, type WireObject } from './wire/wire-object.ts';
export type { Fields } from './wire/known-fields.ts';
export { wireType, type WireForm, type WireType } from './wire/wire-type.ts';
