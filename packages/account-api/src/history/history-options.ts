import { type Instant, SmartMeError } from '@smart-me/api-core';
import { Timestamp } from '@smart-me/proto-codec';
import type { HistoryProgress } from './history-progress.ts';

/** Options of a history. */
export interface HistoryOptions {
  /** The first time asked for. */
  readonly from: Instant;
  /** The end; itself not asked for, so that one history can follow another. */
  readonly to: Instant;
  /** Minutes between the times asked for; 0 for every stored reading, where gaps cannot be told. */
  readonly interval: number;
  /** The `cursor` of the last entry that was taken: goes on after it. */
  readonly cursor?: string;
  /** Calls in flight at most, default 4. With interval 0 it is always one. */
  readonly concurrency?: number;
  /** Ends the history and the calls it waits for. */
  readonly signal?: AbortSignal;
  /** Told after each call whose readings have been taken. */
  readonly onProgress?: (progress: HistoryProgress) => void;
}

/** Options that have been checked. */
export interface HistoryRange {
  readonly from: Timestamp;
  readonly to: Timestamp;
  readonly cursor: Timestamp | undefined;
  readonly intervalMinutes: number;
  readonly concurrency: number;
}

const MILLISECONDS_PER_MINUTE = 60_000;

/** @throws {SmartMeError} `invalid_request` for options that make no sense. */
export function checkedRange({ from, to, interval, cursor, concurrency = 4 }: HistoryOptions): HistoryRange {
  if (!Number.isSafeInteger(interval) || interval < 0) {
    throw refused(
      'interval',
      'is no whole number of minutes',
      'Use 1, 15, 60 …, or 0 for every stored reading.',
    );
  }
  if (!Number.isSafeInteger(concurrency) || concurrency < 1) {
    throw refused('concurrency', 'is no count of calls', 'Use a whole number from 1.');
  }
  const range = {
    from: time('from', from),
    to: time('to', to),
    cursor: cursor === undefined ? undefined : time('cursor', cursor),
    intervalMinutes: interval,
    concurrency,
  };
  if (range.from.compare(range.to) > 0) {
    throw refused('to', 'is before from', 'Give the older time as from.');
  }
  if (range.cursor !== undefined && !isWithin(range, range.cursor)) {
    throw refused(
      'cursor',
      'is not of this range',
      'Give the range and interval of the history it came from.',
    );
  }
  return range;
}

/** A cursor lies in the range, and on its grid where there is one. */
function isWithin({ from, to, intervalMinutes }: HistoryRange, cursor: Timestamp): boolean {
  const step = intervalMinutes * MILLISECONDS_PER_MINUTE;
  const distance = cursor.epochMilliseconds - from.epochMilliseconds;
  const onGrid = step === 0 || distance % step === 0 || cursor.equals(to);
  return cursor.compare(from) >= 0 && cursor.compare(to) <= 0 && onGrid;
}

function time(name: string, instant: Instant): Timestamp {
  const text = typeof instant === 'string' ? instant : instant.toJSON();
  try {
    // A Temporal.Instant can have nine decimals; a tick is the seventh.
    return Timestamp.parse(text.replace(/(\.\d{7})\d+/, '$1'));
  } catch {
    throw refused(name, 'is no time', 'Use ISO 8601, a Date, a Timestamp or a Temporal.Instant.');
  }
}

function refused(name: string, why: string, hint: string): SmartMeError {
  return new SmartMeError(`The option ${name} of the history ${why}.`, { code: 'invalid_request', hint });
}
