import type * as z from 'zod/mini';
// Not as z.core: bundlers keep the whole of a namespace within a namespace.
import { $constructor, $ZodAsyncError, $ZodType } from 'zod/v4/core';
import { type Fields, knownFields, type KnownFields } from './known-fields.ts';
import { unexpected } from './mismatch.ts';
import { PLAIN, type WireStyle } from './wire-style.ts';

/**
 * A two-way schema of an object. Its type shows the known fields only; what else the server sent is kept beside them
 * (`Reflect.get(device, 'newField')`).
 */
export interface WireObject<Shape extends Fields = Fields> extends z.core.$ZodType {
  readonly _zod: WireObjectInternals<Shape>;
  /** The known fields by their TypeScript name. */
  readonly fields: Shape;
  /** The name on the wire of a known field. */
  wireName(field: string): string;
}

/** Spelt out, not left to `z.ZodMiniObject`, whose conditional types cannot follow a shape that names itself. */
interface WireObjectInternals<Shape extends Fields> extends z.core._$ZodTypeInternals {
  readonly output: z.core.$InferObjectOutput<Shape, z.core.$strip['out']>;
  readonly input: unknown;
}

/**
 * An object of the wire. Reading: names match in any case (`ActivePower`, `activePower`), `null` means absent, unknown
 * fields stay as they came; a field called `__proto__` is dropped. Writing: the same names in camelCase, unknown fields
 * as they are.
 *
 * @param shape the known fields; a recursive type uses a getter, as in zod.
 * @param options `names`: TypeScript name → wire name, where they differ.
 * @example
 * const value = wireObject({ code: z.optional(text), value: z.optional(double) }, { names: { code: 'obisCode' } });
 * z.decode(value, { ObisCode: '1-0:1.8.0*255', Value: null }); // { code: '1-0:1.8.0*255' }
 */
/* @__NO_SIDE_EFFECTS__ */
export function wireObject<const Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  { names = {} }: { readonly names?: { readonly [Field in keyof Shape]?: string } } = {},
): WireObject<z.core.util.Writeable<Shape>> {
  return new WireObjectSchema({ type: 'custom', shape, names }) as unknown as WireObject<
    z.core.util.Writeable<Shape>
  >;
}

/** Whether a schema is a {@link WireObject}. */
export function isWireObject(schema: unknown): schema is WireObject {
  return typeof schema === 'object' && schema !== null && 'wireName' in schema && 'fields' in schema;
}

interface ObjectSchema extends z.core.$ZodType {
  readonly _zod: z.core.$ZodTypeInternals & { def: ObjectDefinition };
}

interface ObjectDefinition extends z.core.$ZodTypeDef {
  readonly shape: Fields;
  readonly names: Readonly<Record<string, string | undefined>>;
}

/** A schema of its own: one pass over an object each way, with all that its names need worked out once. */
const WireObjectSchema = /* @__PURE__ */ $constructor<ObjectSchema>(
  'SmartMeWireObject',
  (schema, definition) => {
    $ZodType.init(schema, definition);
    const { shape, names } = definition;
    const wireName = (field: string): string =>
      (Object.hasOwn(names, field) ? names[field] : undefined) ?? field;
    // At first use: a recursive shape may be looked at only once the schema it names exists.
    let made: KnownFields | undefined;
    const known = (): KnownFields => (made ??= knownFields({ ...shape }, wireName));
    Object.defineProperties(schema, {
      fields: { get: () => known().shape },
      wireName: { value: wireName },
    });
    schema._zod.parse = (payload, context) =>
      context.direction === 'backward' ? write(payload, context, known()) : read(payload, context, known());
  },
);

type Payload = z.core.ParsePayload;
type Context = z.core.ParseContextInternal & { readonly wireStyle?: WireStyle };

/** Wire names → TypeScript names. Tens of thousands of objects an answer: nothing is allocated that can be done without. */
function read(payload: Payload, context: Context, { list, byWireName, names }: KnownFields): Payload {
  const wire = payload.value;
  if (!isRecord(wire)) return refuse(payload);
  const content = new Array<unknown>(list.length);
  let unknown: Record<string, unknown> | undefined;
  for (const name in wire) {
    if (!Object.hasOwn(wire, name)) continue;
    const value = wire[name];
    const field = byWireName.get(name) ?? byWireName.get(name.toLowerCase());
    if (field === undefined) {
      // An unknown field must not pose as a known one whose wire name is another.
      if (name !== '__proto__' && !names.has(name)) (unknown ??= {})[name] = value;
    } else if (value !== null && (content[field.at] === undefined || name === field.camel)) {
      content[field.at] = value;
    }
  }
  const object: Record<string, unknown> = {};
  for (const { at, name, schema } of list) {
    const value = convert(schema, content[at], name, payload, context);
    if (value !== undefined) object[name] = value;
  }
  payload.value = unknown === undefined ? object : Object.assign(object, unknown);
  return payload;
}

/** TypeScript names → wire names. */
function write(payload: Payload, context: Context, { list, names }: KnownFields): Payload {
  const object = payload.value;
  if (!isRecord(object)) return refuse(payload);
  const { casing, nulls } = context.wireStyle ?? PLAIN;
  const wire: Record<string, unknown> = {};
  for (const { name, schema, [casing]: wireName } of list) {
    const value = convert(schema, object[name], name, payload, context);
    if (value !== undefined || nulls) wire[wireName] = value ?? null;
  }
  for (const name in object) {
    if (names.has(name) || name === '__proto__' || !Object.hasOwn(object, name)) continue;
    if (object[name] !== undefined) wire[name] = object[name];
  }
  payload.value = wire;
  return payload;
}

/** What the schema of a field makes of its value, an absent one included; its issues become the object's. */
function convert(
  schema: z.core.$ZodType,
  value: unknown,
  name: string,
  payload: Payload,
  context: Context,
): unknown {
  const result = schema._zod.run({ value, issues: [] }, context);
  if (result instanceof Promise) throw new $ZodAsyncError();
  for (const issue of result.issues) payload.issues.push({ ...issue, path: [name, ...(issue.path ?? [])] });
  return result.value;
}

function refuse(payload: Payload): Payload {
  payload.issues.push(unexpected('an object', payload.value));
  return payload;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
