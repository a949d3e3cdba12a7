import { scalar, type Scalar } from './scalars.ts';

/** ISO 8601 with any number of fractional digits: .NET writes seven, ticks of 100 ns. */
const ISO_DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/i;

/** A point in time as ISO 8601 text, kept as it came: `2026-07-25T13:06:32.0500519Z` keeps its seven digits. */
export const dateTime: Scalar<string> = /* @__PURE__ */ scalar({
  expected: 'an ISO 8601 date and time',
  json: { type: 'string', format: 'date-time' },
  decode: isoText,
});

/** A point in time to send: ISO 8601 text, or what turns itself into it (`Date`, `Temporal.Instant`, a reading's `Timestamp`). */
export type Instant = string | { toJSON(): string };

/** A point in time as a parameter: takes any {@link Instant}, reads as text. */
export const instant: Scalar<Instant> = /* @__PURE__ */ scalar<Instant>({
  expected: 'an ISO 8601 date and time, or a Date or Temporal.Instant',
  json: { type: 'string', format: 'date-time' },
  decode: isoText,
  encode: (value: unknown) => isoText(hasToJSON(value) ? value.toJSON() : value),
  mistake: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
      ? `a day; its beginning in UTC is ${value}T00:00:00Z`
      : typeof value === 'number'
        ? 'milliseconds? give new Date(…)'
        : undefined,
});

function isoText(value: unknown): string | undefined {
  return typeof value === 'string' && ISO_DATE_TIME.test(value) ? value : undefined;
}

function hasToJSON(value: unknown): value is { toJSON(): unknown } {
  return (
    typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
  );
}
