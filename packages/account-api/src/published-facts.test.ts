import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { endpointName, type JsonForm, type WireType } from '@smart-me/api-core';
import { isArrayType, isMapped, isOptional, isWireObject, jsonFormOf } from '@smart-me/api-core/server';
import { hexBytes } from './mbus-telegrams.ts';
import { obisCode } from './obis-code.ts';
import { endpoints, endpointsOf } from './testing/endpoints-of.ts';
import { publishedApi } from './testing/published-api.ts';

type Fact = Pick<JsonForm, 'unit' | 'unitField' | 'minimum' | 'maximum' | 'multipleOf'>;

interface Facts {
  readonly fields: Readonly<Record<string, Fact>>;
  readonly parameters: Readonly<Record<string, Fact>>;
  readonly documented: Readonly<Record<string, Fact>>;
  readonly licences: Readonly<Record<string, string>>;
}

const { fields, parameters, documented, licences } = JSON.parse(
  readFileSync(new URL('./testing/published-facts.json', import.meta.url), 'utf8'),
) as Facts;

/** What the tables say of each field and parameter, by their published names. */
const said = new Map<string, Fact>();
for (const operation of publishedApi.operations) {
  const [first] = endpointsOf(operation);
  const { method, path, response, body } = operation;
  for (const endpoint of endpointsOf(operation)) {
    if (response !== null) collect(endpoint.response, response);
    if (body !== undefined) collect(endpoint.body, body);
  }
  for (const [name, type] of Object.entries(first?.params ?? {}))
    note(`${method} ${path} ${first?.names[name] ?? name}`, type);
}

describe('the tables say, as it is published,', () => {
  test('every unit and every limit, and no other', () => {
    // The tables spell units as the whole house does.
    const published = Object.entries({ ...fields, ...parameters, ...documented }).map(([name, facts]) => [
      name,
      'unit' in facts ? { ...facts, unit: facts.unit.replaceAll('m3', 'm³') } : facts,
    ]);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(published));
  });

  test('every licence, and no other', () => {
    const needed = publishedApi.operations.flatMap((operation) =>
      endpointsOf(operation).flatMap(({ license }) =>
        license === undefined ? [] : [[`${operation.method} ${operation.path}`, license]],
      ),
    );
    expect(Object.fromEntries(needed)).toEqual(licences);
  });
});

test('no call says more than one thing of itself', () => {
  const names = endpoints.map(endpointName);
  expect(names.length - new Set(names).size).toBe(3); // creating and updating share a path
});

function collect(
  type: WireType<unknown> | undefined,
  published: string,
  within: readonly unknown[] = [],
): void {
  const name = published.replace(/\?$/, '');
  if (type === undefined || within.includes(type)) return;
  if (isOptional(type)) collect(type.inner, name, within);
  else if (isArrayType(type)) collect(type.element, name.replace(/\[\]$/, ''), within);
  else if (isMapped(type)) collect(type.wire, name, within);
  else if (isWireObject(type))
    for (const [field, inner] of Object.entries(type.fields)) {
      const wireName = type.wireName(field);
      note(`${name}.${wireName}`, inner);
      collect(inner, String(publishedApi.schemas[name]?.[wireName]), [...within, type]);
    }
}

function note(name: string, type: WireType<unknown>): void {
  const { unit, unitField, minimum, maximum, multipleOf } = jsonFormOf(type) ?? {};
  const known = Object.entries({ unit, unitField, minimum, maximum, multipleOf }).filter(
    ([, value]) => value !== undefined,
  );
  if (known.length > 0) said.set(name, Object.fromEntries(known));
}

test('texts that hold a code or bytes say how they are written', () => {
  expect(jsonFormOf(obisCode)).toEqual({
    type: 'string',
    pattern: '^[0-9A-F]{12}$',
    examples: ['63000C0101FF'],
  });
  expect(jsonFormOf(hexBytes)).toEqual({ type: 'string', pattern: '^(?:[0-9A-Fa-f]{2})+$' });
});
