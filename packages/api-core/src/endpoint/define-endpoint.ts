import { type Service, smartMe } from '../error/service.ts';
import type { AnyScope } from '../scope.ts';
import type { Fields } from '../wire/known-fields.ts';
import { isWireObject } from '../wire/wire-object.ts';
import { endpointName, type Endpoint, type HttpMethod, type License, type Schema } from './endpoint.ts';
import { pathParamNames } from './path-template.ts';

/** RFC 9110 §9.2.2. */
const IDEMPOTENT: readonly HttpMethod[] = ['GET', 'PUT', 'DELETE'];

/** What {@link defineEndpoint} takes. */
export interface EndpointDefinition<
  Path extends string,
  Params extends Fields,
  Body extends Schema | undefined,
  Response extends Schema | undefined,
> {
  readonly method: HttpMethod;
  /** Path below the base URL; each `{name}` must be one of `params`. */
  readonly path: Path;
  /** The service that it belongs to. Without one, a client must name its `baseUrl`. */
  readonly service?: Service | undefined;
  readonly summary?: string;
  readonly scope?: AnyScope;
  readonly license?: License;
  /** Parameters: those named in the path go there, the others into the query. */
  readonly params?: Params & { readonly [Name in PathParam<Path>]: Schema };
  /** TypeScript name → wire name of a query parameter, where they differ. */
  readonly names?: { readonly [Name in keyof NoInfer<Params>]?: string };
  /** The fields of a wire object stand in the call's input beside the parameters; any other body is `input.body`. */
  readonly body?: Body;
  /** Absent: the call answers without content. */
  readonly response?: Response;
  /** Default: as RFC 9110 §9.2.2 has it for the method. */
  readonly idempotent?: boolean;
}

/**
 * Describes one call of an API as data.
 *
 * @throws {TypeError} when the path names a parameter that is not there, or a parameter and a body field share a name.
 * @example
 * const getDevice = defineEndpoint({
 *   method: 'GET', path: '/Devices/{id}', scope: 'device.read', summary: 'One device by its id.',
 *   params: { id: uuid }, response: wireObject({ id: uuid, name: z.optional(text) }),
 * });
 * const device = await client.call(getDevice, { id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1' });
 */
/* @__NO_SIDE_EFFECTS__ */
export function defineEndpoint<
  const Path extends string,
  Params extends Fields = Record<string, never>,
  Body extends Schema | undefined = undefined,
  Response extends Schema | undefined = undefined,
>(
  definition: EndpointDefinition<Path, Params, Body, Response> & RequiredParams<Path>,
): Endpoint<Params, Body, Response> {
  const { method, path, params, body, response } = definition;
  const endpoint: Endpoint<Params, Body, Response> = {
    method,
    path,
    service: 'service' in definition ? definition.service : smartMe, // until the tables name it
    summary: definition.summary ?? '',
    scope: definition.scope,
    license: definition.license,
    params: (params ?? {}) as Params,
    names: (definition.names ?? {}) as Readonly<Record<string, string>>,
    body: body as Body,
    response: response as Response,
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
  if (!isWireObject(body))
    return body !== undefined && Object.hasOwn(params, 'body')
      ? 'body is a parameter and the body'
      : undefined;
  const twice = Object.keys(body.fields).filter((name) => Object.hasOwn(params, name));
  return twice.length > 0 ? `${twice.join(', ')} is a parameter and a field of the body` : undefined;
}

/** The names in `{…}` of a path. */
type PathParam<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParam<Rest>
  : never;

/** A path with parameters needs `params`. */
type RequiredParams<Path extends string> = [PathParam<Path>] extends [never]
  ? unknown
  : { readonly params: Fields };
