import * as z from 'zod/mini';
import { endpointName, type Endpoint, type Output } from '../endpoint/endpoint.ts';
import { stringifyJson } from '../json/json.ts';
import { describeMismatch } from '../wire/mismatch.ts';
import type { WireStyle } from '../wire/wire-style.ts';

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
  // zod hands its context on to every schema: wire objects read the style from it.
  const context: z.core.ParseContext<z.core.$ZodIssue> & { readonly wireStyle: WireStyle } = {
    wireStyle: style,
  };
  const result = z.safeEncode(schema, output, context);
  if (!result.success)
    throw new TypeError(`${endpointName(endpoint)}: ${describeMismatch(result.error.issues)}`);
  return stringifyJson(result.data ?? null);
}
