import { type Endpoint, endpointsOf as allOf } from '@smart-me/api-core';
import { accountEndpoints } from '../account-endpoints.ts';
import type { PublishedOperation } from './published-api.ts';

/** In a path it says that the thing is new. */
export const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';

/** Every endpoint of the account API, in the order of the tree. */
export const endpoints: readonly Endpoint[] = allOf(accountEndpoints);

/** The endpoints of an operation: most have one, some have one to create and one to update. */
export function endpointsOf({ method, path }: PublishedOperation): Endpoint[] {
  return endpoints.filter(
    (endpoint) => endpoint.method === method && template(endpoint.path) === template(path),
  );
}

/** A path without the names of its parameters, which are ours. */
function template(path: string): string {
  return path.replaceAll(EMPTY_GUID, '{}').replaceAll(/\{\w+\}/g, '{}');
}
