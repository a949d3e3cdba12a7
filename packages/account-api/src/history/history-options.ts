import { type Instant, SmartMeError } from '@smart-me/api-core';
import { Timestamp } from '@smart-me/readings';
import type { HistoryProgress } from './history-progress.ts';

/** Options of a history. */
export interface HistoryOptions {
  /** The first time asked for. */
  readonly from: Instant;
  /** The end; itself not asked for, so that one history can follow another. */
  readonly to: Instant;
  /** Minutes between the times asked for; 0 for every stored reading, where gaps cannot be told. */
  readonly interval: number;
  /** The `cursor` of the last entry that was taken, in a history of the same start and interval: goes on after it. */
  readonly cursor?: string | undefined;
  /** Calls in flight at most, default 4. With interval 0 it is always one. */
  readonly concurrency?: number | undefined;
  /** Ends the history and the calls it waits for. */
  readonly signal?: AbortSignal | undefined;
  /** Told after each call whose readings have been taken. */
  readonly onProgress?: ((progress: HistoryProgress) => void) | undefined;
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
    step: interval * MILLISECONDS_PER_MINUTE,
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

function time(name: string, instant: Instant): Timestamp {
  const text = typeof instant === 'string' ? instant : instant.toJSON();
  try {
    return Timestamp.parse(text);
  } catch {
    throw refused(name, 'is no time', 'Use ISO 8601, a Date, a Timestamp or a Temporal.Instant.');
  }
}

function refused(name: string, why: string, hint: string): SmartMeError {
  return new SmartMeError(`The option ${name} of the history ${why}.`, { code: 'invalid_request', hint });
}
