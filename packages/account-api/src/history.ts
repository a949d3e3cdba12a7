import { type Client, isSmartMeError } from '@smart-me/api-core';
import {
  type DeviceLike,
  type HistoryEntry,
  type HistoryOptions,
  type PollOptions,
  pollReadings,
  readingHistory,
} from '@smart-me/api-core/values';
import type { DeviceReading } from '@smart-me/readings';
import { getValues, getValuesBetween } from './values.ts';

/**
 * The readings of a device over any range of time, oldest first, in constant memory; energy in Wh.
 *
 * The range is split into calls of at most 1000 readings, some of them in flight at a time; a 429 pauses them all. For a time
 * without a reading the platform returns an older one: here that is a gap. An entry's `cursor` takes a later history on from
 * there. Leaving the loop ends the calls. Needs the Professional licence.
 *
 * @throws {SmartMeError} `invalid_request` for options that make no sense, and whatever a call throws
 * @example
 * const range = { from: '2026-01-01T00:00:00Z', to: new Date(), intervalMinutes: 15 };
 * for await (const entry of valuesHistory(client, device, range)) {
 *   if (entry.kind === 'reading') console.log(entry.time.toString(), entry.reading.values);
 *   else console.log(`nothing from ${entry.from} to ${entry.to}`);
 * }
 */
export function valuesHistory(
  client: Client,
  device: DeviceLike,
  options: HistoryOptions,
): AsyncGenerator<HistoryEntry, void, undefined> {
  return readingHistory(
    (range, signal) => client.call(getValuesBetween, range, { signal }).withResponse(),
    device,
    options,
  );
}

/**
 * New readings of some devices, asked for again and again: for programs that no webhook reaches. A reading is yielded when its
 * own time is newer than the last one of its device.
 *
 * @throws {SmartMeError} `invalid_request` for options that make no sense; whatever asking again does not fix, such as
 *   `unauthorized`
 * @example
 * for await (const { deviceId, timestamp, values } of pollValues(client, { devices, everySeconds: 60, signal })) {
 *   for (const { obis, value, unit } of values) console.log(deviceId, `${timestamp} ${obis} ${value} ${unit}`);
 * }
 */
export function pollValues(
  client: Client,
  options: PollOptions,
): AsyncGenerator<DeviceReading, void, undefined> {
  return pollReadings(async (deviceId, _since, signal) => {
    try {
      const { output, date } = await client.call(getValues, { deviceId }, { signal }).withResponse();
      return { readings: [output], date };
    } catch (error) {
      // A device that has never measured anything.
      if (isSmartMeError(error, 'not_found')) return { readings: [] };
      throw error;
    }
  }, options);
}
