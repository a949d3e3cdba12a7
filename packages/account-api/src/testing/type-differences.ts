import {
  bool,
  dateTime,
  double,
  instant,
  int32,
  int64,
  type Schema,
  text,
  uuid,
  type WireObject,
} from '@smart-me/api-core';
import * as z from 'zod/mini';
import { milliampere, phaseMilliampere } from '../load-management.ts';
import { obisCode, obisCodeLike } from '../obis-code.ts';
import { publishedApi } from './published-api.ts';

/** The scalars of our tables by the name that the description gives them. */
const SCALARS: ReadonlyMap<Schema, string> = new Map<Schema, string>([
  [uuid, 'uuid'],
  [text, 'string'],
  [obisCode, 'string'],
  [obisCodeLike, 'string'],
  [bool, 'boolean'],
  [int32, 'int32'],
  [milliampere, 'int32'],
  [phaseMilliampere, 'int32'],
  [int64, 'int64'],
  [double, 'double'],
  [dateTime, 'date-time'],
  [instant, 'date-time'],
]);

/** The integers of all enumerations and their neighbours, so that members beyond the published ones show. */
const INTEGERS = [...Array(80).keys(), 257, 1000, 1001, 1002, 1003, 1440, 9999, 20001, 65535];

/** The objects around a type, by their published names: one that contains itself is compared once. */
type Within = ReadonlyMap<Schema, string>;

/** Where a schema is another type than the published one, each as a line that begins with `at`. */
export function typeDifferences(
  schema: Schema,
  type: string,
  at: string,
  within: Within = new Map(),
): string[] {
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  if (type.endsWith('?')) return typeDifferences(schema, type.slice(0, -1), at, within);
  if (def.type === 'optional') return typeDifferences(def.innerType, type, at, within);
  if (type.endsWith('[]')) {
    return def.type === 'array'
      ? typeDifferences(def.element, type.slice(0, -2), `${at}[]`, within)
      : [`${at}: is no array, published as ${type}`];
  }
  if (within.get(schema) === type) return [];
  if (isObject(schema)) return objectDifferences([schema], type, at, within);
  const scalar = SCALARS.get(schema);
  if (scalar !== undefined) return scalar === type ? [] : [`${at}: is ${scalar}, published as ${type}`];
  // A codec over an object, such as a reading, is on the wire what it encodes to.
  if (def.type === 'pipe' && def.in._zod.def.type !== 'unknown')
    return typeDifferences(def.in, type, at, within);
  return enumerationDifferences(schema, type, at);
}

/** The same for the wire objects that share one operation: each published field is in one of them. */
export function objectDifferences(
  objects: readonly WireObject[],
  type: string,
  at: string,
  within: Within = new Map(),
): string[] {
  const published = publishedApi.schemas[type];
  if (published === undefined) return [`${at}: is an object, published as ${type}`];
  const names = Object.keys(published).filter((name) => name !== '$required');
  const missing = names.filter((name) => !objects.some((object) => fieldOf(object, name) !== undefined));
  const differences = objects.flatMap((object) =>
    Object.entries(object.fields).flatMap(([field, schema]) => {
      const wireName = object.wireName(field);
      const publishedType = names.includes(wireName) ? published[wireName] : undefined;
      if (typeof publishedType !== 'string') return [`${at}.${wireName}: is not published`];
      return typeDifferences(
        schema,
        publishedType,
        `${at}.${wireName}`,
        new Map([...within, [object, type]]),
      );
    }),
  );
  return [...missing.map((name) => `${at}.${name}: is missing`), ...differences];
}

/** The fields of a request that are published as always there, yet may be left out of ours. */
export function laxFields(object: WireObject, type: string): string[] {
  const required = publishedApi.schemas[type]?.['$required'] ?? [];
  return Array.from(required).filter((name) => {
    const schema = fieldOf(object, name);
    return schema === undefined || isOptional(schema);
  });
}

export function isObject(schema: Schema | undefined): schema is WireObject {
  return schema !== undefined && 'fields' in schema && 'wireName' in schema;
}

export function isOptional(schema: Schema): boolean {
  return schema._zod.def.type === 'optional';
}

function fieldOf(object: WireObject, wireName: string): Schema | undefined {
  return Object.entries(object.fields).find(([field]) => object.wireName(field) === wireName)?.[1];
}

/** An enumeration is known by what it does: each integer reads as its member, whatever the case, and back. */
function enumerationDifferences(schema: Schema, type: string, at: string): string[] {
  const members = publishedApi.enums[type];
  if (members === undefined) return [`${at}: is of a type these tests do not know, published as ${type}`];
  return INTEGERS.flatMap((integer) => {
    const member = z.decode(schema, integer);
    const readable = typeof member === 'string' ? member.toLowerCase() : undefined;
    const same = readable === members[integer]?.toLowerCase() && z.encode(schema, member) === integer;
    return same
      ? []
      : [`${at}: reads ${integer} as ${String(member)}, published as ${type}.${String(members[integer])}`];
  });
}
