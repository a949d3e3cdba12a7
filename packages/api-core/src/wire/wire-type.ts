import { $constructor } from 'zod/v4/core';
import { ZodMiniType } from 'zod/mini';
import type * as z from 'zod/mini';
import { unexpected } from './mismatch.ts';

/** A scalar of the wire: a two-way schema whose outside is JSON and whose inside is `Value`. */
export type WireType<Value> = z.ZodMiniType<Value>;

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
/* @__NO_SIDE_EFFECTS__ */
export function wireType<Value>(form: WireForm<Value>): WireType<Value> {
  return new WireScalar({ type: 'custom', ...form }) as WireType<Value>;
}

interface Scalar extends z.ZodMiniType {
  readonly _zod: z.core.$ZodTypeInternals & { def: ScalarDefinition };
}

interface ScalarDefinition extends z.core.$ZodTypeDef {
  readonly expected: string;
  readonly decode: (wire: unknown) => unknown;
  readonly encode: (value: never) => unknown;
}

/** A schema of its own: one step each way, where a codec of zod takes three. An answer can hold 20,000 scalars. */
const WireScalar = /* @__PURE__ */ $constructor<Scalar>('SmartMeWireScalar', (scalar, definition) => {
  ZodMiniType.init(scalar, definition);
  const { expected, decode, encode } = definition;
  scalar._zod.parse = (payload, { direction }) => {
    const converted = direction === 'backward' ? encode(payload.value as never) : decode(payload.value);
    if (converted === undefined) payload.issues.push(unexpected(expected, payload.value));
    else payload.value = converted;
    return payload;
  };
});
