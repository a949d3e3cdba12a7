import type { Endpoint, Output } from '../endpoint/endpoint.ts';
import type { CallArguments, Client } from './client.ts';

/** Endpoints by name, nested as their methods shall be. */
export interface EndpointTree {
  readonly [name: string]: Endpoint | EndpointTree;
}

/** An endpoint as a method; the endpoint itself is at `.endpoint`. */
export interface BoundEndpoint<E extends Endpoint> {
  (...input: CallArguments<E>): Promise<Output<E>>;
  readonly endpoint: E;
}

/** A tree of endpoints as a tree of methods. */
export type Bound<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends Endpoint ? BoundEndpoint<Tree[Name]> : Bound<Tree[Name]>;
};

/**
 * Turns a tree of endpoints into a tree of methods that call them with this client.
 *
 * @example
 * const api = bindEndpoints(client, { devices: { get: getDevice, list: listDevices } });
 * await api.devices.get({ id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1' });
 */
export function bindEndpoints<const Tree extends EndpointTree>(client: Client, tree: Tree): Bound<Tree> {
  const bind = (node: Endpoint | EndpointTree): unknown =>
    isEndpoint(node)
      ? Object.assign((...input: CallArguments<typeof node>) => client.call(node, ...input), {
          endpoint: node,
        })
      : Object.freeze(Object.fromEntries(Object.entries(node).map(([name, child]) => [name, bind(child)])));
  return bind(tree) as Bound<Tree>;
}

/** A tree can have a branch called `path`, but that is never a string. */
function isEndpoint(node: Endpoint | EndpointTree): node is Endpoint {
  return typeof node.path === 'string' && typeof node.method === 'string';
}
