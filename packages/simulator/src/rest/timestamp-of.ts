import type { Instant } from '@smart-me/api-core';
import { Timestamp } from '@smart-me/readings';
import { HttpProblem } from './http-problem.ts';

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
