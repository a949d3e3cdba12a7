import { isDeepStrictEqual } from 'node:util';
import type { Enumeration, JsonForm, WireObject, WireType } from '@smart-me/api-core';
import {
  isArrayType,
  isEnumeration,
  isMapped,
  isOptional,
  isScalar,
  isWireObject,
} from '@smart-me/api-core/server';
import type { JsonSchema } from './open-api.ts';
import type { Naming, Vocabulary } from './vocabulary.ts';

/** Says wire types as JSON Schemas, and keeps those that have a name. */
export interface WireSchemas {
  /** @throws {TypeError} for a schema of another library, naming `at` */
  of(type: WireType<unknown>, at: string): JsonSchema;
  /** What has been named so far. */
  readonly components: Readonly<Record<string, JsonSchema>>;
}

/** @param words the names of types; one without is said in place. */
export function wireSchemas(words: Vocabulary): WireSchemas {
  const components: Record<string, JsonSchema> = {};
  const named = new Set<WireType<unknown>>();

  function of(type: WireType<unknown>, at: string): JsonSchema {
    if (isScalar(type)) return scalarSchema(type.json);
    if (isWireObject(type)) return component(type, (naming) => objectSchema(type, naming, at));
    if (isEnumeration(type)) return component(type, (naming) => enumerationSchema(type, naming));
    if (isOptional(type)) return of(type.inner, at);
    if (isArrayType(type)) return { type: 'array', items: of(type.element, `${at}[]`) };
    // A type over a wire object, such as a reading, is on the wire what it encodes to.
    if (isMapped(type)) return of(type.wire, at);
    if (type.kind === 'unknown') return {};
    throw new TypeError(`${at} is of a type that has no JSON Schema.`);
  }

  function component(type: WireType<unknown>, write: (naming: Naming | undefined) => JsonSchema): JsonSchema {
    const naming = words.get(type);
    if (naming === undefined) return write(undefined);
    const { name } = naming;
    if (!named.has(type)) {
      named.add(type); // before it is written: it may contain itself
      const written = write(naming);
      if (name in components && !isDeepStrictEqual(components[name], written))
        throw new TypeError(`Two types are called ${name}.`);
      components[name] = written;
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  function objectSchema(object: WireObject<object>, naming: Naming | undefined, at: string): JsonSchema {
    const fields = Object.entries(object.fields);
    const required = fields.filter(([, type]) => !isOptional(type)).map(([name]) => object.wireName(name));
    const properties = fields.map(([name, type]): [string, JsonSchema] => {
      const wireName = object.wireName(name);
      const value = of(type, `${at}.${wireName}`);
      return [
        wireName,
        described(isOptional(type) ? nullable(value) : value, wireText(object, naming?.fields.get(name))),
      ];
    });
    const whole: JsonSchema = {
      type: 'object',
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(properties),
    };
    return described(whole, naming?.doc.text);
  }

  return { of, components };
}

/** A docstring for whom the fields have their wire names. */
function wireText(object: WireObject<object>, text: string | undefined): string | undefined {
  return Object.keys(object.fields).reduce(
    (said, name) => said?.replaceAll(`\`${name}\``, `\`${object.wireName(name)}\``),
    text,
  );
}

/** The unit is a word of ours: JSON Schema has none for it. */
function scalarSchema({ unit, unitField, ...json }: JsonForm): JsonSchema {
  const unitOf = unit ?? (unitField === undefined ? undefined : `see ${unitField}`);
  // 0 switches off, besides what the limits allow.
  const { minimum, multipleOf, maximum, ...rest } = json;
  const limits = { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
  const step = multipleOf === undefined ? {} : { multipleOf };
  const range = minimum !== undefined && minimum > 0 ? { anyOf: [{ const: 0 }, limits] } : limits;
  return { ...rest, ...range, ...step, ...(unitOf !== undefined && { 'x-unit': unitOf }) };
}

/** One schema for what any one of several describes. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [first = {}, ...others] = schemas;
  const different = others.filter((other) => !isDeepStrictEqual(other, first));
  return different.length === 0 ? first : { anyOf: [first, ...different] };
}

/** The schema with a description, if there is one. Beside a `$ref` it stands for the place, not for the type. */
function described(schema: JsonSchema, description: string | undefined): JsonSchema {
  return description === undefined || description === ''
    ? schema
    : Object.assign({ description }, schema, { description });
}

/** An integer of a set that grows: `enum` would forbid its readers what is to come. */
function enumerationSchema({ members }: Enumeration<string>, naming: Naming | undefined): JsonSchema {
  const lines = Object.entries(members).map(([name, value]) => {
    const text = naming?.fields.get(name);
    return `- ${value}: ${name}${text === undefined ? '' : `. ${text}`}`;
  });
  return {
    ...described(
      { type: 'integer', format: 'int32' },
      [naming?.doc.text, lines.join('\n'), 'Members appear over time: read any integer.'].join('\n\n').trim(),
    ),
    'x-extensible-enum': Object.values(members),
    'x-enum-varnames': Object.keys(members),
  };
}

/** On the wire null means absent, so what may be left out may be null. */
function nullable(schema: JsonSchema): JsonSchema {
  const { type } = schema;
  if (typeof type === 'string') return { ...schema, type: [type, 'null'] };
  return schema.$ref === undefined ? schema : { anyOf: [schema, { type: 'null' }] };
}
