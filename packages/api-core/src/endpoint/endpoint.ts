import type { Service } from '../error/service.ts';
import type { AnyScope } from '../scope.ts';
import type { Fields } from '../wire/wire-object.ts';
import type { WireType } from '../wire/wire-type.ts';

/** The methods an endpoint can have. */
export type HttpMethod = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';

/** A licence that some calls need. */
export type License = 'professional' | 'goldpartner';

/**
 * One call of an API as data: client, server and documentation read the same. It takes an `Input` and returns an `Output`.
 * Made by `defineEndpoint`.
 */
export interface Endpoint<Input = never, Output = unknown> {
  readonly method: HttpMethod;
  /** Path below the base URL; `{name}` stands for the parameter `name`. */
  readonly path: string;
  /** The service that it belongs to; `undefined`: one that errors cannot name, and that is where the client's `baseUrl` says. */
  readonly service: Service | undefined;
  /**
   * The scope that the API key or the access token must have.
   *
   * @experimental The scopes are published, and not which call needs which: that is inferred for every endpoint.
   */
  readonly scope: AnyScope | undefined;
  readonly license: License | undefined;
  /** Parameters by TypeScript name: those named in the path, the others of the query. */
  readonly params: Fields;
  /** TypeScript name → wire name of a query parameter, where they differ. */
  readonly names: Readonly<Record<string, string>>;
  readonly body: WireType<unknown> | undefined;
  /** Type of the response; `undefined`: the call returns nothing. */
  readonly response: WireType<unknown> | undefined;
  /** Whether sending it twice does no more than sending it once (RFC 9110 §9.2.2), so that it may be retried. */
  readonly idempotent: boolean;
  /** For the type only: there is no such function at run time. */
  readonly '~call'?: ((input: Input) => Output) | undefined;
}

/** How errors and hooks name an endpoint: `GET /Devices/{id}`. */
export function endpointName({ method, path }: Pick<Endpoint, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

/** The input of a call that needs none. */
export type NoInput = Record<string, never>;

/** What a call of the endpoint takes: its parameters and the fields of its body, or `body` when that is no object. */
export type Input<E extends Endpoint> = E extends Endpoint<infer I> ? I : never;

/** What a call of the endpoint returns. */
export type Output<E extends Endpoint> = E extends Endpoint<never, infer O> ? O : never;

/** Endpoints by name, nested as their methods shall be. */
export interface EndpointTree {
  readonly [name: string]: Endpoint | EndpointTree;
}

/** A tree can have a branch called `path`, but that is never a string. */
export function isEndpoint(node: Endpoint | EndpointTree): node is Endpoint {
  return typeof node.path === 'string' && typeof node.method === 'string';
}

/** Every endpoint of a tree, in its order. */
export function endpointsOf(tree: EndpointTree): Endpoint[] {
  return Object.values(tree).flatMap((node) => (isEndpoint(node) ? [node] : endpointsOf(node)));
}
