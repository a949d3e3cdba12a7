import type { DeviceReading } from './device-reading.ts';
import { wordsOfGuid } from './intern.ts';
import { ReadingColumns } from './reading-columns.ts';
import { RealtimeEncodeError } from './realtime-encode-error.ts';
import { isTickCount } from './timestamp.ts';
import { storeTicks } from './wire/ticks.ts';

const KINDS = ['unspecified', 'utc', 'local'];
const OBIS_KEY_LIMIT = 0x1000000000000;

/**
 * Readings as columns: the way back from `toReadings`, and the way to analyse readings of the REST API.
 *
 * Pass columns to use their memory again.
 *
 * @throws RealtimeEncodeError when something in the readings is not what its type says.
 * @example
 * toColumns(decodeReadings(bytes)).valueCount; // 3
 */
export function toColumns(
  readings: readonly DeviceReading[],
  columns: ReadingColumns = new ReadingColumns(),
): ReadingColumns {
  let values = 0;
  for (const reading of readings) values += reading.values.length;
  columns.clear(values);
  for (const reading of readings) {
    columns.reserveDevice();
    putReading(reading, columns);
    columns.deviceCount++;
  }
  return columns;
}

/** Writes a reading at `deviceCount` and its values from `valueCount` on, where there must be room. */
export function putReading({ deviceId, timestamp, values }: DeviceReading, columns: ReadingColumns): void {
  const device = columns.deviceCount;
  const { epochMilliseconds, subMillisecondTicks } = timestamp;
  const kind = KINDS.indexOf(timestamp.kind);
  if (!wordsOfGuid(deviceId, columns.guidWords, 4 * device)) {
    throw notA('GUID', `[${device}].deviceId`, 'Pass the id of the device as the REST API writes it.');
  }
  if (!isTickCount(epochMilliseconds, subMillisecondTicks) || kind < 0) {
    throw notA('Timestamp', `[${device}].timestamp`, 'Make one with Timestamp.parse, fromDate or fromTicks.');
  }
  columns.kind[device] = kind;
  storeTicks(columns.tickWords, device, epochMilliseconds, subMillisecondTicks);
  const firstRow = columns.valueCount;
  for (const { obis, value } of values) {
    const { key } = obis;
    if (!(key >= 0 && key < OBIS_KEY_LIMIT)) {
      const path = `[${device}].values[${columns.valueCount - firstRow}].obis`;
      throw notA('ObisCode', path, 'Make one with parseObis.');
    }
    if (typeof value !== 'number') {
      throw notA('number', `[${device}].values[${columns.valueCount - firstRow}].value`, 'Pass a number.');
    }
    columns.push(key, value);
  }
}

function notA(type: string, path: string, hint: string): RealtimeEncodeError {
  return new RealtimeEncodeError(path, `this is not a ${type}`, hint);
}
