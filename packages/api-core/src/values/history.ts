import {
  checkedRange,
  type DeviceLike,
  type FetchReadings,
  type FetchWindow,
  type HistoryEntry,
  type HistoryOptions,
  idOf,
  type TellProgress,
} from './history-options.ts';
import { spacedHistory } from './spaced-history.ts';
import { storedHistory } from './stored-history.ts';

/**
 * The readings of a device over any range of time, oldest first, in constant memory: what `values.history` of the account and
 * the partner API is made of.
 *
 * The range is split into calls of at most 1000 readings, some of them in flight at a time; a 429 pauses them all. For a time
 * without a reading the platform returns an older one: here that is a gap. An entry's `cursor` takes a later history on from
 * there. Leaving the loop ends the calls.
 *
 * @throws {SmartMeError} `invalid_request` for options that make no sense, and whatever a call throws
 */
export function readingHistory(
  fetchReadings: FetchReadings,
  device: DeviceLike,
  options: HistoryOptions,
): AsyncGenerator<HistoryEntry, void, undefined> {
  const deviceId = idOf(device);
  // Whoever gives none is told which is missing.
  const range = checkedRange({ ...options });
  let skipped = 0;
  const fetchWindow: FetchWindow = async (window, signal) => {
    const fetched = await fetchReadings({ deviceId, ...window }, signal);
    skipped += fetched.skipped ?? 0;
    return fetched.output;
  };
  const { signal, onProgress } = options;
  const tell: TellProgress =
    onProgress &&
    ((progress) => {
      onProgress({ ...progress, skipped });
    });
  return (range.intervalMinutes === 0 ? storedHistory : spacedHistory)(fetchWindow, range, signal, tell);
}
