import { isDeepStrictEqual } from 'node:util';
import type { Enumeration, Schema, WireObject } from '@smart-me/api-core';
import type * as z from 'zod/mini';
import type { DocComment } from './doc-comments.ts';
import type { JsonSchema } from './open-api.ts';
import { scalars } from './scalars.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Says wire types as JSON Schemas, and keeps those that have a name. */
export interface WireSchemas {
  /** @throws {TypeError} for a type that {@link scalars} does not have, naming `at` */
  of(schema: Schema, at: string): JsonSchema;
  /** What has been named so far. */
  readonly components: Readonly<Record<string, JsonSchema>>;
}

/** @param words the names of schemas; one without is said in place. */
export function wireSchemas(words: Vocabulary): WireSchemas {
  const components: Record<string, JsonSchema> = {};
  const named = new Map<Schema, string>();

  function of(schema: Schema, at: string): JsonSchema {
    const scalar = scalars.get(schema);
    if (scalar !== undefined) return scalar;
    if (isWireObject(schema)) return component(schema, (doc) => objectSchema(schema, doc, at));
    if (isEnumeration(schema)) return component(schema, (doc) => enumerationSchema(schema, doc));
    const { def } = schema._zod as z.core.$ZodTypes['_zod'];
    if (def.type === 'optional') return of(def.innerType, at);
    if (def.type === 'array') return { type: 'array', items: of(def.element, `${at}[]`) };
    if (def.type === 'unknown') return {};
    // A codec over a wire object, such as a reading, is on the wire what it encodes to.
    if (def.type === 'pipe' && def.in._zod.def.type !== 'unknown') return of(def.in, at);
    throw new TypeError(`${at} is of a type that has no JSON Schema yet: add it to scalars.ts.`);
  }

  function component(schema: Schema, write: (doc: DocComment | undefined) => JsonSchema): JsonSchema {
    const naming = words.get(schema);
    if (naming === undefined) return write(undefined);
    const { name, doc } = naming;
    if (!named.has(schema)) {
      named.set(schema, name); // before it is written: it may contain itself
      const written = write(doc);
      if (name in components && !isDeepStrictEqual(components[name], written))
        throw new TypeError(`Two types are called ${name}.`);
      components[name] = written;
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  function objectSchema(object: WireObject, doc: DocComment | undefined, at: string): JsonSchema {
    const fields = Object.entries(object.fields);
    const required = fields
      .filter(([, schema]) => !isOptional(schema))
      .map(([name]) => object.wireName(name));
    const properties = fields.map(([name, schema]): [string, JsonSchema] => {
      const wireName = object.wireName(name);
      const value = of(schema, `${at}.${wireName}`);
      return [wireName, described(isOptional(schema) ? nullable(value) : value, doc?.fields.get(name))];
    });
    const whole: JsonSchema = {
      type: 'object',
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(properties),
    };
    return described(whole, doc?.text);
  }

  return { of, components };
}

/** Whether a field or a parameter may be left out. */
export function isOptional(schema: Schema): boolean {
  return schema._zod.def.type === 'optional';
}

/** One schema for what any one of several describes. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [first = {}, ...others] = schemas;
  const different = others.filter((other) => !isDeepStrictEqual(other, first));
  return different.length === 0 ? first : { anyOf: [first, ...different] };
}

/** The schema with a description, if there is one. Beside a `$ref` it stands for the place, not for the type. */
export function described(schema: JsonSchema, description: string | undefined): JsonSchema {
  return description === undefined || description === ''
    ? schema
    : Object.assign({ description }, schema, { description });
}

/** An integer of a set that grows: `enum` would forbid its readers what is to come. */
function enumerationSchema({ members }: Enumeration, doc: DocComment | undefined): JsonSchema {
  const lines = Object.entries(members).map(([name, value]) => {
    const text = doc?.fields.get(name);
    return `- ${value}: ${name}${text === undefined ? '' : `. ${text}`}`;
  });
  return {
    ...described(
      { type: 'integer', format: 'int32' },
      [doc?.text, lines.join('\n'), 'Members appear over time: read any integer.'].join('\n\n').trim(),
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

function isWireObject(schema: Schema): schema is WireObject {
  return 'fields' in schema && 'wireName' in schema;
}

function isEnumeration(schema: Schema): schema is Enumeration {
  return 'members' in schema;
}
