import {
  MAX_VALUE_MILLISECONDS,
  MILLISECONDS_OF_SCALE,
  MINMAX,
  MIN_VALUE_MILLISECONDS,
  TICKS,
  TICKS_PER_MILLISECOND,
} from './time-span-scale.ts';

const TWO_POW_32 = 0x100000000;
/** The last whole milliseconds whose ticks an int64 holds, to either side of 1970. */
const MAX_MILLISECONDS = 922_337_203_685_477;

/** Which of the two words of a BigInt64Array's element is the low one: the platform's byte order says. */
const LOW: number = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;

/**
 * Stores the ticks of a DateTime message as the 64-bit element `index` of `words`, without a bigint.
 *
 * `low` and `high` are the words of its value. False when an int64 of ticks does not hold the time, or when MINMAX
 * names neither end.
 */
export function storeDateTime(
  words: Int32Array,
  index: number,
  low: number,
  high: number,
  scale: number,
): boolean {
  if (scale === TICKS) {
    words[2 * index + LOW] = low;
    words[2 * index + 1 - LOW] = high;
    return true;
  }
  const value = high * TWO_POW_32 + (low >>> 0);
  if (scale === MINMAX) {
    if (value === 1) storeTicks(words, index, MAX_VALUE_MILLISECONDS, TICKS_PER_MILLISECOND - 1);
    else if (value === -1) storeTicks(words, index, MIN_VALUE_MILLISECONDS, 0);
    return value === 1 || value === -1;
  }
  // Beyond 2^53 the product is inexact, and out of range by far.
  const milliseconds = value * (MILLISECONDS_OF_SCALE[scale] ?? 0);
  if (Math.abs(milliseconds) > MAX_MILLISECONDS) return false;
  storeTicks(words, index, milliseconds, 0);
  return true;
}

/** Stores milliseconds and the ticks beyond them as the 64-bit element `index` of `words`. */
export function storeTicks(words: Int32Array, index: number, milliseconds: number, subTicks: number): void {
  // In two steps of 32 bits, since the product passes the 53 bits of a number.
  const upper = Math.floor(milliseconds / TWO_POW_32);
  const lower = (milliseconds - upper * TWO_POW_32) * TICKS_PER_MILLISECOND + subTicks;
  words[2 * index + LOW] = lower;
  words[2 * index + 1 - LOW] = upper * TICKS_PER_MILLISECOND + Math.floor(lower / TWO_POW_32);
}

/** Splits the 64-bit element `index` of `words` into milliseconds, rounded down, and the ticks beyond them. */
export function loadTicks<Time>(
  words: Int32Array,
  index: number,
  make: (milliseconds: number, subTicks: number) => Time,
): Time {
  const high = words[2 * index + 1 - LOW] ?? 0;
  const low = words[2 * index + LOW] ?? 0;
  const upper = Math.floor(high / TICKS_PER_MILLISECOND);
  const rest = (high - upper * TICKS_PER_MILLISECOND) * TWO_POW_32 + (low >>> 0);
  const lower = Math.floor(rest / TICKS_PER_MILLISECOND);
  return make(upper * TWO_POW_32 + lower, rest - lower * TICKS_PER_MILLISECOND);
}
