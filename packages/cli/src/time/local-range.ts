import { Timestamp, timeZoneOf } from '@smart-me/readings';
import { UsageError } from '../failure/command-error.ts';
import { localTime } from './local-time.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** A span of time: its start is in it, its end is not. */
export interface LocalRange {
  readonly from: Timestamp;
  readonly to: Timestamp;
}

/** What a person gives: `--from`, `--to`, `--last`. */
export interface RangeOptions {
  readonly from?: string;
  readonly to?: string;
  readonly last?: string;
}

/**
 * The span that a person means, by the clock of a time zone. `--from 2026-10` begins with October, `--to 2026-10` ends
 * with it; without `--to` it ends now, and it never ends later.
 *
 * @throws UsageError for what is no time, and for a span that is none
 */
export function rangeOf(
  { from, to, last }: RangeOptions,
  timeZone: string,
  now: Timestamp = Timestamp.now(),
  otherwise = '24h',
): LocalRange {
  if (from === undefined && to !== undefined) {
    throw new UsageError('there is a --to without a --from', 'Give both, or --last 7d.');
  }
  if (from !== undefined && last !== undefined) {
    throw new UsageError('--from and --last name two spans', 'Give one of them.');
  }
  const start = from === undefined ? before(now, last ?? otherwise) : periodOf(from, timeZone, now).from;
  const wanted = to === undefined ? now : periodOf(to, timeZone, now).to;
  const end = wanted.compare(now) > 0 ? now : wanted;
  if (start.compare(end) >= 0) {
    throw new UsageError(
      `the span from ${localTime(start, timeZone)} to ${localTime(end, timeZone)} (${timeZone}) is empty`,
      'Give an earlier --from, or a later --to that is not in the future.',
    );
  }
  return { from: start, to: end };
}

/**
 * The period that a text names: a year, a month, a day, or one moment. `2026`, `2026-10`, `2026-10-25`, `today`,
 * `2026-10-25T14:00` by the clock of the zone, `2026-10-25T12:00:00Z` exactly.
 *
 * @throws UsageError for anything else
 */
export function periodOf(text: string, timeZone: string, now: Timestamp = Timestamp.now()): LocalRange {
  const wanted = text.trim();
  if (wanted === 'now') return { from: now, to: now };
  const today = localDay(now, timeZone);
  const named = wanted === 'today' ? today : wanted === 'yesterday' ? today - DAY : undefined;
  if (named !== undefined) return between(named, named + DAY, timeZone);
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?)?)?$/.exec(wanted);
  if (match === null) return exactly(wanted);
  const [, year = '', month = '01', day = '01', hour, minute = '00', second = '00'] = match;
  const clock = Date.parse(`${year}-${month}-${day}T${hour ?? '00'}:${minute}:${second}Z`);
  if (Number.isNaN(clock) || new Date(clock).getUTCDate() !== Number(day)) throw noTime(text);
  if (hour !== undefined) return between(clock, clock, timeZone);
  if (match[3] !== undefined) return between(clock, clock + DAY, timeZone);
  const end =
    match[2] === undefined ? Date.UTC(Number(year) + 1, 0, 1) : Date.UTC(Number(year), Number(month), 1);
  return between(clock, end, timeZone);
}

/** The span that begins and ends with whole intervals of the local clock, as far as it has them: 14:07 is 14:00. */
export function aligned({ from, to }: LocalRange, minutes: number, timeZone: string): LocalRange {
  const zone = timeZoneOf(timeZone);
  const step = minutes * MINUTE;
  const floor = ({ epochMilliseconds: time }: Timestamp): Timestamp => {
    const offset = zone.offsetAt(time);
    return new Timestamp(step === 0 ? time : Math.floor((time + offset) / step) * step - offset);
  };
  const [start, end] = [floor(from), floor(to)];
  return start.compare(end) < 0 ? { from: start, to: end } : { from, to };
}

/** `2026-10-01 00:00:00 to 2026-11-01 00:00:00 (Europe/Zurich)`, for the output to say. */
export function rangeText({ from, to }: LocalRange, timeZone: string): string {
  return `${localTime(from, timeZone)} to ${localTime(to, timeZone)} (${timeZone})`;
}

/** The moments at which a clock shows this and that. A clock that is set back shows some times twice: the first is meant. */
function between(from: number, to: number, timeZone: string): LocalRange {
  return { from: momentOf(from, timeZone), to: momentOf(to, timeZone) };
}

function momentOf(clock: number, timeZone: string): Timestamp {
  const zone = timeZoneOf(timeZone);
  const candidates = [clock - zone.offsetAt(clock - DAY), clock - zone.offsetAt(clock + DAY)].sort(
    (a, b) => a - b,
  );
  const found = candidates.find((time) => time + zone.offsetAt(time) === clock);
  // A time that the clock skips is as far behind the change as it says.
  return new Timestamp(found ?? candidates.at(-1) ?? clock);
}

function localDay(time: Timestamp, timeZone: string): number {
  const clock = time.epochMilliseconds + timeZoneOf(timeZone).offsetAt(time.epochMilliseconds);
  return Math.floor(clock / DAY) * DAY;
}

function exactly(text: string): LocalRange {
  try {
    const time = Timestamp.parse(text);
    return { from: time, to: time };
  } catch {
    throw noTime(text);
  }
}

function before(now: Timestamp, span: string): Timestamp {
  const match = /^(\d{1,6})(m|min|h|d|w)$/.exec(span);
  const minutes = UNITS[match?.[2] ?? ''];
  if (match === null || minutes === undefined) {
    throw new UsageError(
      `${JSON.stringify(span.slice(0, 40))} is no span of time`,
      'Give 90m, 24h, 7d or 4w.',
    );
  }
  return new Timestamp(now.epochMilliseconds - Number(match[1]) * minutes * MINUTE);
}

const UNITS: Readonly<Record<string, number>> = { m: 1, min: 1, h: 60, d: 1440, w: 10_080 };

function noTime(text: string): UsageError {
  return new UsageError(
    `${JSON.stringify(text.slice(0, 40))} is no time`,
    'Give 2026, 2026-10, 2026-10-25, 2026-10-25T14:00, today, yesterday, or 2026-10-25T12:00:00Z.',
  );
}
