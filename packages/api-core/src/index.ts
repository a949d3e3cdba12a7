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
export { bindEndpoints, type Bound, type EndpointsOf, type Method } from './client/bind-endpoints.ts';

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
export { endpointName, endpointsOf } from './endpoint/endpoint.ts';
export {
  defineEndpoint,
  type EndpointDefinition,
  type InputOf,
  type Params,
} from './endpoint/define-endpoint.ts';
export type {
  Endpoint,
  EndpointTree,
  HttpMethod,
  Input,
  License,
  NoInput,
  Output,
} from './endpoint/endpoint.ts';

// Types of the wire
export {
  array,
  mapped,
  type Mapped,
  type Mapping,
  optional,
  type Optional,
  unknown,
  type WireArray,
  type WireType,
} from './wire/wire-type.ts';
export {
  annotate,
  bool,
  double,
  int32,
  int64,
  type JsonForm,
  jsonFormOf,
  scalar,
  type Scalar,
  type ScalarForm,
  text,
  uuid,
} from './wire/scalars.ts';
export { dateTime, instant, type Instant } from './wire/date-time.ts';
export {
  enumeration,
  type Enumeration,
  type EnumerationOf,
  type EnumerationValue,
  type NameOf,
  type PublishedNames,
  type UnknownName,
} from './wire/enumeration.ts';
export {
  type Fields,
  type FieldsOf,
  type ObjectOf,
  wireObject,
  type WireObject,
  type WireObjectOptions,
} from './wire/wire-object.ts';
export type { Schema, SchemaInput, SchemaOutput, StandardSchema } from './wire/schema.ts';
export type { Conversion, Problem, UnknownFields, WireStyle } from './wire/conversion.ts';
