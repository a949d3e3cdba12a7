import * as z from 'zod/mini';
import { endpointName, type Endpoint, type Output, type Schema } from '../endpoint/endpoint.ts';
import { stringifyJson } from '../json/stringify-json.ts';
import { describeMismatch } from '../wire/mismatch.ts';
import { isWireObject, type WireObject } from '../wire/wire-object.ts';

/** How a server writes its JSON. */
export interface WireStyle {
  /** `pascal`: `ActivePower`, as the platform answers; `camel`: `activePower`, as it is documented. */
  readonly casing: 'pascal' | 'camel';
  /** Whether known fields that are absent are written as `null`. */
  readonly nulls: boolean;
}

/**
 * Writes an answer as a server of the platform does.
 *
 * @returns JSON text; empty for an endpoint that answers without content
 * @throws {TypeError} when the value is not as the endpoint describes it, naming the field
 * @example
 * encodeOutput(getDevice, { id, activePower: 1.5 }, { casing: 'pascal', nulls: true });
 * // {"Id":"…","Name":null,"ActivePower":1.5, …}
 */
export function encodeOutput<E extends Endpoint>(endpoint: E, output: Output<E>, style: WireStyle): string {
  const schema = endpoint.response;
  if (schema === undefined) return '';
  const result = z.safeEncode(schema, output);
  if (!result.success)
    throw new TypeError(`${endpointName(endpoint)}: ${describeMismatch(result.error.issues)}`);
  return stringifyJson(styled(schema, result.data, style) ?? null);
}

/** The encoded value with the names and nulls of the style: schema and value are walked together. */
function styled(schema: Schema, wire: unknown, style: WireStyle): unknown {
  if (wire === undefined || wire === null) return wire;
  if (isWireObject(schema)) return typeof wire === 'object' ? styledObject(schema, wire, style) : wire;
  const { def } = schema._zod as z.core.$ZodTypes['_zod'];
  switch (def.type) {
    case 'array':
      return Array.isArray(wire) ? wire.map((element) => styled(def.element, element, style)) : wire;
    case 'optional':
    case 'nullable':
      return styled(def.innerType, wire, style);
    case 'lazy':
      return styled(def.getter(), wire, style);
    case 'pipe':
      return styled(def.in, wire, style);
    default:
      return wire;
  }
}

function styledObject(schema: WireObject, wire: object, style: WireStyle): Record<string, unknown> {
  const rest = new Map(Object.entries(wire));
  const known = Object.entries(schema.fields).flatMap(([field, fieldSchema]): [string, unknown][] => {
    const name = schema.wireName(field);
    const value = styled(fieldSchema, rest.get(name), style);
    rest.delete(name);
    if (value === undefined && !style.nulls) return [];
    return [[style.casing === 'pascal' ? name.charAt(0).toUpperCase() + name.slice(1) : name, value ?? null]];
  });
  return Object.fromEntries([...known, ...rest]);
}
