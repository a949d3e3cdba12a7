import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { Enumeration, WireType } from '@smart-me/api-core';
import { isArrayType, isEnumeration, isOptional, isWireObject } from '@smart-me/api-core/server';
import { accountOnLoopback } from './testing/account-on-loopback.ts';
import { decode, encode } from './testing/convert.ts';
import { endpointsOf } from './testing/endpoints-of.ts';
import { publishedApi } from './testing/published-api.ts';

type Names = Readonly<Record<string, Readonly<Record<string, number>>>>;

const names = JSON.parse(readFileSync(new URL('./testing/member-names.json', import.meta.url), 'utf8')) as {
  readonly published: Names;
  readonly dotnet: Names;
};

/** The enumerations of the tables by their published names. */
const enumerations = new Map<string, Enumeration<string>>();
for (const operation of publishedApi.operations)
  for (const endpoint of endpointsOf(operation)) {
    if (operation.response !== null) collect(endpoint.response, operation.response);
    if (operation.body !== undefined) collect(endpoint.body, operation.body);
    for (const [name, type] of Object.entries(endpoint.params)) {
      const wireName = endpoint.names[name] ?? name;
      const published = operation.parameters?.find((parameter) => parameter.name === wireName);
      if (published !== undefined) collect(type, published.type);
    }
  }

const cases = [...Object.entries(names.published), ...Object.entries(names.dotnet)].flatMap(
  ([type, members]) => Object.entries(members).map(([name, integer]) => ({ type, name, integer })),
);

test('all published enumerations are in the tables', () => {
  expect([...enumerations.keys()].toSorted()).toEqual(Object.keys(publishedApi.enums).toSorted());
});

describe('a member by its published name', () => {
  test.each(cases)('$type.$name is read as $integer is, and written as it', ({ type, name, integer }) => {
    const enumeration = enumerations.get(type);
    if (enumeration === undefined) throw new Error(`${type} is not in the tables.`);
    expect(decode(enumeration, name)).toBe(decode(enumeration, integer));
    expect(typeof decode(enumeration, name)).toBe('string');
    expect(encode(enumeration, name as never)).toBe(integer);
  });

  test('goes into queries and bodies as its integer; an unknown one as it is', async () => {
    await using world = await accountOnLoopback(() => []);
    await world.account.devices.listBySubType({ meterSubType: 'MeterSubTypeHeat' as 'hotWater' });
    await world.account.devices.listBySubType({ meterSubType: 'MeterSubTypeSteam' as 'hotWater' });
    await world.account.devices.setConfiguration({
      id: '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1',
      uploadInterval: 'UploadInterval_10s' as '10s',
    });
    expect(world.server.requests.map(({ query, body }) => [query, body])).toEqual([
      [{ meterSubType: '2' }, ''],
      [{ meterSubType: 'MeterSubTypeSteam' }, ''],
      [{}, '{"id":"3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1","uploadInterval":3}'],
    ]);
  });
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
  else if (isEnumeration(type)) enumerations.set(name, type);
  else if ('wire' in type) collect(type.wire as WireType<unknown>, name, within);
  else if (isWireObject(type))
    for (const [field, inner] of Object.entries(type.fields))
      collect(inner, String(publishedApi.schemas[name]?.[type.wireName(field)]), [...within, type]);
}
