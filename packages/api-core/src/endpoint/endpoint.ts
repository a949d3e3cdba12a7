import type * as z from 'zod/mini';
import type { Service } from '../error/service.ts';
import type { AnyScope } from '../scope.ts';
import type { Fields } from '../wire/known-fields.ts';
import type { WireObject } from '../wire/wire-object.ts';

/** Any schema of zod, classic or mini. */
export type Schema = z.core.$ZodType;

/** The methods an endpoint can have. */
export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** A licence that some calls need. */
export type License = 'professional' | 'goldpartner';

/** One call of an API as data: client, server and documentation read the same. Made by `defineEndpoint`. */
export interface Endpoint<
  Params extends Fields = Fields,
  Body extends Schema | undefined = Schema | undefined,
  Response extends Schema | undefined = Schema | undefined,
> {
  readonly method: HttpMethod;
  /** Path below the base URL; `{name}` stands for the parameter `name`. */
  readonly path: string;
  /** The service that it belongs to; `undefined`: one that errors cannot name, and that is where the client's `baseUrl` says. */
  readonly service: Service | undefined;
  /** What the call does, in a sentence. */
  readonly summary: string;
  /**
   * The scope that the API key or the access token must have.
   *
   * @experimental The scopes are published, and not which call wants which: that is inferred for every endpoint.
   */
  readonly scope: AnyScope | undefined;
  readonly license: License | undefined;
  /** Parameters by TypeScript name: those named in the path, the others of the query. */
  readonly params: Params;
  /** TypeScript name → wire name of a query parameter, where they differ. */
  readonly names: Readonly<Record<string, string>>;
  readonly body: Body;
  /** Schema of the answer; `undefined`: the call answers without content. */
  readonly response: Response;
  /** Whether sending it twice does no more than sending it once (RFC 9110 §9.2.2), so that it may be retried. */
  readonly idempotent: boolean;
}

/** How errors and hooks name an endpoint: `GET /Devices/{id}`. */
export function endpointName({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** What a call of the endpoint takes: its parameters and the fields of its body, or `body` when that is no object. */
export type Input<E extends Endpoint> =
  E extends Endpoint<infer Params, infer Body> ? Flat<ParamsInput<Params> & BodyInput<Body>> : never;

/** What a call of the endpoint answers. */
export type Output<E extends Endpoint> =
  E extends Endpoint<Fields, Schema | undefined, infer Response>
    ? Response extends Schema
      ? z.output<Response>
      : undefined
    : never;

type ParamsInput<Params extends Fields> =
  Params extends Record<string, never> ? unknown : z.output<z.ZodMiniObject<Params>>;

type BodyInput<Body extends Schema | undefined> = Body extends WireObject
  ? z.output<Body>
  : Body extends Schema
    ? { body: z.output<Body> }
    : unknown;

/** One object type for the reader of a hover; nothing at all where there is no input. */
type Flat<T> = unknown extends T ? Record<string, never> : { [K in keyof T]: T[K] };
