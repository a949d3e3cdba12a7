import type { Instant } from '@smart-me/api-core';
import { HttpProblem } from './http-problem.ts';
import { millisecondsOf } from './timestamp-of.ts';

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
