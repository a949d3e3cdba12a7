import { Timestamp } from './timestamp.ts';

/** There was no smart-me before; meters without a clock send 1970 or the year 1. */
const FIRST_YEAR = Date.UTC(2010, 0, 1);
/** What a meter's clock may be ahead, in milliseconds. */
const AHEAD = 60 * 60_000;

/**
 * Whether a meter can have measured at this time: since 2010, and not later than an hour from now. A reading of another
 * time is worth keeping, but not as the latest of its device.
 *
 * @example
 * isPlausibleTime(Timestamp.min); // false
 */
export function isPlausibleTime(
  { epochMilliseconds }: Pick<Timestamp, 'epochMilliseconds'>,
  now: Pick<Timestamp, 'epochMilliseconds'> = Timestamp.now(),
): boolean {
  return epochMilliseconds >= FIRST_YEAR && epochMilliseconds <= now.epochMilliseconds + AHEAD;
}
