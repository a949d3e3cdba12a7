import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type Endpoint, endpointName, endpointsOf, smartMe, type WireType } from '@smart-me/api-core';
import { isArrayType } from '@smart-me/api-core/server';
import {
  deviceDetails,
  device,
  folderMenuConfiguration,
  interpolatedReadings,
  reading,
  user,
} from '@smart-me/api-core/resources';
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
const endpoints = endpointsOf(partnerEndpoints);

/** The types of the account API by name: a partner's endpoint has the very schema of its twin. */
const TYPES: ReadonlyMap<WireType<unknown>, string> = new Map<WireType<unknown>, string>([
  [device, 'Device'],
  [deviceDetails, 'AdditionalDeviceInformation'],
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

function template(path: string): string {
  return path.replaceAll(/\{\w+\}/g, '{}');
}

function nameOf(type: WireType<unknown> | undefined): string | undefined {
  if (type === undefined) return undefined;
  return isArrayType(type) ? `${String(nameOf(type.element))}[]` : (TYPES.get(type) ?? 'inferred');
}

/** The names that go into the query; a confirmation is asked for and never sent. */
function queryOf(endpoint: Endpoint | undefined): string[] {
  return Object.keys(endpoint?.params ?? {})
    .filter((name) => name !== 'confirm' && !endpoint?.path.includes(`{${name}}`))
    .map((name) => endpoint?.names[name] ?? name)
    .sort();
}

test('every endpoint is of smart-me: a client needs no baseUrl for it', () => {
  expect(endpoints.filter(({ service }) => service !== smartMe).map(endpointName)).toEqual([]);
});
