import type { OpenApiDocument, Operation } from '../open-api.ts';

const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';

/** The operations of a document on a published path, whatever their parameters are called. */
export function findOperations(document: OpenApiDocument, method: string, path: string): Operation[] {
  return operationsOf(document)
    .filter((one) => one.method === method && template(one.path) === template(path))
    .map(({ operation }) => operation);
}

/** Every operation of a document with its method and path. */
export function operationsOf(
  document: OpenApiDocument,
): { readonly method: string; readonly path: string; readonly operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** A path without the names of its parameters. The empty GUID stands where a parameter would: it says "a new one". */
function template(path: string): string {
  return path.replaceAll(EMPTY_GUID, '{}').replaceAll(/\{\w+\}/g, '{}');
}
