import { type DeviceReading, Timestamp } from '@smart-me/readings';
import type { HistoryEntry } from './history-entry.ts';
import type { HistoryOptions, HistoryRange } from './history-options.ts';
import { startEstimate } from './history-progress.ts';
import { type FetchReadings, MAX_READINGS } from './fetch-readings.ts';

/** A device sends once a second at most, so the first call cannot be full. */
const FIRST_SPAN = 15 * 60_000;
const LEAST_SPAN = 1_000;

/**
 * The history of every stored reading. How many there are in a span of time is not known before: a full answer may have
 * been cut, wherever, so its span is asked for again by halves; after a sparse answer the next span is twice as long.
 */
export async function* storedHistory(
  fetchReadings: FetchReadings,
  { from, to, cursor }: HistoryRange,
  { signal, onProgress }: HistoryOptions,
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
    const readings = await all(fetchReadings(window, signal));
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

async function all(fetched: AsyncIterable<DeviceReading>): Promise<DeviceReading[]> {
  const readings: DeviceReading[] = [];
  for await (const reading of fetched) readings.push(reading);
  return readings;
}

function inOrderOfTime(readings: readonly DeviceReading[]): DeviceReading[] {
  return readings.toSorted((one, other) => one.timestamp.compare(other.timestamp));
}
