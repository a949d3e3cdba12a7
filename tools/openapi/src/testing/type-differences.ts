import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema, OpenApiDocument } from '../open-api.ts';
import { enums, schemas } from './published-operations.ts';

const SCALARS: Readonly<Record<string, JsonSchema>> = {
  string: { type: 'string' },
  uuid: { type: 'string', format: 'uuid' },
  'date-time': { type: 'string', format: 'date-time' },
  boolean: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'integer', format: 'int64' },
  double: { type: 'number', format: 'double' },
};

/** Where a schema of the document is another type than the published one, each as a line that begins with `at`. */
export function typeDifferences(
  document: OpenApiDocument,
  schema: JsonSchema,
  type: string,
  at: string,
  within: readonly string[] = [],
): string[] {
  const known = resolve(document, schema);
  const name = type.replace(/\?$/, '');
  if (name.endsWith('[]')) {
    return known.items === undefined
      ? [`${at}: is no array, published as ${type}`]
      : typeDifferences(document, known.items, name.slice(0, -2), `${at}[]`, within);
  }
  if (name in SCALARS) {
    const { type: jsonType, format } = known;
    const said = { type: nonNull(jsonType), ...(format !== undefined && { format }) };
    return isDeepStrictEqual(said, SCALARS[name]) ? [] : [`${at}: is ${JSON.stringify(said)}, not ${type}`];
  }
  if (name in enums) return enumerationDifferences(known, enums[name] ?? {}, at);
  return within.includes(name) ? [] : objectDifferences(document, known, name, at, [...within, name]);
}

/** An object, or several that share one operation: each published field is in one of them. */
function objectDifferences(
  document: OpenApiDocument,
  schema: JsonSchema,
  name: string,
  at: string,
  within: readonly string[],
): string[] {
  const published = Object.entries(schemas[name] ?? {}).filter(([field]) => field !== '$required');
  const objects = (schema.anyOf ?? [schema]).map((one) => resolve(document, one));
  const fields = objects.flatMap(({ properties = {} }) => Object.entries(properties));
  return [
    ...published
      .filter(([field]) => !fields.some(([said]) => said === field))
      .map(([field]) => `${at}.${field}: is missing`),
    ...fields.flatMap(([field, value]) => {
      const type = published.find(([name]) => name === field)?.[1];
      return typeof type === 'string'
        ? typeDifferences(document, value, type, `${at}.${field}`, within)
        : [`${at}.${field}: is not published`];
    }),
  ];
}

function enumerationDifferences(
  schema: JsonSchema,
  published: Readonly<Record<string, string>>,
  at: string,
): string[] {
  const integers = schema['x-extensible-enum'] ?? [];
  const names = schema['x-enum-varnames'] ?? [];
  const said = integers.map((integer, index) => `${integer} ${String(names[index]).toLowerCase()}`);
  const wanted = Object.entries(published).map(([integer, name]) => `${integer} ${name.toLowerCase()}`);
  return isDeepStrictEqual(said.toSorted(), wanted.toSorted())
    ? []
    : [`${at}: has the members ${said.join(', ')}, published are ${wanted.join(', ')}`];
}

/** What a schema stands for, without its null. */
function resolve(document: OpenApiDocument, schema: JsonSchema): JsonSchema {
  const [first, second] = schema.anyOf ?? [];
  if (first !== undefined && second?.type === 'null') return resolve(document, first);
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (document.components.schemas[name] ?? {});
}

function nonNull(type: JsonSchema['type']): JsonSchema['type'] {
  return Array.isArray(type) ? ((type as readonly string[]).find((one) => one !== 'null') as 'string') : type;
}
