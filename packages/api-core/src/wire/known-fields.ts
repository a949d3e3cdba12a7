import type * as z from 'zod/mini';

/** The fields of a wire object: TypeScript name → schema; optional ones are `z.optional(...)`. */
export type Fields = z.core.$ZodShape;

/** The known fields of an object and the ways to find one. */
export interface KnownFields {
  readonly shape: Fields;
  readonly list: readonly Field[];
  /** By wire name in camelCase, in PascalCase and in lower case. */
  readonly byWireName: ReadonlyMap<string, Field>;
  readonly names: ReadonlySet<string>;
}

/** A known field, its names and its place in the list of them. */
export interface Field {
  readonly at: number;
  readonly name: string;
  readonly schema: z.core.$ZodType;
  readonly camel: string;
  readonly pascal: string;
}

/** Works out once what reading and writing an object need of its names. */
export function knownFields(shape: Fields, wireName: (field: string) => string): KnownFields {
  const list = Object.entries(shape).map(([name, schema], at): Field => {
    const camel = wireName(name);
    return { at, name, schema, camel, pascal: camel.charAt(0).toUpperCase() + camel.slice(1) };
  });
  const byWireName = new Map(
    list.flatMap((field): [string, Field][] => [
      [field.camel.toLowerCase(), field],
      [field.pascal, field],
      [field.camel, field],
    ]),
  );
  return { shape, list, byWireName, names: new Set(Object.keys(shape)) };
}
