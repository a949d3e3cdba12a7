import { Timestamp } from './timestamp.ts';
import { type TimeLike, timestampOf } from './time-like.ts';
import { timeZoneOf } from './time-zone.ts';

/** A span of time: its start is in it, its end is not. */
export interface TimeRange {
  readonly from: Timestamp;
  readonly to: Timestamp;
}

/** Which slots. */
export interface SlotsOptions {
  /** The first time. */
  readonly from: TimeLike;
  /** The end, itself not in a slot. */
  readonly to: TimeLike;
  /** Length of a slot: 15, 30, 60 or another number of minutes that divides a day; 1440 for days. */
  readonly minutes: number;
  /** Whose clock counts: a name of the IANA database, such as `Europe/Zurich`. */
  readonly timeZone: string;
}

const MINUTES_OF_DAY = 1440;

/**
 * The slots of a load profile, oldest first: spans between the times at which the local clock comes to a multiple of
 * `minutes` after midnight. A day of 15 minutes has 96; in Zurich 29 March 2026 has 92 and 25 October 100. A slot that the
 * range cuts is left out.
 *
 * @throws ReadingParseError when a text is no time; RangeError when there is no such zone, or no such length.
 * @example
 * const day = { from: '2026-10-25T00:00:00+02:00', to: '2026-10-26T00:00:00+01:00' };
 * [...slots({ ...day, minutes: 15, timeZone: 'Europe/Zurich' })].length; // 100
 */
export function* slots({ from, to, minutes, timeZone }: SlotsOptions): Generator<TimeRange, void, undefined> {
  if (!Number.isInteger(minutes) || minutes < 1 || MINUTES_OF_DAY % minutes !== 0) {
    throw new RangeError(
      `Slots of ${minutes} minutes do not fill a day: take 15, 30, 60, 1440 or another divisor of 1440.`,
    );
  }
  const zone = timeZoneOf(timeZone);
  const start = timestampOf(from);
  const end = timestampOf(to).epochMilliseconds;
  // The tick before the first time, so that a slot may begin with it.
  const before = start.epochMilliseconds - (start.subMillisecondTicks > 0 ? 0 : 1);
  let first = zone.nextMultiple(before, minutes);
  for (;;) {
    const next = zone.nextMultiple(first, minutes);
    if (next > end) return;
    yield { from: new Timestamp(first), to: new Timestamp(next) };
    first = next;
  }
}

/** What counts as a gap. */
export interface GapsOptions extends TimeRangeLike {
  /** The longest time between two readings that is no gap, in minutes. */
  readonly longestMinutes: number;
}

/** A span of time as callers have it. */
export interface TimeRangeLike {
  readonly from: TimeLike;
  /** The end, itself not in it. */
  readonly to: TimeLike;
}

/**
 * The gaps in the readings of one device: spans from a reading (or the start of the range) to the next (or the end of the
 * range) that are longer than allowed. The readings may come in any order.
 *
 * @throws ReadingParseError when a text is no time.
 * @example
 * gaps(readings, { from, to, longestMinutes: 15 }); // [{ from: …, to: … }]
 */
export function gaps(
  readings: Iterable<{ readonly timestamp: Timestamp }>,
  { from, to, longestMinutes }: GapsOptions,
): TimeRange[] {
  const [start, end] = [timestampOf(from), timestampOf(to)];
  const times = Array.from(readings, ({ timestamp }) => timestamp)
    .filter((time) => time.compare(start) > 0 && time.compare(end) < 0)
    .sort((one, other) => one.compare(other));
  const found: TimeRange[] = [];
  let last = start;
  for (const time of [...times, end]) {
    if (time.epochMilliseconds - last.epochMilliseconds > longestMinutes * 60_000) {
      found.push({ from: last, to: time });
    }
    last = time;
  }
  return found;
}
