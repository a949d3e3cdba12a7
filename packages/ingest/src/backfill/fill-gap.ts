import { checkedLimit } from '@smart-me/api-core/http';
import type { HistoryEntry, HistoryOptions } from '@smart-me/api-core/values';
import type { DeviceReading, TimeRange } from '@smart-me/readings';

/** Where histories are read from: `account.values`, or `partner.values` for the devices of a partner's users. */
export interface HistorySource {
  history(device: { readonly id: string }, options: HistoryOptions): AsyncIterable<HistoryEntry>;
}

/** Readings that are written at once. */
const BATCH = 2000;

/** One gap of one device, and how it is filled. */
export interface FillGapOptions {
  readonly history: HistorySource;
  readonly deviceId: string;
  readonly gap: TimeRange;
  /** Minutes between the readings asked for; 0, every stored reading, unless told otherwise. */
  readonly intervalMinutes?: number | undefined;
  /** Parts of the history that are asked for at a time; as many as a history alone asks for unless told otherwise. */
  readonly concurrency?: number | undefined;
  /** Readings written at once; 2000 unless told otherwise. */
  readonly batch?: number | undefined;
  /** Takes the readings of the history, oldest first, some at a time. While it is at work the next are read, as many as a batch. */
  readonly write: (readings: readonly DeviceReading[]) => Promise<void>;
  readonly signal: AbortSignal;
}

/**
 * Reads the history of a gap, strictly between the reading before and the one after: a history can have the same two at
 * other ticks, and they would be there twice. Returns how many readings there were.
 *
 * @throws {SmartMeError} whatever a call throws, and whatever `write` rejects with; what was written by then stays
 */
export async function fillGap(options: FillGapOptions): Promise<number> {
  const { history, deviceId, gap, intervalMinutes = 0, concurrency, write, signal } = options;
  const batch = checkedLimit('batch', options.batch, { byDefault: BATCH });
  let waiting: DeviceReading[] = [];
  let count = 0;
  let writing = Promise.resolve();
  const hand = async (readings: readonly DeviceReading[]): Promise<void> => {
    await writing;
    writing = write(readings);
    // It is awaited below; until then a failure is not one that nobody handles.
    writing.catch(() => undefined);
  };
  const entries = history.history({ id: deviceId }, { ...gap, intervalMinutes, signal, concurrency });
  try {
    for await (const entry of entries) {
      if (entry.kind !== 'reading') continue;
      const { reading } = entry;
      if (reading.timestamp.compare(gap.from) <= 0 || reading.timestamp.compare(gap.to) >= 0) continue;
      waiting.push(reading);
      count += 1;
      if (waiting.length < batch) continue;
      await hand(waiting);
      waiting = [];
    }
    if (waiting.length > 0) await hand(waiting);
  } finally {
    // Nothing is written once this has ended, however it ends.
    await Promise.allSettled([writing]);
  }
  await writing;
  return count;
}

/** What happens to a gap. */
export type GapEvent =
  /** A gap is about to be filled. */
  | ({ readonly type: 'gap'; readonly deviceId: string } & TimeRange)
  /** The history of a gap is in the log. */
  | ({ readonly type: 'gap_filled'; readonly deviceId: string; readonly readings: number } & TimeRange)
  /** A gap stays, for now or for good. */
  | ({ readonly type: 'gap_kept'; readonly deviceId: string; readonly reason: GapReason } & TimeRange);

/**
 * Why a gap stays:
 *
 * - `empty`: the platform has no reading in it either
 * - `license`: histories need the Professional licence, which the account has not or has lost
 * - `failed`: the history could not be read; it is tried again
 */
export type GapReason = 'empty' | 'license' | 'failed';
