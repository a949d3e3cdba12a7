import { ReadingParseError } from '../reading-parse-error.ts';
import { MAX_VALUE_MILLISECONDS, MIN_VALUE_MILLISECONDS, TICKS_PER_MILLISECOND } from './ticks.ts';

/** What .NET's DateTimeKind says of a time: nothing, UTC, or the clock of the writer. */
export type TimestampKind = 'unspecified' | 'utc' | 'local';

/** `Temporal.Instant`, where the platform's types know it. */
export type TemporalInstant = typeof globalThis extends {
  Temporal: { Instant: { fromEpochNanoseconds(nanoseconds: bigint): infer Instant } };
}
  ? Instant
  : unknown;

const MILLISECONDS_PER_MINUTE = 60_000;
/** An int64 of ticks reaches some 29,000 years to either side of 1970; these are its last whole milliseconds. */
const MAX_MILLISECONDS = 922_337_203_685_477;
const MIN_MILLISECONDS = -922_337_203_685_478;

/** RFC 3339, with seconds that may be left out and the years beyond four digits of ECMAScript. */
const RFC_3339 =
  /^(\d{4}|[+-]\d{6})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?([Zz]|[+-]\d\d:?\d\d)?$/;
/** A longer text is no time, however many decimals it has. */
const MAX_LENGTH = 64;

/** How `Timestamp.parse` reads. */
export interface TimestampParseOptions {
  /** What the time is called: unspecified unless told otherwise. */
  readonly kind?: TimestampKind | undefined;
  /** Reads a text without a zone as UTC, as smart-me means its own. Without it such a text is refused. */
  readonly missingZone?: 'utc' | undefined;
}

/**
 * A time, exact to the tick of 100 ns that smart-me counts in. Immutable.
 *
 * Ticks pass 2^53, so a number or a `Date` loses some of them: this keeps the milliseconds and the ticks beyond them,
 * and builds the `bigint` when it is asked for.
 *
 * @example
 * const time = Timestamp.parse('2019-10-16T12:20:44.9788512Z');
 * time.ticks; // 15712284449788512n
 * time.toDate().getTime(); // 1571228444978
 */
export class Timestamp {
  /** .NET's `DateTime.MinValue`, 0001-01-01T00:00:00; it often means that there is no time. */
  static readonly min: Timestamp = new Timestamp(MIN_VALUE_MILLISECONDS);
  /** .NET's `DateTime.MaxValue`, 9999-12-31T23:59:59.9999999. */
  static readonly max: Timestamp = new Timestamp(MAX_VALUE_MILLISECONDS, 9_999);

  /** Milliseconds since 1970-01-01T00:00:00Z, rounded down: what `Date` counts. */
  readonly epochMilliseconds: number;
  /** The ticks of 100 ns beyond them, 0 to 9999. */
  readonly subMillisecondTicks: number;
  /** Whether the writer called it UTC or local time. smart-me says neither and means UTC. */
  readonly kind: TimestampKind;

  /** @throws RangeError when the milliseconds or ticks are not integers, or do not fit an int64 of ticks. */
  constructor(epochMilliseconds: number, subMillisecondTicks = 0, kind: TimestampKind = 'unspecified') {
    if (!isTickCount(epochMilliseconds, subMillisecondTicks)) {
      throw new RangeError(
        `${epochMilliseconds} ms and ${subMillisecondTicks} ticks are not a time: give whole milliseconds since 1970 and 0 to 9999 ticks of 100 ns.`,
      );
    }
    this.epochMilliseconds = epochMilliseconds;
    this.subMillisecondTicks = subMillisecondTicks;
    this.kind = kind;
  }

  /**
   * The time of a count of ticks: 100 ns since 1970-01-01T00:00:00Z.
   *
   * @throws RangeError when the ticks do not fit an int64.
   */
  static fromTicks(ticks: bigint, kind?: TimestampKind): Timestamp {
    const remainder = ticks % 10_000n;
    const sub = remainder < 0n ? remainder + 10_000n : remainder;
    return new Timestamp(Number((ticks - sub) / 10_000n), Number(sub), kind);
  }

  /** @throws RangeError when the date is invalid. */
  static fromDate(date: Date, kind?: TimestampKind): Timestamp {
    return new Timestamp(date.getTime(), 0, kind);
  }

  /** This moment, to the millisecond. */
  static now(kind?: TimestampKind): Timestamp {
    return new Timestamp(Date.now(), 0, kind);
  }

