import type { Conversion } from './conversion.ts';
import { nearest } from './nearest.ts';
import { isScalar } from './scalars.ts';
import { type Schema, type SchemaOutput, wireTypesOf } from './schema.ts';
import { isOptional, type Optional, type WireType } from './wire-type.ts';

/**
 * An object of the wire that is read as `T`. Its type shows the known fields only; what else the server sent is kept beside
 * them (`Reflect.get(device, 'newField')`). Made by {@link wireObject}.
 */
export interface WireObject<T> extends WireType<T> {
  readonly kind: 'object';
  /** The known fields by their TypeScript name. */
  readonly fields: Fields;
  /** The name on the wire of a known field. */
  wireName(field: string): string;
  /** For the type only: a table has the very fields of its `T`, no one less and no one more. */
  readonly '~type'?: readonly [Required<T>, (value: Required<T>) => void] | undefined;
}

/** The fields of a wire object: TypeScript name → type; those that may be missing are `optional(…)`. */
export type Fields = Readonly<Record<string, WireType<unknown>>>;

/** The fields that an object of the type `T` must have: each one of `T`, `optional(…)` where `T` may lack it. */
export type FieldsOf<T> = {
  readonly [Name in keyof T]-?: undefined extends T[Name]
    ? Optional<Exclude<T[Name], undefined>>
    : WireType<T[Name]>;
};

/** The type of an object with these fields. */
export type ObjectOf<F extends Readonly<Record<string, Schema>>> = Flat<
  { readonly [Name in RequiredNames<F>]: SchemaOutput<F[Name]> } & {
    readonly [Name in Exclude<keyof F, RequiredNames<F>>]?: SchemaOutput<F[Name]>;
  }
>;

type RequiredNames<F extends Readonly<Record<string, Schema>>> = {
  [Name in keyof F]: undefined extends SchemaOutput<F[Name]> ? never : Name;
}[keyof F];

/** One object type for the reader of a hover. */
export type Flat<T> = { [Name in keyof T]: T[Name] };

/** What else is known of an object. */
export interface WireObjectOptions<Name> {
  /** TypeScript name → name on the wire, where they differ. */
  readonly names?: { readonly [N in Name & string]?: string };
  /** Whether a field that is not known may be sent: where the fields are not published, but inferred. */
  readonly open?: boolean;
}

/**
 * An object of the wire. Reading: names match in any case (`ActivePower`, `activePower`), `null` means absent, unknown
 * fields stay as they came; a field called `__proto__` is dropped. Writing: the same names in camelCase. An unknown field is
 * sent back if the server has sent it before, and is refused otherwise: it is probably misspelt.
 *
 * @param fields the known fields; a recursive type uses a getter.
 * @example
 * interface Reading { readonly code?: string; readonly value?: number }
 * const reading: WireObject<Reading> = wireObject(
 *   { code: optional(text), value: optional(double) },
 *   { names: { code: 'obisCode' } },
 * );
 * // { "ObisCode": "1-0:1.8.0*255", "Value": null } reads as { code: '1-0:1.8.0*255' }
 */
export function wireObject<T extends object = never>(
  fields: NoInfer<FieldsOf<T>>,
  options?: WireObjectOptions<keyof NoInfer<T>>,
): WireObject<T>;
export function wireObject<const F extends Readonly<Record<string, Schema>>>(
  fields: F,
  options?: WireObjectOptions<keyof F>,
): WireObject<ObjectOf<F>>;
/* @__NO_SIDE_EFFECTS__ */
export function wireObject(
  fields: Readonly<Record<string, Schema>>,
  { names = {}, open = false }: WireObjectOptions<string> = {},
): WireType<unknown> {
  const renamed = new Map(Object.entries(names));
  const wireName = (field: string): string => renamed.get(field) ?? field;
  // At first use: a recursive shape may be looked at only once the object that it names exists.
  let made: KnownFields | undefined;
  const known = (): KnownFields => (made ??= knownFields({ ...fields }, wireName, open));
  const type: WireObject<object> = {
    kind: 'object',
    get fields() {
      return known().types;
    },
    wireName,
    decode: (wire, conversion) => read(wire, conversion, known()),
    encode: (value, conversion) => write(value, conversion, known()),
  };
  return type;
}

/** Whether a type is made by {@link wireObject}. */
export function isWireObject(type: WireType<unknown> | undefined): type is WireObject<object> {
  return type?.kind === 'object';
}

/** A known field and its names. */
interface Field {
  readonly name: string;
  readonly type: WireType<unknown>;
  /** Takes a value without a word, where the type is a scalar: what it does not take is read by the type once more. */
  readonly accept: ((wire: unknown) => unknown) | undefined;
  readonly camel: string;
  readonly pascal: string;
}

/** The known fields of an object and the ways to find one. */
interface KnownFields {
  readonly types: Fields;
  readonly list: readonly Field[];
  /** Those whose type says what an absent value is: a problem, or the default of a schema. */
  readonly required: readonly Field[];
  /** By wire name in camelCase, in PascalCase and in lower case. */
  readonly byWireName: ReadonlyMap<string, Field>;
  readonly open: boolean;
  /** By the number of keys. */
  readonly sequences: Map<number, Sequence>;
  /** Unknown fields that the server has sent. */
  readonly learnt: Set<string>;
}

/** Bounds what a server can make a program remember. */
const LEARNT_LIMIT = 1_000;

