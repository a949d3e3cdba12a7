import { type Endpoint, type EndpointTree, isEndpoint } from '../endpoint/endpoint.ts';
import type { CallArguments, CallPromise, Client } from './client.ts';

/** An endpoint as a method. */
export type Method<Input, Output> = (...input: CallArguments<Input>) => CallPromise<Output>;

/** A tree of endpoints as a tree of methods; what documents a member of the tree documents its method. */
export type Bound<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends Endpoint<infer Input, infer Output>
    ? Method<Input, Output>
    : Bound<Tree[Name]>;
};

/** The tree of endpoints that a tree of methods needs: the compiler holds the endpoints against the methods' types. */
export type EndpointsOf<Api> = {
  readonly [Name in keyof Api]: Api[Name] extends (
    input: infer Input,
    ...options: never
  ) => Promise<infer Output>
    ? Endpoint<Exclude<Input, undefined>, Output>
    : EndpointsOf<Api[Name]>;
};

/**
 * Turns a tree of endpoints into a tree of methods that call them with this client.
 *
 * @example
 * const api = bindEndpoints(client, { devices: { get: getDevice, list: listDevices } });
 * await api.devices.get({ id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1' });
 */
export function bindEndpoints<const Tree extends object>(client: Client, tree: Tree): Bound<Tree> {
  const bind = (node: Endpoint | EndpointTree): unknown =>
    isEndpoint(node)
      ? (...input: CallArguments<never>) => client.call<never, unknown>(node, ...input)
      : Object.freeze(Object.fromEntries(Object.entries(node).map(([name, child]) => [name, bind(child)])));
  return bind(tree as EndpointTree) as Bound<Tree>;
}
