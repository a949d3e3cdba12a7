// Ticks of 100 ns since 1970 are 64-bit integers. They are kept in a BigInt64Array, and written and read as its words
// of 32 bits, since a bigint costs more than all the rest of a message.

export const TICKS_PER_MILLISECOND = 10_000;

/** .NET's DateTime.MinValue, 0001-01-01T00:00:00. */
export const MIN_VALUE_MILLISECONDS = -62_135_596_800_000;
/** .NET's DateTime.MaxValue, 9999-12-31T23:59:59.9999999: these milliseconds and 9999 ticks. */
export const MAX_VALUE_MILLISECONDS = 253_402_300_799_999;

const TWO_POW_32 = 0x100000000;

/** Which word of a 64-bit element is the low one: this platform's byte order says. */
const LOW_WORD: number = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;

/** The low word of the 64-bit element `index`. */
export function lowWord(words: Int32Array, index: number): number {
  return words[2 * index + LOW_WORD] ?? 0;
}

/** The high word of the 64-bit element `index`. */
export function highWord(words: Int32Array, index: number): number {
  return words[2 * index + 1 - LOW_WORD] ?? 0;
}

/** Stores both words of the 64-bit element `index`; of numbers beyond 32 bits their low ones. */
export function storeWords(words: Int32Array, index: number, low: number, high: number): void {
  words[2 * index + LOW_WORD] = low;
  words[2 * index + 1 - LOW_WORD] = high;
}

/** Stores milliseconds and the ticks beyond them, 0 to 9999, as the 64-bit element `index`. */
export function storeTicks(words: Int32Array, index: number, milliseconds: number, subTicks: number): void {
  // By halves, since the product passes the 53 bits of a number.
  const upper = Math.floor(milliseconds / TWO_POW_32);
  const lower = (milliseconds - upper * TWO_POW_32) * TICKS_PER_MILLISECOND + subTicks;
  storeWords(words, index, lower, upper * TICKS_PER_MILLISECOND + Math.floor(lower / TWO_POW_32));
}

/** Gives what `take` makes of the 64-bit element `index`: of its milliseconds, rounded down, and the ticks beyond. */
export function loadTicks<Time>(
  words: Int32Array,
  index: number,
  take: (milliseconds: number, subTicks: number) => Time,
): Time {
  const high = highWord(words, index);
  const upper = Math.floor(high / TICKS_PER_MILLISECOND);
  const rest = (high - upper * TICKS_PER_MILLISECOND) * TWO_POW_32 + (lowWord(words, index) >>> 0);
  const lower = Math.floor(rest / TICKS_PER_MILLISECOND);
  return take(upper * TWO_POW_32 + lower, rest - lower * TICKS_PER_MILLISECOND);
}
