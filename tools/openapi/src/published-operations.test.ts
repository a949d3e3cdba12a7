import { describe, expect, test } from '@jest/globals';
import type { JsonSchema, Operation } from './open-api.ts';
import { openApiDocument } from './open-api-document.ts';
import { findOperations, operationsOf } from './testing/find-operation.ts';
import {
  accountOperations,
  partnerOperations,
  type PublishedOperation,
} from './testing/published-operations.ts';
import { typeDifferences } from './testing/type-differences.ts';

const document = openApiDocument();

describe('the document has', () => {
  test('all published operations, all of the partner, and beyond them the legacy M-Bus telegram', () => {
    const known = [...accountOperations, ...partnerOperations].flatMap(({ method, path }) =>
      findOperations(document, method, path),
    );
    expect(operationsOf(document).filter(({ operation }) => !known.includes(operation))).toMatchObject([
      { method: 'POST', path: '/MBus' },
    ]);
    expect(known.length).toBeGreaterThan(90);
  });

  test.each(accountOperations)('$method $path as it is published', (published) => {
    const operations = findOperations(document, published.method, published.path);
    expect(operations).not.toEqual([]);
    for (const operation of operations) {
      expect(parameterDifferences(operation, published)).toEqual([]);
      expect(differences(bodyOf(operation), published.body ?? null, 'body')).toEqual([]);
      expect(differences(responseOf(operation), published.response, 'response')).toEqual([]);
    }
  });

  test.each(partnerOperations)(
    '$method $path of the partner as it is documented, with its licence',
    ({ method, path, query, body, response }) => {
      const [operation, ...others] = findOperations(document, method, path);
      expect(others).toEqual([]);
      expect(queryOf(operation).map(({ name }) => name)).toEqual(query);
      if (body !== 'inferred') expect(differences(bodyOf(operation), body ?? null, 'body')).toEqual([]);
      if (response !== 'inferred')
        expect(differences(responseOf(operation), response, 'response')).toEqual([]);
      expect(operation?.description).toContain('Goldpartner licence');
      if (body !== undefined || response !== null) expect(operation).toHaveProperty('x-experimental', true);
    },
  );
});

function parameterDifferences(operation: Operation, published: PublishedOperation): string[] {
  const inPath = published.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = published.parameters.filter((parameter) => parameter.in === 'query');
  const { parameters = [] } = operation;
  const ours = parameters.filter((parameter) => parameter.in === 'path');
  // The empty GUID in a path is the value of its parameter.
  const pathDifferences = ours.flatMap(({ schema, name }, index) =>
    differences(schema, inPath[index]?.type ?? null, name),
  );
  const names = queryOf(operation).map(({ name, required }) => `${name} ${required}`);
  expect(names.toSorted()).toEqual(
    inQuery.map(({ name, required = false }) => `${name} ${required}`).toSorted(),
  );
  return [
    ...pathDifferences,
    ...queryOf(operation).flatMap(({ name, schema }) =>
      differences(schema, inQuery.find((one) => one.name === name)?.type ?? null, name),
    ),
  ];
}

function differences(schema: JsonSchema | undefined, type: string | null, at: string): string[] {
  if (schema !== undefined && type !== null) return typeDifferences(document, schema, type, at);
  return schema === undefined && type === null ? [] : [`${at}: published as ${String(type)}`];
}

function queryOf(operation: Operation | undefined): NonNullable<Operation['parameters']> {
  return (operation?.parameters ?? []).filter((parameter) => parameter.in === 'query');
}

function bodyOf(operation: Operation | undefined): JsonSchema | undefined {
  return operation?.requestBody?.content['application/json'].schema;
}

function responseOf(operation: Operation | undefined): JsonSchema | undefined {
  const ok = operation?.responses['200'];
  if (ok === undefined || '$ref' in ok) return undefined;
  return ok.content?.['application/json'].schema;
}
