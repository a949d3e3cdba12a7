import { type Client, isSmartMeError } from '@smart-me/api-core';
import {
  type DeviceLike,
  type HistoryEntry,
  type HistoryOptions,
  type PollOptions,
  pollReadings,
  readingHistory,
} from '@smart-me/api-core/values';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { getPartnerValuesBetween } from './values.ts';

/**
 * The readings of a device of one of the partner's users over any range of time, oldest first, in constant memory, as
 * `valuesHistory` of the account API; energy in Wh. Needs the Goldpartner licence.
 *
 * @throws {SmartMeError} `invalid_request` for options that make no sense, and whatever a call throws
 * @example
 * const range = { from: '2026-01-01T00:00:00Z', to: new Date(), intervalMinutes: 15 };
 * for await (const entry of partnerValuesHistory(client, deviceId, range)) {
 *   if (entry.kind === 'reading') console.log(entry.time.toString(), entry.reading.values);
 * }
 */
export function partnerValuesHistory(
  client: Client,
  device: DeviceLike,
  options: HistoryOptions,
): AsyncGenerator<HistoryEntry, void, undefined> {
  return readingHistory(
    (range, signal) => client.call(getPartnerValuesBetween, range, { signal }).withResponse(),
    device,
    options,
  );
}

/** How far back the first question of a poll looks, in milliseconds. */
const FIRST_LOOK = 15 * 60_000;

/**
 * New readings of some devices of the partner's users, asked for again and again. The API has no call for the last values, so
 * it is asked for all stored readings since the last one.
 *
 * @throws {SmartMeError} `invalid_request` for options that make no sense; whatever asking again does not fix
 * @example
 * for await (const { deviceId, values } of pollPartnerValues(client, { devices, everySeconds: 300, signal })) {
 *   for (const { obis, value, unit } of values) console.log(deviceId, `${obis} ${value} ${unit}`);
 * }
 */
export function pollPartnerValues(
  client: Client,
  options: PollOptions,
): AsyncGenerator<DeviceReading, void, undefined> {
  return pollReadings(async (deviceId, since, signal) => {
    const now = Date.now();
    const range = {
      from: since ?? new Timestamp(now - FIRST_LOOK),
      // The end is excluded, and this machine's clock may be behind.
      to: new Timestamp(now + 60_000),
      intervalMinutes: 0,
    };
    try {
      const { output, date } = await client
        .call(getPartnerValuesBetween, { deviceId, ...range }, { signal })
        .withResponse();
      return { readings: output, date };
    } catch (error) {
      if (isSmartMeError(error, 'not_found')) return { readings: [] };
      throw error;
    }
  }, options);
}
