import { wireType, type WireType } from './wire-type.ts';

const INT64_LIMIT = 2n ** 63n;

/**
 * An integer of 64 bits: a `number` while that is exact, a `bigint` beyond 2^53. Serial numbers and user ids are such.
 * Either may be sent; a `number` that is not exact is refused, since it already is another number than the one meant.
 */
export const int64: WireType<number | bigint> = wireType({
  expected: 'an integer of 64 bits',
  decode: exact,
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
