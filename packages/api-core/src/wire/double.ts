import { wireType, type WireType } from './wire-type.ts';

/** JSON has no numbers for these; .NET writes their names as strings (`JsonNumberHandling.AllowNamedFloatingPointLiterals`). */
const NAMED = new Map<unknown, number>([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
]);

/** A floating-point number of 64 bits, the values without a JSON number included. */
export const double: WireType<number> = wireType({
  expected: 'a number',
  // Lossless JSON reads an integer beyond 2^53 as bigint; as a double it is a number again.
  decode: (wire) =>
    typeof wire === 'number' ? wire : typeof wire === 'bigint' ? Number(wire) : NAMED.get(wire),
  encode: (value) => (typeof value !== 'number' ? undefined : Number.isFinite(value) ? value : String(value)),
});
