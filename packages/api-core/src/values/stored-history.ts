import { type DeviceReading, Timestamp } from '@smart-me/readings';
import {
  type FetchWindow,
  type HistoryEntry,
  type HistoryRange,
  MAX_READINGS,
  startEstimate,
  type TellProgress,
} from './history-options.ts';

/** A device sends once a second at most, so the first call cannot be full. */
const FIRST_SPAN = 15 * 60_000;
const LEAST_SPAN = 1_000;

/**
 * The history of every stored reading. How many there are in a span of time is not known before: a full response may have
 * been cut, wherever, so its span is asked for again by halves; after a sparse one the next span is twice as long.
 */
export async function* storedHistory(
  fetchWindow: FetchWindow,
  { from, to, cursor }: HistoryRange,
  signal: AbortSignal | undefined,
  onProgress: TellProgress,
): AsyncGenerator<HistoryEntry, void, undefined> {
  const start = (cursor ?? from).epochMilliseconds;
  const end = to.epochMilliseconds + (to.subMillisecondTicks > 0 ? 1 : 0);
  // A cursor is the time of a reading that has been taken.
  let isNew = (time: Timestamp): boolean =>
    cursor === undefined ? time.compare(from) >= 0 : time.compare(cursor) > 0;
  let span = FIRST_SPAN;
  let done = 0;
  const eta = startEstimate();
  for (let position = start; position < end;) {
    const until = Math.min(position + span, end);
    const window = { from: new Timestamp(position), to: new Timestamp(until), intervalMinutes: 0 };
    const readings = await fetchWindow(window, signal);
    if (readings.length >= MAX_READINGS && until - position > LEAST_SPAN) {
      span = Math.max(LEAST_SPAN, Math.floor((until - position) / 2));
      continue;
    }
    for (const reading of inOrderOfTime(readings)) {
      const time = reading.timestamp;
      if (!isNew(time) || time.compare(to) >= 0) continue;
      isNew = (other) => other.compare(time) > 0;
      done += 1;
      yield { kind: 'reading', time, reading, cursor: time.toString() };
    }
    if (readings.length < MAX_READINGS / 4) span *= 2;
    position = until;
    onProgress?.({ done, total: undefined, eta: eta(position - start, end - position) });
  }
}

function inOrderOfTime(readings: readonly DeviceReading[]): DeviceReading[] {
  return readings.toSorted((one, other) => one.timestamp.compare(other.timestamp));
}
