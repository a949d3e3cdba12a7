import type { Enumeration, JsonForm, WireObject, WireType } from '@smart-me/api-core';
import {
  isArrayType,
  isEnumeration,
  isMapped,
  isOptional,
  isScalar,
  isWireObject,
} from '@smart-me/api-core/server';
import { decode, encode } from './convert.ts';
import { publishedApi } from './published-api.ts';

/** The integers of all enumerations and their neighbours, so that members beyond the published ones show. */
const INTEGERS = [...Array(80).keys(), 257, 1000, 1001, 1002, 1003, 1440, 9999, 20001, 65535];

/** The objects around a type, by their published names: one that contains itself is compared once. */
type Within = ReadonlyMap<WireType<unknown>, string>;

/** Where a wire type is another type than the published one, each as a line that begins with `at`. */
export function typeDifferences(
  wireType: WireType<unknown>,
  type: string,
  at: string,
  within: Within = new Map(),
): string[] {
  if (type.endsWith('?')) return typeDifferences(wireType, type.slice(0, -1), at, within);
  if (isOptional(wireType)) return typeDifferences(wireType.inner, type, at, within);
  if (type.endsWith('[]')) {
    return isArrayType(wireType)
      ? typeDifferences(wireType.element, type.slice(0, -2), `${at}[]`, within)
      : [`${at}: is no array, published as ${type}`];
  }
  if (within.get(wireType) === type) return [];
  if (isWireObject(wireType)) return objectDifferences([wireType], type, at, within);
  // A type over an object, such as a reading, is on the wire what it encodes to.
  if (isMapped(wireType)) return typeDifferences(wireType.wire, type, at, within);
  if (isEnumeration(wireType)) return enumerationDifferences(wireType, type, at);
  const scalar = isScalar(wireType) ? nameOf(wireType.json) : wireType.kind;
  return scalar === type ? [] : [`${at}: is ${scalar}, published as ${type}`];
}

/** A scalar by the name that the description gives it. */
function nameOf({ type, format }: JsonForm): string {
  return format ?? type;
}

/** The same for the wire objects that share one operation: each published field is in one of them. */
export function objectDifferences(
  objects: readonly WireObject<object>[],
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
export function laxFields(object: WireObject<object>, type: string): string[] {
  const required = publishedApi.schemas[type]?.['$required'] ?? [];
  return Array.from(required).filter((name) => {
    const schema = fieldOf(object, name);
    return schema === undefined || isOptional(schema);
  });
}

function fieldOf(object: WireObject<object>, wireName: string): WireType<unknown> | undefined {
  return Object.entries(object.fields).find(([field]) => object.wireName(field) === wireName)?.[1];
}

/** An enumeration is known by what it does: each integer reads as its member, whatever the case, and back. */
function enumerationDifferences(enumeration: Enumeration<string>, type: string, at: string): string[] {
  const members = publishedApi.enums[type];
  if (members === undefined) return [`${at}: is of a type these tests do not know, published as ${type}`];
  return INTEGERS.flatMap((integer) => {
    const member = decode(enumeration, integer);
    const readable = typeof member === 'string' ? member.toLowerCase() : undefined;
    const same = readable === members[integer]?.toLowerCase() && encode(enumeration, member) === integer;
    return same
      ? []
      : [`${at}: reads ${integer} as ${String(member)}, published as ${type}.${String(members[integer])}`];
  });
}
