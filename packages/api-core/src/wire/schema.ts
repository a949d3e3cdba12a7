import type { WireType } from './wire-type.ts';

/**
 * A schema of any library that follows Standard Schema (https://standardschema.dev): zod, Valibot, ArkType and others. The
 * part of the interface that is used here.
 */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** What a {@link StandardSchema} says of a value. */
export type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

/** What a {@link StandardSchema} does not like. */
export interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What describes a value: a wire type, or a schema of another library. */
export type Schema<Value = unknown> = WireType<Value> | StandardSchema<unknown, Value>;

/** What a program reads by a schema. */
export type SchemaOutput<S extends Schema> =
  S extends WireType<infer Value> ? Value : S extends StandardSchema<unknown, infer Output> ? Output : never;

/** What a program gives for a schema. */
export type SchemaInput<S extends Schema> =
  S extends WireType<infer Value> ? Value : S extends StandardSchema<infer Input> ? Input : never;

/** A schema of another library as a wire type: it checks what is read and what is sent, which is JSON as it stands. */
export interface SchemaType<Value> extends WireType<Value> {
  readonly kind: 'schema';
  readonly schema: StandardSchema<unknown, Value>;
}

/** A schema as a wire type. */
/* @__NO_SIDE_EFFECTS__ */
export function wireTypeOf<Value>(schema: Schema<Value>): WireType<Value> {
  if (!('~standard' in schema)) return schema;
  const validate: WireType<unknown>['decode'] = (value, conversion) => {
    const result = schema['~standard'].validate(value);
    if (result instanceof Promise) throw new TypeError('A schema that checks asynchronously cannot be used.');
    if (result.issues === undefined) return result.value;
    for (const { message, path = [] } of result.issues) {
      conversion.path.push(...path.map(stepOf));
      conversion.problem('what its schema says', value, undefined, message);
      conversion.path.length -= path.length;
    }
    return undefined;
  };
  const type: SchemaType<Value> = {
    kind: 'schema',
    schema,
    decode: validate as WireType<Value>['decode'],
    encode: validate,
  };
  return type;
}

/** Schemas by name as wire types. */
/* @__NO_SIDE_EFFECTS__ */
export function wireTypesOf(
  schemas: Readonly<Record<string, Schema>>,
): Readonly<Record<string, WireType<unknown>>> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, wireTypeOf(schema)]));
}

function stepOf(step: PropertyKey | { readonly key: PropertyKey }): string | number {
  const key = typeof step === 'object' ? step.key : step;
  return typeof key === 'number' ? key : String(key);
}
