import { describe, expect, test } from '@jest/globals';
import { type Endpoint, endpointName, smartMe, type WireType } from '@smart-me/api-core';
import { isConfirmation, isOptional, isWireObject } from '@smart-me/api-core/server';
import { EMPTY_GUID, endpoints, endpointsOf } from './testing/endpoints-of.ts';
import { type PublishedParameter, publishedApi } from './testing/published-api.ts';
import { laxFields, objectDifferences, typeDifferences } from './testing/type-differences.ts';

const operations = publishedApi.operations.map((operation) => ({
  ...operation,
  name: `${operation.method} ${operation.path}`,
}));

describe('the tables have, as it is published,', () => {
  test('all 82 operations and, beyond them, only the legacy M-Bus telegram', () => {
    expect(operations).toHaveLength(82);
    const published = new Set(operations.flatMap((operation) => endpointsOf(operation)));
    expect(endpoints.filter((endpoint) => !published.has(endpoint)).map(endpointName)).toEqual([
      'POST /MBus',
    ]);
  });

  test.each(operations)('$name', (operation) => {
    const candidates = endpointsOf(operation);
    expect(candidates).not.toEqual([]);
    for (const endpoint of candidates) {
      expect(parameterDifferences(endpoint, operation.parameters ?? [])).toEqual([]);
      expect(responseDifferences(endpoint, operation.response)).toEqual([]);
    }
    expect(bodyDifferences(candidates, operation.body)).toEqual([]);
  });
});

test.each(operations.filter((operation) => endpointsOf(operation).length > 1))(
  'creating and updating take the same fields, but for the id: $name',
  (operation) => {
    const [one, other, ...more] = endpointsOf(operation).map(({ body }) =>
      isWireObject(body)
        ? Object.keys(body.fields)
            .filter((field) => field !== 'id')
            .sort()
        : [],
    );
    expect(more).toEqual([]);
    expect(one).toEqual(other);
    expect(one?.length).toBeGreaterThan(3);
  },
);

describe('every endpoint', () => {
  test.each(endpoints.map((endpoint) => ({ name: endpointName(endpoint), endpoint })))(
    '$name names a scope that fits its method',
    ({ endpoint: { method, path, scope } }) => {
      expect(scope).toMatch(
        method !== 'GET'
          ? /\.(?:readwrite|readswitch|write)$/
          : path.startsWith('/oauth/')
            ? /^oauthapp\.write$/
            : /\.read$/,
      );
    },
  );
});

function parameterDifferences(endpoint: Endpoint, published: readonly PublishedParameter[]): string[] {
  const inPath = endpoint.path.includes(EMPTY_GUID) ? [EMPTY_GUID] : pathNames(endpoint.path);
  const publishedInPath = published.filter((parameter) => parameter.in === 'path');
  const inQuery = Object.keys(endpoint.params).filter(
    (name) => !inPath.includes(name) && isSent(endpoint, name),
  );
  const publishedInQuery = published.filter((parameter) => parameter.in === 'query');
  const wireNames = new Map(inQuery.map((name) => [endpoint.names[name] ?? name, name]));
  return [
    ...(inPath.length === publishedInPath.length ? [] : [`path: has ${inPath.length} parameters`]),
    ...publishedInPath.flatMap((parameter, index) => {
      const name = inPath[index] ?? '';
      return name === EMPTY_GUID ? [] : oneParameter(endpoint.params[name], parameter);
    }),
    ...publishedInQuery.flatMap((parameter) =>
      oneParameter(endpoint.params[wireNames.get(parameter.name) ?? ''], parameter),
    ),
    ...[...wireNames.keys()]
      .filter((wireName) => !publishedInQuery.some(({ name }) => name === wireName))
      .map((wireName) => `${wireName}: is not published`),
  ];
}

function oneParameter(
  schema: WireType<unknown> | undefined,
  { name, type, required = false }: PublishedParameter,
): string[] {
  if (schema === undefined) return [`${name}: is missing`];
  const lax = isOptional(schema) === required;
  return [
    ...(lax ? [`${name}: is published as required: ${required}`] : []),
    ...typeDifferences(schema, type, name),
  ];
}

/** A confirmation is asked for and never sent. */
function isSent(endpoint: Endpoint, name: string): boolean {
  const type = endpoint.params[name];
  return type === undefined || !isConfirmation(type);
}

function pathNames(path: string): string[] {
  return Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name ?? '');
}

function responseDifferences({ response }: Endpoint, type: string | null): string[] {
  if (response === undefined || type === null) {
    return response === undefined && type === null ? [] : [`response: published as ${String(type)}`];
  }
  return typeDifferences(response, type, 'response');
}

function bodyDifferences(candidates: readonly Endpoint[], type: string | undefined): string[] {
  const bodies = candidates.map(({ body }) => body).filter((body) => body !== undefined);
  if (type === undefined) return bodies.map(() => 'body: published without one');
  const objects = bodies.filter(isWireObject);
  if (objects.length < candidates.length) return [`body: published as ${type}`];
  return [
    ...objectDifferences(objects, type, 'body'),
    ...objects.flatMap((object) =>
      laxFields(object, type).map((name) => `body.${name}: published as required`),
    ),
  ];
}

test('every endpoint is of smart-me: a client needs no baseUrl for it', () => {
  expect(endpoints.filter(({ service }) => service !== smartMe).map(endpointName)).toEqual([]);
});
