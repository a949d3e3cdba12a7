import type { Service } from '../error/service.ts';
import type { AnyScope } from '../scope.ts';
import { type Schema, type SchemaInput, type SchemaOutput, wireTypeOf } from '../wire/schema.ts';
import { type Flat, isWireObject, type ObjectOf, type WireObject } from '../wire/wire-object.ts';
import type { WireType } from '../wire/wire-type.ts';
import { endpointName, type Endpoint, type HttpMethod, type License, type NoInput } from './endpoint.ts';
import { pathParamNames } from './path-template.ts';

/** RFC 9110 §9.2.2. */
const IDEMPOTENT: readonly HttpMethod[] = ['GET', 'PUT', 'DELETE'];

/** The parameters of an endpoint: TypeScript name → type. */
export type Params = Readonly<Record<string, Schema>>;

/** What {@link defineEndpoint} takes. */
export interface EndpointDefinition<
  Path extends string,
  P extends Params,
  Body extends Schema | undefined,
  Response extends Schema | undefined,
> {
  readonly method: HttpMethod;
  /** Path below the base URL; each `{name}` must be one of `params`. */
  readonly path: Path;
  /** The service that it belongs to. Without one, a client must name its `baseUrl`. */
  readonly service?: Service | undefined;
  readonly scope?: AnyScope;
  readonly license?: License;
  /** Parameters: those named in the path go there, the others into the query. */
  readonly params?: P & { readonly [Name in PathParam<Path>]: Schema };
  /** TypeScript name → wire name of a query parameter, where they differ. */
  readonly names?: { readonly [Name in keyof NoInfer<P>]?: string };
  /** The fields of a wire object stand in the call's input beside the parameters; any other body is `input.body`. */
  readonly body?: Body;
  /** Absent: the call returns nothing. */
  readonly response?: Response;
  /** Default: as RFC 9110 §9.2.2 has it for the method. */
  readonly idempotent?: boolean;
}

/**
 * Describes one call of an API as data. Types are wire types, or schemas of any library that follows Standard Schema.
 *
 * @throws {TypeError} when the path names a parameter that is not there, or a parameter and a body field share a name.
 * @example
 * const getDevice: Endpoint<{ id: string }, Device> = defineEndpoint({
 *   method: 'GET', path: '/Devices/{id}', scope: 'device.read', params: { id: uuid }, response: device,
 * });
 * const { name } = await client.call(getDevice, { id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1' });
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineEndpoint<
  const Path extends string,
  P extends Params = never,
  Body extends Schema | undefined = undefined,
  Response extends Schema | undefined = undefined,
>(
  definition: EndpointDefinition<Path, P, Body, Response> & RequiredParams<Path>,
): Endpoint<InputOf<P, Body>, OutputOf<Response>> {
  const { method, path, body, response } = definition;
  const params: Params = definition.params ?? {};
  const endpoint: Endpoint<InputOf<P, Body>, OutputOf<Response>> = {
    method,
    path,
    service: definition.service,
    scope: definition.scope,
    license: definition.license,
    params: Object.fromEntries(Object.entries(params).map(([name, schema]) => [name, wireTypeOf(schema)])),
    names: (definition.names ?? {}) as Readonly<Record<string, string>>,
    body: body && wireTypeOf(body),
    response: response && wireTypeOf(response),
    idempotent: definition.idempotent ?? IDEMPOTENT.includes(method),
  };
  const flaw = flawOf(endpoint);
  if (flaw !== undefined) throw new TypeError(`${endpointName(endpoint)}: ${flaw}`);
  return Object.freeze(endpoint);
}

/** Why calls of the endpoint could not be built, where the compiler cannot see it. */
function flawOf({ path, params, body }: Endpoint): string | undefined {
  const missing = pathParamNames(path).filter((name) => !Object.hasOwn(params, name));
  if (missing.length > 0) return `the path names ${missing.join(', ')}, which params does not have`;
  // Without parameters none can share its name with a field; and a recursive body need not be looked at yet.
  if (Object.keys(params).length === 0) return undefined;
  if (!isWireObject(body))
    return body !== undefined && Object.hasOwn(params, 'body')
      ? 'body is a parameter and the body'
      : undefined;
  const twice = Object.keys(body.fields).filter((name) => Object.hasOwn(params, name));
  return twice.length > 0 ? `${twice.join(', ')} is a parameter and a field of the body` : undefined;
}

/** What a call takes for these parameters and this body. */
export type InputOf<P extends Params, Body extends Schema | undefined> = [P] extends [never]
  ? Body extends Schema
    ? BodyInput<Body>
    : NoInput
  : Flat<ObjectOf<P> & (Body extends Schema ? BodyInput<Body> : unknown)>;

type BodyInput<Body extends Schema> =
  Body extends WireObject<infer T> ? T : { readonly body: SchemaInput<Body> };

type OutputOf<Response extends Schema | undefined> =
  Response extends WireType<infer Value>
    ? Value
    : Response extends Schema
      ? SchemaOutput<Response>
      : undefined;

/** The names in `{…}` of a path. */
type PathParam<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParam<Rest>
  : never;

/** A path with parameters needs `params`. */
type RequiredParams<Path extends string> = [PathParam<Path>] extends [never]
  ? unknown
  : { readonly params: Params };
