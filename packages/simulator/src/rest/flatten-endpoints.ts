import type { Endpoint, EndpointTree } from '@smart-me/api-core';

/** All endpoints of a tree. */
export function flattenEndpoints(tree: EndpointTree): Endpoint[] {
  return Object.values(tree).flatMap((node) => (isEndpoint(node) ? [node] : flattenEndpoints(node)));
}

function isEndpoint(node: Endpoint | EndpointTree): node is Endpoint {
  return typeof node.path === 'string';
}
