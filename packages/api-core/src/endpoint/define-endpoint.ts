import type { Service } from '../error/service.ts';
import type { AnyScope } from '../scope.ts';
import { type Schema, type SchemaInput, type SchemaOutput, wireTypeOf, wireTypesOf } from '../wire/schema.ts';
import type { Flat, ObjectOf, WireObject } from '../wire/wire-object.ts';
import type { WireType } from '../wire/wire-type.ts';
import type { Endpoint, HttpMethod, License, NoInput } from './endpoint.ts';

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
 * The compiler refuses a path that names a parameter which is not there, and a parameter that shares its name with a field of
 * the body.
 *
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
  definition: EndpointDefinition<Path, P, Body, Response> &
    RequiredParams<Path> &
    DistinctNames<NoInfer<P>, NoInfer<Body>>,
): Endpoint<InputOf<P, Body>, OutputOf<Response>> {
  const { method, path, service, scope, license, params = {}, body, response } = definition;
  return Object.freeze<Endpoint<InputOf<P, Body>, OutputOf<Response>>>({
    method,
    path,
    service,
    scope,
    license,
    params: wireTypesOf(params),
    names: (definition.names ?? {}) as Readonly<Record<string, string>>,
    body: body && wireTypeOf(body),
    response: response && wireTypeOf(response),
    idempotent: definition.idempotent ?? IDEMPOTENT.includes(method),
  });
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

/** Parameters and body are one input: each name can stand for one of them only. */
type DistinctNames<P extends Params, Body extends Schema | undefined> = [SharedName<P, Body>] extends [never]
  ? unknown
  : { readonly body: `${SharedName<P, Body>} is a parameter, too` };

type SharedName<P extends Params, Body extends Schema | undefined> = [P] extends [never]
  ? never
  : Body extends Schema
    ? keyof P & keyof BodyInput<Body> & string
    : never;
