import * as z from 'zod/mini';
import { typeName } from './wire-type.ts';

/** The fields of a wire object: TypeScript name → schema; optional ones are `z.optional(...)`. */
export type Fields = z.core.$ZodShape;

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

/** Spelt out, not left to `z.ZodMiniCodec`, whose conditional types cannot follow a shape that names itself. */
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
export function wireObject<const Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  { names = {} }: { readonly names?: { readonly [Field in keyof Shape]?: string } } = {},
): WireObject<z.core.util.Writeable<Shape>> {
  const wireNames = new Map(Object.keys(shape).map((field) => [field, names[field] ?? field]));
  const fieldsByWireName = new Map(
    [...wireNames].map(([field, wireName]) => [wireName.toLowerCase(), field]),
  );
  // Loose at run time so that unknown fields pass; closed as a type so that a misspelt field does not compile.
  const object = z.looseObject(shape) as unknown as z.ZodMiniObject<z.core.util.Writeable<Shape>>;
  const codec = z.codec(z.unknown(), object, {
    decode: (wire, payload) => {
      if (isRecord(wire)) return read(wire, wireNames, fieldsByWireName) as z.input<typeof object>;
      payload.issues.push({
        code: 'custom',
        input: undefined,
        params: { expected: 'an object', received: typeName(wire) },
      });
      return z.NEVER;
    },
    encode: (value) => write(value as Record<string, unknown>, wireNames),
  });
  return Object.defineProperties(codec, {
    // A getter: a recursive shape may be looked at only once the schema it names exists.
    fields: { get: () => object.shape },
    wireName: { value: (field: string) => wireNames.get(field) ?? field },
  }) as unknown as WireObject<z.core.util.Writeable<Shape>>;
}

/** Whether a schema is a {@link WireObject}. */
export function isWireObject(schema: unknown): schema is WireObject {
  return typeof schema === 'object' && schema !== null && 'wireName' in schema && 'fields' in schema;
}

/** Wire names → TypeScript names. */
function read(
  wire: Record<string, unknown>,
  wireNames: ReadonlyMap<string, string>,
  fieldsByWireName: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const known: Record<string, unknown> = {};
  const unknown: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wire)) {
    if (name === '__proto__') continue;
    const field = fieldsByWireName.get(name.toLowerCase());
    if (field === undefined) {
      // An unknown field must not pose as a known one whose wire name is another.
      if (!wireNames.has(name)) unknown[name] = value;
    } else if (value !== null && (!Object.hasOwn(known, field) || name === wireNames.get(field))) {
      known[field] = value;
    }
  }
  return { ...known, ...unknown };
}

/** TypeScript names → wire names; absent fields stay absent. */
function write(
  value: Record<string, unknown>,
  wireNames: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const wire: Record<string, unknown> = {};
  for (const [field, content] of Object.entries(value)) {
    if (content !== undefined) wire[wireNames.get(field) ?? field] = content;
  }
  return wire;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
