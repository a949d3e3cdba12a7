import * as z from 'zod/mini';

/** A scalar of the wire: a two-way schema whose outside is JSON and whose inside is `Value`. */
export type WireType<Value> = z.ZodMiniCodec<z.ZodMiniUnknown, z.ZodMiniCustom<Value, Value>>;

/** How a scalar is read from JSON and written to it. Either answers `undefined` for what it does not take. */
export interface WireForm<Value> {
  /** What the value should be, for the reader of an error: `a GUID`, `an integer of 32 bits`. */
  readonly expected: string;
  readonly decode: (wire: unknown) => Value | undefined;
  readonly encode: (value: Value) => unknown;
}

/**
 * Makes a scalar of the wire. A value that the form does not take is an issue that says what was expected, and never
 * repeats the value: an input can be a secret.
 *
 * @example
 * const percent = wireType<number>({
 *   expected: 'a percentage from 0 to 100',
 *   decode: (wire) => (typeof wire === 'number' && wire >= 0 && wire <= 100 ? wire : undefined),
 *   encode: (value) => (value >= 0 && value <= 100 ? value : undefined),
 * });
 */
export function wireType<Value>({ expected, decode, encode }: WireForm<Value>): WireType<Value> {
  const orIssue =
    <From, To>(convert: (from: From) => To | undefined) =>
    (from: From, payload: z.core.ParsePayload): To => {
      const to = convert(from);
      if (to !== undefined) return to;
      payload.issues.push({
        code: 'custom',
        input: undefined,
        params: { expected, received: typeName(from) },
      });
      return z.NEVER;
    };
  return z.codec(z.unknown(), z.custom<Value, Value>(), { decode: orIssue(decode), encode: orIssue(encode) });
}

/** The kind of a value in the words of JSON. */
export function typeName(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  switch (typeof value) {
    case 'string':
      return value === '' ? 'an empty string' : 'a string';
    case 'number':
    case 'bigint':
      return 'a number';
    case 'boolean':
      return 'a boolean';
    default:
      return 'an object';
  }
}