  /**
   * Reads RFC 3339: any number of decimals, of which seven are kept; `T` or `t`, `Z` or `z`, an offset as `+02:00` or
   * `+0200`. A text without a zone could be any hour of the day, so it is refused; for times that smart-me wrote pass
   * `missingZone: 'utc'`.
   *
   * @throws ReadingParseError when the text is anything else, names a day or an hour that does not exist, or a year beyond
   * some 29,000 to either side of 1970.
   */
  static parse(text: string, { kind, missingZone }: TimestampParseOptions = {}): Timestamp {
    const match = text.length > MAX_LENGTH ? null : RFC_3339.exec(text);
    if (match === null) throw notATime(text, 'it is not a time of RFC 3339');
    const [, year, month, day, hour, minute, second = '00', decimals = '', zone] = match;
    if (zone === undefined && missingZone === undefined) {
      throw new ReadingParseError(
        text,
        'it does not say in which time zone',
        `Write ${text}Z for UTC, or the offset of the place, such as +02:00 for Zurich in summer.`,
      );
    }
    const ticks = Number(decimals.slice(0, 7).padEnd(7, '0'));
    const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
    const date = new Date(local);
    // Date rolls the 30th of February over into March.
    if (Number.isNaN(date.getTime()) || date.toISOString() !== local) {
      throw notATime(text, 'there is no such day or hour');
    }
    const milliseconds =
      date.getTime() -
      minutesOf(zone, text) * MILLISECONDS_PER_MINUTE +
      Math.floor(ticks / TICKS_PER_MILLISECOND);
    const rest = ticks % TICKS_PER_MILLISECOND;
    if (!isTickCount(milliseconds, rest)) throw notATime(text, 'it is too far from 1970');
    return new Timestamp(milliseconds, rest, kind);
  }

  /** Ticks of 100 ns since 1970-01-01T00:00:00Z. */
  get ticks(): bigint {
    return BigInt(this.epochMilliseconds) * 10_000n + BigInt(this.subMillisecondTicks);
  }

  /** The millisecond it falls in; the ticks beyond are lost. */
  toDate(): Date {
    return new Date(this.epochMilliseconds);
  }

  /**
   * The exact time as a `Temporal.Instant`.
   *
   * @throws TypeError in a runtime without Temporal.
   */
  toInstant(): TemporalInstant {
    const { Temporal } = globalThis as GlobalWithTemporal;
    if (Temporal === undefined) {
      throw new TypeError('This runtime has no Temporal: use toDate(), or load a polyfill.');
    }
    return Temporal.Instant.fromEpochNanoseconds(this.ticks * 100n);
  }

  /** ISO 8601 in UTC with all seven decimals: `2019-10-16T12:20:44.9788512Z`. */
  toString(): string {
    const toMilliseconds = this.toDate().toISOString().slice(0, -1);
    return `${toMilliseconds}${this.subMillisecondTicks.toString().padStart(4, '0')}Z`;
  }

  /** In JSON a time is its ISO 8601 text, which `Timestamp.parse` reads back. */
  toJSON(): string {
    return this.toString();
  }

  /** Whether both are the same time, whatever their kinds. */
  equals(other: Timestamp): boolean {
    return this.compare(other) === 0;
  }

  /** Negative when this is earlier than the other, positive when later, 0 when they are the same time. */
  compare(other: Timestamp): number {
    return (
      this.epochMilliseconds - other.epochMilliseconds || this.subMillisecondTicks - other.subMillisecondTicks
    );
  }

  // Declared here and not as a member: what Node's `console.log` asks for is nobody's business in the type.
  static {
    Object.defineProperty(Timestamp.prototype, Symbol.for('nodejs.util.inspect.custom'), {
      value(this: Timestamp): string {
        return `Timestamp(${this.toString()})`;
      },
    });
  }
}

interface GlobalWithTemporal {
  readonly Temporal?: { readonly Instant: { fromEpochNanoseconds(nanoseconds: bigint): TemporalInstant } };
}

/** Whether milliseconds and ticks beyond them make a count of ticks that an int64 holds. */
export function isTickCount(milliseconds: number, ticks: number): boolean {
  return (
    Number.isInteger(milliseconds) &&
    Number.isInteger(ticks) &&
    ticks >= 0 &&
    ticks < TICKS_PER_MILLISECOND &&
    (milliseconds > MIN_MILLISECONDS || (milliseconds === MIN_MILLISECONDS && ticks >= 4_192)) &&
    (milliseconds < MAX_MILLISECONDS || (milliseconds === MAX_MILLISECONDS && ticks <= 5_807))
  );
}

/** The offset of a zone, in minutes east of UTC. */
function minutesOf(zone: string | undefined, text: string): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 23 || minutes > 59) throw notATime(text, 'there is no such offset');
  const ahead = hours * 60 + minutes;
  return zone.startsWith('-') ? -ahead : ahead;
}

function notATime(text: string, reason: string): ReadingParseError {
  return new ReadingParseError(text, reason, 'Write a time as 2019-10-16T12:20:44.9788512Z.');
}
