import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { accountEndpoints } from '@smart-me/account-api/endpoints';
import { endpointName, endpointsOf, scopes, type WireType } from '@smart-me/api-core';
import { isArrayType, isConfirmation, isMapped, isOptional, isWireObject } from '@smart-me/api-core/server';
import { partnerEndpoints } from '@smart-me/partner-api/endpoints';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { JsonContent, JsonSchema } from './open-api.ts';
import { openApiDocument } from './open-api-document.ts';
import { operationsOf } from './testing/exchange-check.ts';

const document = openApiDocument();
const operations = operationsOf(document);
const endpoints = [...endpointsOf(accountEndpoints), ...endpointsOf(partnerEndpoints)];
const { schemas, responses, securitySchemes } = document.components;

describe('the document', () => {
  test('is the one that is published: `npx nx run openapi:write` writes it', () => {
    const file = join(import.meta.dirname, '../../../packages/account-api/openapi.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone({ ...document }))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('refers to what it has, and has nothing that it does not refer to', () => {
    const references = new Set(referencesIn(document));
    const targets = [
      ...Object.keys(schemas).map((name) => `#/components/schemas/${name}`),
      ...Object.keys(responses).map((name) => `#/components/responses/${name}`),
    ];
    expect([...references].toSorted()).toEqual(targets.toSorted());
  });

  test('gives each operation a name of its own, a summary and a tag that it describes', () => {
    const names = operations.map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
    const tags = document.tags.map(({ name }) => name);
    for (const { operation } of operations) {
      expect(operation.operationId).toMatch(/^[a-z][A-Za-z0-9]+$/);
      expect(operation.summary).toMatch(/^[A-Z].*\.$/);
      expect(tags).toEqual(expect.arrayContaining([...operation.tags]));
    }
  });

  test.each(endpoints)('has $method $path of the tables, with every parameter and content', (endpoint) => {
    const { method, path, params, names, body, response } = endpoint;
    const { operation } = operations.find((one) => one.method === method && one.path === path) ?? {};
    const sent = Object.entries(params).filter(([, type]) => !isConfirmation(type));
    expect(operation?.parameters?.map(({ name, required }) => [name, required]) ?? []).toEqual(
      sent.map(([name, type]) => [names[name] ?? name, !isOptional(type)]),
    );
    const done = operation?.responses['200'];
    const contents: readonly (JsonContent | undefined)[] = [
      operation?.requestBody?.content,
      done !== undefined && 'content' in done ? done.content : undefined,
    ];
    for (const [at, type] of [body, response].entries()) {
      const schema = contents[at]?.['application/json'].schema;
      expect(schema !== undefined).toBe(type !== undefined);
      if (schema === undefined || type === undefined) continue;
      // Endpoints that share an operation have a schema each.
      const differences = (schema.anyOf ?? [schema]).map((one) => fieldDifferences(type, one));
      expect(differences).toContainEqual([]);
    }
  });

  test('has no operation beyond the tables', () => {
    const known = new Set(endpoints.map(endpointName));
    expect(operations.filter(({ method, path }) => !known.has(`${method} ${path}`))).toEqual([]);
    expect(operations.length).toBeGreaterThan(90);
  });

  test('has paths that no server can confuse, each with the parameters that it names', () => {
    const templates = Object.keys(document.paths).map((path) =>
      path.toLowerCase().replaceAll(/\{\w+\}/g, '{}'),
    );
    expect(new Set(templates).size).toBe(templates.length);
    for (const { path, operation } of operations) {
      const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  });

  test('wants a published scope of every call, of keys as of tokens, and offers it in a flow', () => {
    for (const { operation } of operations) {
      const [{ apiKey: [scope = ''] = [] } = {}] = operation.security;
      expect(scopes).toContain(scope);
      expect(operation.security).toEqual([{ apiKey: [scope] }, { oauth2: [scope] }, { basic: [] }]);
      expect(securitySchemes['oauth2']).toHaveProperty(['flows', 'clientCredentials', 'scopes', scope]);
    }
  });

  test('says what every scope allows', () => {
    const { flows } = (securitySchemes['oauth2'] ?? {}) as { flows?: Record<string, { scopes: object }> };
    expect(Object.keys(flows?.['authorizationCode']?.scopes ?? {})).toEqual([...scopes]);
  });

  test('speaks of no confirmation: they are never sent', () => {
    expect(document.paths['/User']?.delete?.parameters).toBeUndefined();
    expect(JSON.stringify(document)).not.toMatch(/confirm/i);
  });

  test('has the servers and the sign-in of another base URL', () => {
    const elsewhere = openApiDocument({ baseUrl: 'http://127.0.0.1:8080' });
    expect(elsewhere.servers).toMatchObject([{ url: 'http://127.0.0.1:8080' }]);
    expect(elsewhere.components.securitySchemes['oauth2']).toMatchObject({
      flows: { clientCredentials: { tokenUrl: 'http://127.0.0.1:8080/oauth/token' } },
    });
    expect(elsewhere.paths).toEqual(document.paths);
  });

  test('is what the command prints', () => {
    const main = join(import.meta.dirname, 'main.ts');
    const printed = execFileSync(process.execPath, ['--conditions=@smart-me/source', main], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    expect(JSON.parse(printed)).toEqual(document);
  });
});

describe('in detail', () => {
  const json = (schema: unknown): unknown => ({ 'application/json': { schema } });
  const problems = {
    '401': { $ref: '#/components/responses/Unauthorized' },
    '403': { $ref: '#/components/responses/Forbidden' },
    '429': { $ref: '#/components/responses/TooManyRequests' },
    default: { $ref: '#/components/responses/Problem' },
  };
  const wrongInput = { '400': { $ref: '#/components/responses/BadRequest' } };

  test('switching a device: a path, a query and no content', () => {
    expect(document.paths['/Devices/{id}']?.put).toEqual({
      operationId: 'switchDevice',
      summary: 'Switches the relay of a device, or one of several by its number.',
      description:
        'Switches the relay of a device, or one of several by its number. Superseded by `actions.run`, which reaches every output.',
      tags: ['account.devices'],
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          description: 'Id of the device, a GUID.',
          schema: { type: 'string', format: 'uuid' },
        },
        {
          name: 'switchState',
          in: 'query',
          required: true,
          description: '`true`: on.',
          schema: { type: 'boolean' },
        },
        {
          name: 'switchNumber',
          in: 'query',
          required: false,
          description: 'Number of the relay if there are several: 1 of L1, 3 of L3. Default: 1.',
          schema: { type: 'integer', format: 'int32' },
        },
      ],
      responses: {
        '200': { description: 'Done; there is no content.' },
        '204': { description: 'Done; there is no content.' },
        ...problems,
        ...wrongInput,
        '404': { $ref: '#/components/responses/NotFound' },
      },
      security: [{ apiKey: ['device.readswitch'] }, { oauth2: ['device.readswitch'] }, { basic: [] }],
    });
  });

  test('creating and updating a device: one operation with either body', () => {
    expect(document.paths['/Devices']?.post).toEqual({
      operationId: 'updateOrCreateDevice',
      summary:
        "Writes values of a device of one's own (kW and kWh, or m³/h and m³), known by its id; what is left out stays. " +
        "Creates a device of one's own, which then takes values by `update`.",
      tags: ['account.devices'],
      requestBody: {
        required: true,
        content: json({
          anyOf: [{ $ref: '#/components/schemas/DeviceUpdate' }, { $ref: '#/components/schemas/NewDevice' }],
        }),
      },
      responses: {
        '200': {
          description: 'The response.',
          content: json({ $ref: '#/components/schemas/PostedDevice' }),
        },
        ...problems,
        ...wrongInput,
      },
      security: [{ apiKey: ['device.readwrite'] }, { oauth2: ['device.readwrite'] }, { basic: [] }],
    });
    expect(schemas['DeviceUpdate']?.required).toEqual(['id']);
    expect(schemas['NewDevice']?.required).toEqual(['deviceEnergyType']);
  });

  test('readings: the wire names of parameters, the form on the wire, the licence', () => {
    const operation = document.paths['/ValuesInPastMultiple/{deviceId}']?.get;
    expect(operation?.parameters?.map(({ name }) => name)).toEqual([
      'deviceId',
      'startDate',
      'endDate',
      'interval',
    ]);
    expect(operation?.responses['200']).toMatchObject({
      content: json({ type: 'array', items: { $ref: '#/components/schemas/ValuesData' } }),
    });
    expect(operation?.description).toMatch(/Needs the Professional licence\.$/);
  });

  test('what is inferred says so', () => {
    const { paths } = document;
    expect(paths['/PartnerAllDevices']?.get?.description).toContain('inferred from `GET /Devices`');
    expect(paths['/MBus']?.post).toMatchObject({ 'x-experimental': true });
    expect(paths['/MBus']?.post?.description).toContain('the scope is inferred');
    expect(paths['/folder/user/assign']?.post?.summary).toContain('instead of `oldFolder`');
  });

  test('a type: what it means, units, wire names, what may be null, and itself', () => {
    expect(schemas['Device']?.required).toEqual(['id']);
    expect(schemas['Device']?.properties).toMatchObject({
      id: { type: 'string', format: 'uuid' },
      serial: { type: ['integer', 'null'], format: 'int64' },
      voltage: {
        type: ['number', 'null'],
        format: 'double',
        description: 'Voltage in V; that of L1 on a three-phase meter.',
        'x-unit': 'V',
      },
      valueDate: { type: ['string', 'null'], format: 'date-time' },
      deviceEnergyType: { anyOf: [{ $ref: '#/components/schemas/MeterEnergyType' }, { type: 'null' }] },
    });
    expect(schemas['MBusMeter']?.properties).toHaveProperty('send_SND_NKE.type', ['boolean', 'null']);
    expect(schemas['User']?.properties?.['childUsers']).toMatchObject({
      type: ['array', 'null'],
      items: { $ref: '#/components/schemas/User' },
    });
  });

  test('an enumeration: its integers with their names, open for more', () => {
    const { description, ...schema } = schemas['S0PulseValueType'] ?? {};
    expect(schema).toEqual({
      type: 'integer',
      format: 'int32',
      'x-extensible-enum': [0, 1],
      'x-enum-varnames': ['pulses1000PerKwh', 'pulses10000PerKwh'],
    });
    expect(description).toBe(
      'The weight of an S0 pulse (IEC 62053-31).\n\n- 0: pulses1000PerKwh\n- 1: pulses10000PerKwh\n\n' +
        'Members appear over time: read any integer.',
    );
    expect(schemas['MeterEnergyType']?.description).toContain('- 5: hca. Heat cost allocator.');
  });
});

/** The objects of the wire whose fields a schema has otherwise, by their names. */
function fieldDifferences(
  type: WireType<unknown>,
  schema: JsonSchema | undefined,
  within: readonly WireType<unknown>[] = [],
): string[] {
  const [first, second] = schema?.anyOf ?? [];
  const named = second?.type === 'null' ? first : schema;
  const known = schemas[named?.$ref?.split('/').at(-1) ?? ''] ?? named;
  if (isOptional(type)) return fieldDifferences(type.inner, known, within);
  if (isMapped(type)) return fieldDifferences(type.wire, known, within);
  if (isArrayType(type)) return fieldDifferences(type.element, known?.items, within);
  if (!isWireObject(type) || within.includes(type)) return [];
  const fields = Object.entries(type.fields).map(([name, inner]) => [type.wireName(name), inner] as const);
  const names = fields.map(([name]) => name);
  return isDeepStrictEqual(Object.keys(known?.properties ?? {}), names)
    ? fields.flatMap(([name, inner]) => fieldDifferences(inner, known?.properties?.[name], [...within, type]))
    : [`${names.join(', ')}: ${Object.keys(known?.properties ?? {}).join(', ')}`];
}

function referencesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    key === '$ref' ? [String(value)] : referencesIn(value),
  );
}
