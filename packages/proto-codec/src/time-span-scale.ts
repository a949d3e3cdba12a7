/** The members of TimeSpanScale that have a name in the code; 0 to 4 are the indexes of their milliseconds. */
export const TICKS = 5;
export const MINMAX = 15;

/** Milliseconds of DAYS, HOURS, MINUTES, SECONDS, MILLISECONDS. */
export const MILLISECONDS_OF_SCALE: readonly number[] = [86_400_000, 3_600_000, 60_000, 1_000, 1];

export const TICKS_PER_MILLISECOND = 10_000;

/** .NET's DateTime.MinValue, 0001-01-01T00:00:00. */
export const MIN_VALUE_MILLISECONDS = -62_135_596_800_000;
/** .NET's DateTime.MaxValue, 9999-12-31T23:59:59.9999999: these milliseconds and 9999 ticks. */
export const MAX_VALUE_MILLISECONDS = 253_402_300_799_999;
