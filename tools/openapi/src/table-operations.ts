import { type Endpoint, endpointName, endpointsOf, type EndpointTree } from '@smart-me/api-core';

/** One method of one path. */
export interface TableOperation extends Pick<Endpoint, 'method' | 'path' | 'scope' | 'license'> {
  /** The resource it belongs to, as a program reaches it: `account.devices`. */
  readonly resource: string;
  /** Most have one; some have one to create and one to update. */
  readonly endpoints: readonly Endpoint[];
}

/** Tables by the name under which a program has them: `{ account: accountEndpoints }`. */
export type EndpointTables = Readonly<Record<string, EndpointTree>>;

/**
 * The operations of endpoint tables, in their order.
 *
 * @throws {TypeError} when endpoints that share a method and a path want different scopes or licences.
 */
export function tableOperations(tables: EndpointTables): TableOperation[] {
  const operations = new Map<string, TableOperation & { readonly endpoints: Endpoint[] }>();
  for (const { endpoint, resource } of entriesOf(tables)) {
    const { method, path, scope, license } = endpoint;
    const name = endpointName(endpoint);
    const known = operations.get(name);
    if (known === undefined) {
      operations.set(name, { method, path, scope, license, resource, endpoints: [endpoint] });
    } else if (known.scope === scope && known.license === license) {
      known.endpoints.push(endpoint);
    } else {
      throw new TypeError(`${name}: its endpoints want different scopes or licences.`);
    }
  }
  return [...operations.values()];
}

interface Entry {
  readonly endpoint: Endpoint;
  readonly resource: string;
}

function entriesOf(tables: EndpointTables): Entry[] {
  return Object.entries(tables).flatMap(([api, table]) =>
    Object.entries(table).flatMap(([resource, node]) =>
      endpointsOf({ node }).map((endpoint) => ({ endpoint, resource: `${api}.${resource}` })),
    ),
  );
}
