import { wireType, type WireType } from './wire-type.ts';

/** A text, kept as it came. */
export const text: WireType<string> = symmetric('a string', (value) => typeof value === 'string');

/** A truth value. */
export const bool: WireType<boolean> = symmetric('true or false', (value) => typeof value === 'boolean');

/** A GUID of the form `8-4-4-4-12` in hexadecimal digits of either case, kept as it came. */
export const uuid: WireType<string> = symmetric(
  'a GUID',
  (value) => typeof value === 'string' && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value),
);

const INT32_LIMIT = 2 ** 31;

/** An integer from -2^31 to 2^31 - 1. */
export const int32: WireType<number> = symmetric(
  'an integer of 32 bits',
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= -INT32_LIMIT && value < INT32_LIMIT,
);

/** The same form on both sides: what `test` accepts. */
/* @__NO_SIDE_EFFECTS__ */
function symmetric<Value>(expected: string, test: (value: unknown) => boolean): WireType<Value> {
  const accept = (value: unknown): Value | undefined => (test(value) ? (value as Value) : undefined);
  return wireType({ expected, decode: accept, encode: accept });
}
