import type { DeviceReading, Timestamp } from '@smart-me/readings';
import { timestampOf } from '@smart-me/readings';
import { SmartMeError } from '../error/smart-me-error.ts';
import type { Instant } from '../wire/date-time.ts';

/** The most readings that the platform returns in one call. */
export const MAX_READINGS = 1000;

/** Options of a history. */
export interface HistoryOptions {
  /** The first time asked for. */
  readonly from: Instant;
  /** The end; itself not asked for, so that one history can follow another. */
  readonly to: Instant;
  /** Minutes between the times asked for; 0 for every stored reading, where gaps cannot be told. */
  readonly intervalMinutes: number;
  /** The `cursor` of the last entry that was taken, in a history of the same start and interval: goes on after it. */
  readonly cursor?: string | undefined;
  /** Calls in flight at most, default 4. With interval 0 it is always one. */
  readonly concurrency?: number | undefined;
  /** Ends the history and the calls it waits for. */
  readonly signal?: AbortSignal | undefined;
  /** Told after each call whose readings have been taken. */
  readonly onProgress?: ((progress: HistoryProgress) => void) | undefined;
}

/** How far a history is. */
export interface HistoryProgress {
  /** Times that have been looked at, gaps included; with interval 0 the readings. Those before the cursor count. */
  readonly done: number;
  /** Times asked for in all; `undefined` with interval 0, where nobody knows it. */
  readonly total: number | undefined;
  /** Milliseconds until the end at the speed so far; `undefined` while nothing is known of it. */
  readonly eta: number | undefined;
  /** Values so far that could not be read, and were left out. */
  readonly skipped: number;
}

/** What a history yields, oldest first: a reading, or a gap where there is none. */
export type HistoryEntry = HistoryReading | HistoryGap;

/** The reading of one asked time. */
export interface HistoryReading {
  readonly kind: 'reading';
  /** The time asked for; the reading itself was measured then or up to one interval before. */
  readonly time: Timestamp;
  readonly reading: DeviceReading;
  /** Give it to a history of the same start and interval to go on after this entry. */
  readonly cursor: string;
}

/** Asked times without a reading of their own, from the first up to the next that has one. */
export interface HistoryGap {
  readonly kind: 'gap';
  readonly from: Timestamp;
  /** The next time that has a reading, or the end of the history. */
  readonly to: Timestamp;
  /** Give it to a history of the same start and interval to go on after this entry. */
  readonly cursor: string;
}

/** A device, or its id. */
export type DeviceLike = string | { readonly id: string };

/** One call for the readings of a span of time. */
export type FetchReadings = (
  range: {
    readonly deviceId: string;
    readonly from: Timestamp;
    readonly to: Timestamp;
    readonly intervalMinutes: number;
  },
  signal: AbortSignal | undefined,
) => Promise<FetchedReadings>;

/** What one call returned. */
export interface FetchedReadings {
  readonly output: readonly DeviceReading[];
  /** Values that could not be read, and were left out. */
  readonly skipped?: number | undefined;
}

/** The same for one device: what the two kinds of history ask. */
export type FetchWindow = (
  window: { readonly from: Timestamp; readonly to: Timestamp; readonly intervalMinutes: number },
  signal: AbortSignal | undefined,
) => Promise<readonly DeviceReading[]>;

export type TellProgress = ((progress: Omit<HistoryProgress, 'skipped'>) => void) | undefined;

/** Starts the clock of an estimate: what is done took the time since, so what is left takes as long in proportion. */
export function startEstimate(): (done: number, left: number) => number | undefined {
  const start = performance.now();
  return (done, left) => (done > 0 ? ((performance.now() - start) / done) * left : undefined);
}

/** Options that have been checked. */
export interface HistoryRange {
  readonly from: Timestamp;
  readonly to: Timestamp;
  readonly cursor: Timestamp | undefined;
  readonly intervalMinutes: number;
  /** The interval in milliseconds. */
  readonly step: number;
  readonly concurrency: number;
}

const MILLISECONDS_PER_MINUTE = 60_000;

/** @throws {SmartMeError} `invalid_request` for options that make no sense */
export function checkedRange({
  from,
  to,
  intervalMinutes,
  cursor,
  concurrency = 4,
}: HistoryOptions): HistoryRange {
  if (!Number.isSafeInteger(intervalMinutes) || intervalMinutes < 0) {
    throw refused(
      'intervalMinutes',
      'is no whole number of minutes',
      'Use 1, 15, 60 …, or 0 for every stored reading.',
    );
  }
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw refused('concurrency', 'is no count of calls', 'Use a whole number from 1.');
  }
  const range = {
    from: timeOf('from', from),
    to: timeOf('to', to),
    cursor: cursor === undefined ? undefined : timeOf('cursor', cursor),
    intervalMinutes,
    step: intervalMinutes * MILLISECONDS_PER_MINUTE,
    concurrency,
  };
  if (range.from.compare(range.to) > 0) {
    throw refused('to', 'is before from', 'Give the older time as from.');
  }
  if (range.cursor !== undefined && !isWithin(range, range.cursor)) {
    throw refused(
      'cursor',
      'is not of this range',
      'Give the start and interval of the history it came from.',
    );
  }
  return range;
}

/** A cursor lies in the range: with an interval on one of its times, or on the first after its end. */
function isWithin({ from, to, step }: HistoryRange, cursor: Timestamp): boolean {
  if (cursor.compare(from) < 0) return false;
  if (step === 0) return cursor.compare(to) <= 0;
  const onGrid = (cursor.epochMilliseconds - from.epochMilliseconds) % step === 0;
  return onGrid && cursor.epochMilliseconds - to.epochMilliseconds < step;
}

/** @throws {SmartMeError} `invalid_request` when it is no device */
export function idOf(device: unknown): string {
  const id: unknown = typeof device === 'object' && device !== null && 'id' in device ? device.id : device;
  if (typeof id === 'string' && id !== '') return id;
  throw refused('device', 'is neither a device nor its id', 'Give a device of devices.list(), or its id.');
}

/** @throws {SmartMeError} `invalid_request` that names the option, when it is no time */
export function timeOf(name: string, instant: Instant): Timestamp {
  try {
    return timestampOf(instant);
  } catch (cause) {
    const hint =
      cause instanceof Error && 'hint' in cause && typeof cause.hint === 'string'
        ? cause.hint
        : 'Use RFC 3339, a Date, a Timestamp or a Temporal.Instant.';
    throw refused(name, `is no time: ${cause instanceof Error ? cause.message : String(cause)}`, hint);
  }
}

function refused(name: string, why: string, hint: string): SmartMeError {
  return new SmartMeError(`The option ${name} of the history ${why}`.replace(/\.?$/, '.'), {
    code: 'invalid_request',
    hint,
  });
}
