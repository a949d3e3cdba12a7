import type { Conversion } from './conversion.ts';

/**
 * How a value stands in JSON, both ways. `Value` is the type that a program reads and gives; everything else is data, so that
 * client, server and OpenAPI document work from the same table.
 */
export interface WireType<Value> {
  readonly kind:
    | 'scalar'
    | 'enumeration'
    | 'object'
    | 'array'
    | 'optional'
    | 'mapped'
    | 'schema'
    | 'confirmation'
    | 'unknown';
  /** Reads a value of JSON. What it does not take becomes a problem of the conversion; what it returns then is of no use. */
  decode(wire: unknown, conversion: Conversion): Value;
  /** Writes a value as one of JSON; problems as in `decode`. */
  encode(value: Value, conversion: Conversion): unknown;
}

/** A type whose value may be missing: on the wire absent or null, here `undefined`. Made by {@link optional}. */
export interface Optional<Value> extends WireType<Value | undefined> {
  readonly kind: 'optional';
  readonly inner: WireType<Value>;
}

/** Makes the value of a field or a parameter one that may be missing. */
/* @__NO_SIDE_EFFECTS__ */
export function optional<Value>(inner: WireType<Value>): Optional<Value> {
  return {
    kind: 'optional',
    inner,
    decode: (wire, conversion) =>
      wire === undefined || wire === null ? undefined : inner.decode(wire, conversion),
    encode: (value, conversion) => (value === undefined ? undefined : inner.encode(value, conversion)),
  };
}

/** Whether a type is made by {@link optional}. */
export function isOptional(type: WireType<unknown>): type is Optional<unknown> {
  return type.kind === 'optional';
}

/** A list. Made by {@link array}. */
export interface WireArray<Value> extends WireType<Value[]> {
  readonly kind: 'array';
  readonly element: WireType<Value>;
}

/** A list of values of one type. */
/* @__NO_SIDE_EFFECTS__ */
export function array<Value>(element: WireType<Value>): WireArray<Value> {
  const each = (
    list: unknown,
    convert: (item: never, conversion: Conversion) => unknown,
    conversion: Conversion,
  ): unknown[] => {
    if (!Array.isArray(list)) {
      conversion.problem('an array', list);
      return [];
    }
    return list.map((item: unknown, index) => {
      conversion.path.push(index);
      const converted = convert(item as never, conversion);
      conversion.path.pop();
      return converted;
    });
  };
  return {
    kind: 'array',
    element,
    decode: (wire, conversion) => each(wire, element.decode.bind(element), conversion) as Value[],
    encode: (value, conversion) => each(value, element.encode.bind(element), conversion),
  };
}

/** Whether a type is made by {@link array}. */
export function isArrayType(type: WireType<unknown>): type is WireArray<unknown> {
  return type.kind === 'array';
}

/** A type that stands on the wire as another one. Made by {@link mapped}. */
export interface Mapped<Value> extends WireType<Value> {
  readonly kind: 'mapped';
  /** What stands on the wire. */
  readonly wire: WireType<unknown>;
}

/** The two ways between what the wire has and what a program reads. */
export interface Mapping<Wire, Value> {
  /** What the value should be, for the reader of an error: `a reading`. */
  readonly expected: string;
  /** Throws where it cannot; the message says why. */
  readonly decode: (wire: Wire, conversion: Conversion) => Value;
  readonly encode: (value: Value) => Wire;
}

/**
 * Makes a type of one's own out of a wire type.
 *
 * @example
 * const date = mapped(dateTime, { expected: 'a date', decode: (text) => new Date(text), encode: (date) => date.toISOString() });
 */
/* @__NO_SIDE_EFFECTS__ */
export function mapped<Wire, Value>(wire: WireType<Wire>, mapping: Mapping<Wire, Value>): Mapped<Value> {
  const attempt = <Result>(convert: () => Result, value: unknown, conversion: Conversion): Result => {
    try {
      return convert();
    } catch (cause) {
      conversion.problem(
        mapping.expected,
        value,
        undefined,
        cause instanceof Error ? cause.message : undefined,
      );
      return undefined as Result; // as decode and encode say: of no use
    }
  };
  return {
    kind: 'mapped',
    wire,
    decode: (json, conversion) => {
      const start = conversion.problems.length;
      const read = wire.decode(json, conversion);
      if (conversion.problems.length > start) return undefined as Value;
      return attempt(() => mapping.decode(read, conversion), json, conversion);
    },
    encode: (value, conversion) => {
      const start = conversion.problems.length;
      const written = attempt(() => mapping.encode(value), value, conversion);
      return conversion.problems.length > start ? undefined : wire.encode(written, conversion);
    },
  };
}

/** Whether a type is made by {@link mapped}. */
export function isMapped(type: WireType<unknown>): type is Mapped<unknown> {
  return type.kind === 'mapped';
}

/** Any value of JSON, as it stands. */
export const unknown: WireType<unknown> = {
  kind: 'unknown',
  decode: (wire) => wire,
  encode: (value) => value,
};
