import type { Client } from '@smart-me/api-core';
import { getValuesBetween } from '../values.ts';
import type { FetchReadings } from './fetch-readings.ts';
import type { HistoryEntry } from './history-entry.ts';
import { checkedRange, type HistoryOptions } from './history-options.ts';
import { spacedHistory } from './spaced-history.ts';
import { storedHistory } from './stored-history.ts';

/**
 * The readings of a device over any range of time, oldest first, in constant memory.
 *
 * The range is split into calls of at most 1000 values, some of them in flight at a time; a 429 pauses them all. The
 * platform answers an asked time for which it has no reading with an older one: here that is a gap. An entry's `cursor`
 * takes a later history on from there. Leaving the loop ends the calls. Needs the Professional licence.
 *
 * @throws {SmartMeError} `invalid_request` for options that make no sense, and whatever a call throws
 * @example
 * for await (const entry of valuesHistory(client, device, { from: '2026-01-01T00:00:00Z', to: new Date(), interval: 15 })) {
 *   if (entry.kind === 'reading') console.log(entry.time.toString(), entry.reading.values);
 *   else console.log(`nothing from ${entry.from} to ${entry.to}`);
 * }
 */
export function valuesHistory(
  client: Client,
  device: { readonly id: string },
  options: HistoryOptions,
): AsyncGenerator<HistoryEntry, void, undefined> {
  return readHistory(async function* (window, signal) {
    const input = { deviceId: device.id, ...window };
    yield* await client.call(getValuesBetween, input, { signal });
  }, options);
}

/**
 * The history of readings that are fetched by a call of your own, such as that of the partner API: at most 1000 a call, as
 * `GET /ValuesInPastMultiple/{id}` answers them.
 *
 * @throws {SmartMeError} `invalid_request` for options that make no sense, and whatever a call throws
 * @example
 * readHistory(async function* ({ from, to, intervalMinutes }, signal) {
 *   yield* await partner.values.between({ deviceId, from, to, intervalMinutes }, { signal });
 * }, { from: '2026-01-01T00:00:00Z', to: new Date(), interval: 15 });
 */
export function readHistory(
  fetchReadings: FetchReadings,
  options: HistoryOptions,
): AsyncGenerator<HistoryEntry, void, undefined> {
  const range = checkedRange(options);
  return (range.intervalMinutes === 0 ? storedHistory : spacedHistory)(fetchReadings, range, options);
}
