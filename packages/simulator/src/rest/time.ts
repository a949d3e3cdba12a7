import type { Instant } from '@smart-me/api-core';
import { HttpProblem } from '../http/http-problem.ts';
import { Timestamp } from '@smart-me/readings';

/** The time between two instants, in milliseconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

/** The range that a request asks for, as far as it is past. */
export function timeRange(from: Instant, to: Instant, now: number): TimeRange {
  const range = { from: millisecondsOf(from), to: millisecondsOf(to) };
  if (range.to < range.from) throw new HttpProblem(400, 'endDate: not before startDate.');
  return { from: range.from, to: Math.min(range.to, now) };
}

/** A time from a request, exact to its seven digits; without an offset it is UTC, as smart-me reads it. */
export function timestampOf(instant: Instant): Timestamp {
  try {
    return Timestamp.parse(typeof instant === 'string' ? instant : instant.toJSON(), {
      missingZone: 'utc',
    });
  } catch {
    throw new HttpProblem(400, 'A date in the request is no ISO 8601 date and time.');
  }
}

/** The same in milliseconds since 1970. */
export function millisecondsOf(instant: Instant): number {
  return timestampOf(instant).epochMilliseconds;
}
