import { Timestamp } from './timestamp.ts';

/** A time as callers have it: a `Timestamp`, a `Date`, a `Temporal.Instant`, or text of RFC 3339 with its zone. */
export type TimeLike = Timestamp | Date | string | { toJSON(): string };

/**
 * The `Timestamp` of a time.
 *
 * @throws ReadingParseError when a text is no time, or does not say its zone; RangeError for an invalid `Date`.
 * @example
 * timestampOf('2026-10-25T00:00:00+02:00').toString(); // '2026-10-24T22:00:00.0000000Z'
 */
export function timestampOf(time: TimeLike): Timestamp {
  if (time instanceof Timestamp) return time;
  if (time instanceof Date) return Timestamp.fromDate(time);
  return Timestamp.parse(typeof time === 'string' ? time : time.toJSON());
}
