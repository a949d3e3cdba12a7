import { Timestamp } from '@smart-me/readings';

/** What every command takes that reads or prints local times. */
export interface TimeZoneOptions {
  /** IANA name, `Europe/Zurich`. */
  readonly timeZone: string;
}

/** `2026-10-25 02:30:00` of a clock in the time zone; empty when there is no time. */
export function localTime(time: Timestamp | string | undefined, timeZone: string): string {
  if (time === undefined) return '';
  const timestamp = typeof time === 'string' ? Timestamp.parse(time, { missingZone: 'utc' }) : time;
  if (timestamp.equals(Timestamp.min)) return '';
  return formatOf(timeZone).format(timestamp.toDate());
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  // Swedish dates are those of ISO 8601.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format;
}
