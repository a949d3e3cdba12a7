import { Timestamp } from '@smart-me/readings';
import { inOrder } from './in-order.ts';
import {
  type FetchWindow,
  type HistoryEntry,
  type HistoryRange,
  MAX_READINGS,
  startEstimate,
  type TellProgress,
} from './history-options.ts';
import { ReadingSlots } from './reading-slots.ts';

/**
 * Asked times per call. Two less than a call may return: it asks from one interval before its first time to its last
 * time and one more, so that it does not matter whether the platform counts the end date in, and whether it returns the
 * reading before an asked time or the one after.
 */
const TIMES_PER_CALL = MAX_READINGS - 2;

/** Some of the asked times, by their number. */
interface Window {
  readonly first: number;
  readonly count: number;
}

/** The history of an interval: one entry per asked time, runs of times without a reading as one gap. */
export async function* spacedHistory(
  fetchWindow: FetchWindow,
  range: HistoryRange,
  signal: AbortSignal | undefined,
  onProgress: TellProgress,
): AsyncGenerator<HistoryEntry, void, undefined> {
  const { step, intervalMinutes, concurrency } = range;
  const start = range.from.epochMilliseconds;
  const timeOf = (index: number): Timestamp => new Timestamp(start + index * step);
  const indexOf = (time: Timestamp): number =>
    Math.ceil((time.epochMilliseconds - start + (time.subMillisecondTicks > 0 ? 1 : 0)) / step);
  const total = Math.ceil((range.to.epochMilliseconds - start) / step);
  const skipped = range.cursor === undefined ? 0 : Math.min(total, indexOf(range.cursor));

  /** Slots whose readings have been taken. */
  const free: ReadingSlots[] = [];
  /**
   * Each reading at the asked time that it belongs to, which is the next one at or after it. A reading that is older than
   * one interval belongs to a time before: the platform repeats it where it has no other, and there it is a gap.
   */
  const slotsOf = async ({ first, count }: Window, signal: AbortSignal) => {
    const slots = free.pop() ?? new ReadingSlots();
    slots.clear(count);
    const window = { from: timeOf(first - 1), to: timeOf(first + count), intervalMinutes };
    for (const reading of await fetchWindow(window, signal)) {
      slots.set(indexOf(reading.timestamp) - first, reading);
    }
    return { first, slots };
  };

  const eta = startEstimate();
  let gapFrom: number | undefined;
  for await (const { first, slots } of inOrder(windows(skipped, total), concurrency, slotsOf, signal)) {
    for (let slot = 0; slot < slots.count; slot++) {
      const index = first + slot;
      const reading = slots.at(slot);
      if (reading === undefined) {
        gapFrom ??= index;
        continue;
      }
      const time = timeOf(index);
      if (gapFrom !== undefined) {
        yield { kind: 'gap', from: timeOf(gapFrom), to: time, cursor: time.toString() };
        gapFrom = undefined;
      }
      yield { kind: 'reading', time, reading, cursor: timeOf(index + 1).toString() };
    }
    const done = first + slots.count;
    free.push(slots);
    onProgress?.({ done, total, eta: eta(done - skipped, total - done) });
  }
  if (gapFrom !== undefined) {
    yield { kind: 'gap', from: timeOf(gapFrom), to: range.to, cursor: timeOf(total).toString() };
  }
}

function* windows(first: number, total: number): Generator<Window, void, undefined> {
  for (let next = first; next < total; next += TIMES_PER_CALL) {
    yield { first: next, count: Math.min(TIMES_PER_CALL, total - next) };
  }
}
