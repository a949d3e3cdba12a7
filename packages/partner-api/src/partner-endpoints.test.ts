import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Endpoint, endpointName, type EndpointTree, type Schema } from '@smart-me/api-core';
import {
  additionalDeviceInformation,
  device,
  folderMenuConfiguration,
  interpolatedReadings,
  reading,
  user,
} from '@smart-me/api-core/resources';
import type * as z from 'zod/mini';
import { partnerEndpoints } from './partner-endpoints.ts';

interface DocumentedOperation {
  readonly method: string;
  readonly path: string;
  readonly query?: readonly string[];
  readonly body?: string;
  readonly response: string | null;
}

const { operations } = JSON.parse(
  readFileSync(new URL('./testing/partner-api.json', import.meta.url), 'utf8'),
) as { operations: readonly DocumentedOperation[] };
const endpoints = flatten(partnerEndpoints);

/** The types of the account API by name: a partner's endpoint has the very schema of its twin. */
const TYPES: ReadonlyMap<Schema, string> = new Map<Schema, string>([
  [device, 'Device'],
  [additionalDeviceInformation, 'AdditionalDeviceInformation'],
  [folderMenuConfiguration, 'FolderMenuConfiguration'],
  [user, 'User'],
  [reading, 'ValuesData'],
  [interpolatedReadings, 'InterpolatedValuesResult'],
]);

describe('the table has, as it is documented,', () => {
  test('all 14 operations and no other', () => {
    const documented = operations.map(({ method, path }) => `${method} ${template(path)}`);
    expect(documented).toHaveLength(14);
    expect(endpoints.map((endpoint) => template(endpointName(endpoint))).sort()).toEqual(documented.sort());
  });

  test.each(operations)('$method $path', ({ method, path, query = [], body, response }) => {
    const endpoint = endpoints.find((one) => one.method === method && template(one.path) === template(path));
    expect(nameOf(endpoint?.response) ?? null).toBe(response);
    expect(nameOf(endpoint?.body)).toBe(body);
    expect(queryOf(endpoint)).toEqual([...query].sort());
  });

  test.each(endpoints.map((endpoint) => ({ name: endpointName(endpoint), endpoint })))(
    '$name with the licence and a scope of partners',
    ({ endpoint }) => {
      expect(endpoint.license).toBe('goldpartner');
      expect(endpoint.scope).toMatch(
        endpoint.method === 'GET' ? /^partner\.read$/ : /^partner\.(?:write|updatefirmware)$/,
      );
    },
  );
});

function flatten(tree: EndpointTree): Endpoint[] {
  return Object.values(tree).flatMap((node) => (isEndpoint(node) ? [node] : flatten(node)));
}

function isEndpoint(node: Endpoint | EndpointTree): node is Endpoint {
  return typeof node.path === 'string';
}

function template(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '{}');
}

function nameOf(schema: Schema | undefined): string | undefined {
  if (schema === undefined) return undefined;
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  if (def.type === 'array') return `${String(nameOf(def.element))}[]`;
  return TYPES.get(schema) ?? 'inferred';
}

/** The names that go into the query; a confirmation is asked for and never sent. */
function queryOf(endpoint: Endpoint | undefined): string[] {
  return Object.keys(endpoint?.params ?? {})
    .filter((name) => name !== 'confirm' && !endpoint?.path.includes(`{${name}}`))
    .map((name) => endpoint?.names[name] ?? name)
    .sort();
}