function knownFields(
  schemas: Readonly<Record<string, Schema>>,
  wireName: (field: string) => string,
  open: boolean,
): KnownFields {
  const types = wireTypesOf(schemas);
  const list = Object.entries(types).map(([name, type]): Field => {
    const camel = wireName(name);
    const pascal = camel.charAt(0).toUpperCase() + camel.slice(1);
    return { name, type, accept: acceptOf(type), camel, pascal };
  });
  const byWireName = new Map(
    list.flatMap((field): [string, Field][] => [
      [field.camel.toLowerCase(), field],
      [field.pascal, field],
      [field.camel, field],
    ]),
  );
  const required = list.filter(({ type }) => !isOptional(type));
  return { types, list, required, byWireName, open, sequences: new Map(), learnt: new Set() };
}

function acceptOf(type: WireType<unknown>): Field['accept'] {
  if (isOptional(type)) return acceptOf(type.inner);
  return isScalar(type) ? type.accept : undefined;
}

type Content = Record<string, unknown>;

/** Wire names → TypeScript names, in one pass over the keys that came: a response can hold tens of thousands of objects. */
function read(wire: unknown, conversion: Conversion, known: KnownFields): Content {
  const object: Content = {};
  if (!isRecord(wire)) {
    conversion.problem('an object', wire);
    return object;
  }
  const keys = Object.keys(wire);
  const values = Object.values(wire);
  const sequence = known.sequences.get(keys.length);
  let isKnown = sequence !== undefined;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at] ?? '';
    isKnown &&= sequence?.keys[at] === key;
    const field = isKnown ? sequence?.fields[at] : fieldOf(key, known);
    const value = values[at];
    if (field === undefined) keepUnknown(object, key, value, conversion, known);
    else if (value !== null && (isKnown || object[field.name] === undefined || key === field.camel))
      readField(object, field, value, conversion);
  }
  if (!isKnown) learnSequence(keys, known);
  for (const field of known.required)
    if (!Object.hasOwn(object, field.name)) readField(object, field, undefined, conversion);
  return object;
}

/** Reads the value of a field; of an absent one, what its type makes of that: a problem, or the default of a schema. */
function readField(
  object: Content,
  { name, accept, type }: Field,
  value: unknown,
  conversion: Conversion,
): void {
  const accepted = accept?.(value);
  if (accepted !== undefined) {
    object[name] = accepted;
    return;
  }
  conversion.path.push(name);
  const converted = type.decode(value, conversion);
  conversion.path.pop();
  if (converted !== undefined || value !== undefined) object[name] = converted;
}

function fieldOf(key: string, { byWireName }: KnownFields): Field | undefined {
  return byWireName.get(key) ?? byWireName.get(key.toLowerCase());
}

/** Keys in an order that came, with the field that each one alone stands for: objects of one kind come with the same. */
interface Sequence {
  readonly keys: readonly string[];
  readonly fields: readonly (Field | undefined)[];
}

/** Bounds what a server can make a program remember; one sequence of each length is enough for the kinds of a list. */
const SEQUENCE_LIMIT = 100;

function learnSequence(keys: readonly string[], known: KnownFields): void {
  const fields = keys.map((key) => fieldOf(key, known));
  const found = fields.filter((field) => field !== undefined);
  const { sequences } = known;
  if (sequences.size < SEQUENCE_LIMIT && new Set(found).size === found.length)
    sequences.set(keys.length, { keys, fields });
}

/**
 * A value of a field that nobody knows, as it came. What JSON writes as a number and no double holds (`1e400`) is left out:
 * infinity is not what was sent.
 */
function withoutInfinity(value: unknown, conversion: Conversion): unknown {
  const whole = { value };
  // A list of what is still to be looked at: the response says how deep it is.
  const pending: object[] = [whole];
  for (const one of pending) {
    const members: [string, unknown][] = Object.entries(one);
    for (const [name, member] of members) {
      if (member === Infinity || member === -Infinity) {
        conversion.skipped += 1;
        Reflect.set(one, name, one === whole ? undefined : null);
      } else if (typeof member === 'object' && member !== null) pending.push(member);
    }
  }
  return whole.value;
}

/** An unknown field must not pose as a known one whose wire name is another. */
function keepUnknown(
  object: Content,
  name: string,
  value: unknown,
  conversion: Conversion,
  { types, learnt }: KnownFields,
): void {
  if (name === '__proto__' || Object.hasOwn(types, name)) return;
  const { unknownFields } = conversion;
  const kept = withoutInfinity(value, conversion);
  if (kept !== undefined) object[name] = kept;
  if (unknownFields === 'learn' && learnt.size < LEARNT_LIMIT) learnt.add(name);
}

/** TypeScript names → wire names. */
function write(object: unknown, conversion: Conversion, known: KnownFields): Content {
  const wire: Content = {};
  if (!isRecord(object)) {
    conversion.problem('an object', object);
    return wire;
  }
  const { list, types, open, learnt } = known;
  const { path, style, unknownFields } = conversion;
  for (const { name, type, [style.casing]: wireName } of list) {
    path.push(name);
    const value = type.encode(object[name], conversion);
    path.pop();
    if (value !== undefined || style.nulls) wire[wireName] = value ?? null;
  }
  for (const name of Object.keys(object)) {
    if (Object.hasOwn(types, name) || name === '__proto__' || object[name] === undefined) continue;
    if (unknownFields !== 'refuse' || open || learnt.has(name)) wire[name] = object[name];
    else {
      path.push(name);
      conversion.problem('no such field', object[name], nearest(name, Object.keys(types)));
      path.pop();
    }
  }
  return wire;
}

/** Whether a value of JSON is an object, not a list. */
export function isRecord(value: unknown): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
