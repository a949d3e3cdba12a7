import { deviceId } from './device-id.ts';
import type { DeviceReading, ObisValue } from './device-reading.ts';
import { internCode } from './intern.ts';
import { type ReadingColumns, endOfDevice } from './reading-columns.ts';
import { Timestamp, type TimestampKind } from './timestamp.ts';
import { loadTicks } from './wire/ticks.ts';

const KINDS: readonly TimestampKind[] = ['unspecified', 'utc', 'local'];

/**
 * The readings that columns hold, as objects.
 *
 * @example
 * toReadings(decodeColumns(bytes))[0]?.deviceId; // '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1'
 */
export function toReadings(columns: ReadingColumns): DeviceReading[] {
  const readings = new Array<DeviceReading>(columns.deviceCount);
  let row = 0;
  for (let device = 0; device < readings.length; device++) {
    const end = endOfDevice(columns, device, row);
    readings[device] = readingOf(columns, device, row, end);
    row = end;
  }
  return readings;
}

/** One device reading, whose values are in the rows from `start` to before `end`. */
export function readingOf(
  columns: ReadingColumns,
  device: number,
  start: number,
  end: number,
): DeviceReading {
  return {
    deviceId: deviceId(columns, device),
    timestamp: timestampOf(columns, device),
    values: valuesOf(columns, start, end),
  };
}

function timestampOf(columns: ReadingColumns, device: number): Timestamp {
  const kind = KINDS[columns.kind[device] ?? 0];
  return loadTicks(
    columns.tickWords,
    device,
    (milliseconds, ticks) => new Timestamp(milliseconds, ticks, kind),
  );
}

function valuesOf({ obisKey, value }: ReadingColumns, start: number, end: number): ObisValue[] {
  const values = new Array<ObisValue>(end - start);
  for (let row = start; row < end; row++) {
    values[row - start] = { obis: internCode(obisKey[row] ?? 0), value: value[row] ?? 0 };
  }
  return values;
}
