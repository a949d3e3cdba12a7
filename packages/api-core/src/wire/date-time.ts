import { wireType, type WireType } from './wire-type.ts';

/** ISO 8601 with any count of fractional digits: .NET writes seven, ticks of 100 ns. */
const ISO_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/i;

/** A point in time as ISO 8601 text, kept as it came: `2026-07-25T13:06:32.0500519Z` keeps its seven digits. */
export const dateTime: WireType<string> = wireType({
  expected: 'an ISO 8601 date and time',
  decode: isoText,
  encode: isoText,
});

/** A point in time to send: ISO 8601 text, or what turns itself into it (`Date`, `Temporal.Instant`, a reading's `Timestamp`). */
export type Instant = string | { toJSON(): string };

/** A point in time as a parameter: takes any {@link Instant}, reads as text. */
export const instant: WireType<Instant> = wireType<Instant>({
  expected: 'an ISO 8601 date and time, or a Date or Temporal.Instant',
  decode: isoText,
  encode: (value: unknown) => isoText(hasToJSON(value) ? value.toJSON() : value),
});

function isoText(value: unknown): string | undefined {
  return typeof value === 'string' && ISO_DATE_TIME.test(value) ? value : undefined;
}

function hasToJSON(value: unknown): value is { toJSON(): unknown } {
  return (
    typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
  );
}
