import {
  MAX_VALUE_MILLISECONDS,
  MIN_VALUE_MILLISECONDS,
  TICKS_PER_MILLISECOND,
  highWord,
  loadTicks,
  lowWord,
  storeTicks,
  storeWords,
} from '@smart-me/readings/codec';

/** The fields of a DateTime message. Its value is a 64-bit integer, in two signed words. */
export interface DateTimeFields {
  low: number;
  high: number;
  scale: number;
  kind: number;
}

// TimeSpanScale: 0 to 4 are the indexes of the milliseconds of DAYS, HOURS, MINUTES, SECONDS and MILLISECONDS.
const MILLISECONDS_OF_SCALE = [86_400_000, 3_600_000, 60_000, 1_000, 1];
const TICKS = 5;
const MINMAX = 15;

/** The last whole milliseconds whose ticks an int64 holds, to either side of 1970. */
const MAX_MILLISECONDS = 922_337_203_685_477;
const TWO_POW_32 = 0x100000000;

/**
 * Stores the time of a DateTime message as the 64-bit element `index` of `words`, in ticks. False when an int64 does
 * not hold them, or when MINMAX names neither end.
 */
export function storeDateTime(
  { low, high, scale }: DateTimeFields,
  words: Int32Array,
  index: number,
): boolean {
  if (scale === TICKS) {
    storeWords(words, index, low, high);
    return true;
  }
  const value = high * TWO_POW_32 + (low >>> 0);
  if (scale === MINMAX) {
    if (value === 1) storeTicks(words, index, MAX_VALUE_MILLISECONDS, TICKS_PER_MILLISECOND - 1);
    else if (value === -1) storeTicks(words, index, MIN_VALUE_MILLISECONDS, 0);
    return value === 1 || value === -1;
  }
  // A value beyond 2^53 is inexact, and out of range by far.
  const milliseconds = value * (MILLISECONDS_OF_SCALE[scale] ?? 0);
  if (Math.abs(milliseconds) > MAX_MILLISECONDS) return false;
  storeTicks(words, index, milliseconds, 0);
  return true;
}

/**
 * Loads the 64-bit element `index` of `words`, in ticks, as the value and scale of a DateTime message. The scale is the
 * one that protobuf-net chooses (BclHelpers.WriteDateTime): MINMAX for the ends of its range, and otherwise the largest
 * unit that divides the time exactly.
 */
export function loadDateTime(words: Int32Array, index: number, time: DateTimeFields): void {
  loadTicks(words, index, (milliseconds, subTicks) => {
    if (milliseconds === MAX_VALUE_MILLISECONDS && subTicks === TICKS_PER_MILLISECOND - 1) {
      setValue(time, 1, MINMAX);
    } else if (milliseconds === MIN_VALUE_MILLISECONDS && subTicks === 0) {
      setValue(time, -1, MINMAX);
    } else if (subTicks !== 0) {
      time.low = lowWord(words, index);
      time.high = highWord(words, index);
      time.scale = TICKS;
    } else {
      const scale = MILLISECONDS_OF_SCALE.findIndex((unit) => milliseconds % unit === 0);
      setValue(time, milliseconds / (MILLISECONDS_OF_SCALE[scale] ?? 1), scale);
    }
  });
}

function setValue(time: DateTimeFields, value: number, scale: number): void {
  time.low = value | 0;
  time.high = Math.floor(value / TWO_POW_32);
  time.scale = scale;
  // .NET compares without the kind, and then writes none.
  if (scale === MINMAX) time.kind = 0;
}
