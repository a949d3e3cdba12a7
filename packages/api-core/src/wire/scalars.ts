import { isOptional, type WireType } from './wire-type.ts';

/** What a scalar is in JSON, in the words of JSON Schema, and what its number counts. */
export interface JsonForm {
  readonly type: 'string' | 'boolean' | 'integer' | 'number';
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly examples?: readonly string[];
  /** The unit of the number: `V`, `kWh`, `mA`, `s`. */
  readonly unit?: string;
  /** The field beside it that names the unit: `counterReadingUnit`. */
  readonly unitField?: string;
}

/** A single value of JSON that is read as `Value`. Made by {@link scalar}. */
export interface Scalar<Value> extends WireType<Value> {
  readonly kind: 'scalar';
  /** What the value should be, for the reader of an error: `a GUID`, `an integer of 32 bits`. */
  readonly expected: string;
  readonly json: JsonForm;
  /** Reads a value of JSON; `undefined` for what it does not take. */
  readonly accept: (wire: unknown) => Value | undefined;
}

/** How a scalar is read from JSON and written to it. Either way returns `undefined` for what it does not take. */
export interface ScalarForm<Value> {
  /** What the value should be, for the reader of an error: `a GUID`, `an integer of 32 bits`. */
  readonly expected: string;
  /** What it is in JSON. Default: a string. */
  readonly json?: JsonForm;
  readonly decode: (wire: unknown) => Value | undefined;
  /** Default: `decode`, for a value that stands in JSON as it is read. */
  readonly encode?: (value: Value) => unknown;
  /** What a value that is not taken probably is: `a serial number: find the device by getBySerial`. */
  readonly mistake?: (value: unknown) => string | undefined;
}

/**
 * Makes a scalar of the wire.
 *
 * @example
 * const percent = scalar<number>({
 *   expected: 'a percentage from 0 to 100',
 *   json: { type: 'number', minimum: 0, maximum: 100 },
 *   decode: (wire) => (typeof wire === 'number' && wire >= 0 && wire <= 100 ? wire : undefined),
 * });
 */
/* @__NO_SIDE_EFFECTS__ */
export function scalar<Value>(form: ScalarForm<Value>): Scalar<Value> {
  const { expected, json = { type: 'string' }, decode, encode = decode, mistake } = form;
  return {
    kind: 'scalar',
    expected,
    json,
    accept: decode,
    decode: (wire, conversion) => {
      const value = decode(wire);
      if (value === undefined) conversion.problem(expected, wire, mistake?.(wire));
      return value as Value; // as decode says: of no use where there is a problem
    },
    encode: (value, conversion) => {
      const wire = encode(value);
      if (wire === undefined) conversion.problem(expected, value, mistake?.(value));
      return wire;
    },
  };
}

/**
 * The same scalar with more known of its number: a unit, limits. What is known is for readers; it is not checked.
 *
 * @example
 * const volts = annotate(double, { unit: 'V' });
 */
/* @__NO_SIDE_EFFECTS__ */
export function annotate<Value>(type: Scalar<Value>, known: Omit<JsonForm, 'type'>): Scalar<Value> {
  return { ...type, json: { ...type.json, ...known } };
}

/** A text, kept as it came. */
export const text: Scalar<string> = /* @__PURE__ */ scalar({
  expected: 'a string',
  decode: (value) => (typeof value === 'string' ? value : undefined),
});

/** A truth value. */
export const bool: Scalar<boolean> = /* @__PURE__ */ scalar({
  expected: 'true or false',
  json: { type: 'boolean' },
  decode: (value) => (typeof value === 'boolean' ? value : undefined),
});

const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A GUID of the form `8-4-4-4-12`, in lower case whatever case it comes in: equal ids are equal texts. */
export const uuid: Scalar<string> = /* @__PURE__ */ scalar({
  expected: 'a GUID',
  json: { type: 'string', format: 'uuid' },
  decode: guid,
});

function guid(value: unknown): string | undefined {
  return typeof value === 'string' && GUID.test(value) ? value.toLowerCase() : undefined;
}

/** An integer from -2^31 to 2^31 - 1; read in quotes too. */
export const int32: Scalar<number> = /* @__PURE__ */ scalar({
  expected: 'an integer of 32 bits',
  json: { type: 'integer', format: 'int32' },
  decode: (wire) => integer32(typeof wire === 'string' && QUOTED_INTEGER.test(wire) ? Number(wire) : wire),
  encode: integer32,
});

/** .NET reads integers in quotes too (`JsonNumberHandling.AllowReadingFromString`). None has more digits than an int64. */
const QUOTED_INTEGER = /^-?(?:0|[1-9]\d{0,18})$/;

function integer32(value: unknown): number | undefined {
  return typeof value === 'number' && (value | 0) === value ? value : undefined;
}

const INT64_LIMIT = 2n ** 63n;

/**
 * An integer of 64 bits: a `number` while that is exact, a `bigint` beyond 2^53. Serial numbers and user ids are such.
 * It is read in quotes too.
 * Either may be sent; a `number` that is not exact is refused, since it already is another number than the one meant.
 */
export const int64: Scalar<number | bigint> = /* @__PURE__ */ scalar<number | bigint>({
  expected: 'an integer of 64 bits',
  json: { type: 'integer', format: 'int64' },
  decode: (wire) => exact(typeof wire === 'string' && QUOTED_INTEGER.test(wire) ? BigInt(wire) : wire),
  encode: exact,
});

function exact(value: unknown): number | bigint | undefined {
  if (typeof value === 'bigint') {
    if (value < -INT64_LIMIT || value >= INT64_LIMIT) return undefined;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}

/** JSON has no numbers for these; .NET writes their names as strings (`JsonNumberHandling.AllowNamedFloatingPointLiterals`). */
const NAMED_NUMBER = /^(?:NaN|-?Infinity)$/;

/**
 * A floating-point number of 64 bits, the values without a JSON number included. A number that is too large for one, such as
 * `1e400`, is refused.
 */
export const double: Scalar<number> = /* @__PURE__ */ scalar({
  expected: 'a number',
  json: { type: 'number', format: 'double' },
  decode: (wire) =>
    typeof wire === 'string' && NAMED_NUMBER.test(wire)
      ? Number(wire)
      : finite(typeof wire === 'bigint' ? Number(wire) : wire), // beyond 2^53; as a double it is a number again
  encode: (value) => finite(value) ?? (typeof value === 'number' ? String(value) : undefined),
  mistake: (value) => (typeof value === 'number' ? 'it is beyond 1.8e308' : undefined),
});

function finite(value: unknown): number | undefined {
  return Number.isFinite(value) ? (value as number) : undefined;
}

/** What is known of a scalar, also of one that may be missing; `undefined` of any other type. */
export function jsonFormOf(type: WireType<unknown>): JsonForm | undefined {
  if (isOptional(type)) return jsonFormOf(type.inner);
  return isScalar(type) ? type.json : undefined;
}

/** Whether a type is made by {@link scalar}. */
export function isScalar(type: WireType<unknown>): type is Scalar<unknown> {
  return type.kind === 'scalar';
}
