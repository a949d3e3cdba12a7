import type { ObisCode } from '@smart-me/obis';
import type { DeviceReading, ObisValue } from '../device-reading.ts';
import { loadTicks } from '../time/ticks.ts';
import { Timestamp, type TimestampKind } from '../time/timestamp.ts';
import { profileFor } from '../units/unit-profile.ts';
import { internCode, internGuid } from './intern.ts';
import { endOfDevice, type ReadingColumns } from './reading-columns.ts';

const KINDS: readonly TimestampKind[] = ['unspecified', 'utc', 'local'];

/**
 * The readings that columns hold, as objects; the units are those of the columns' profile.
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

/**
 * One of the device readings that columns hold, by its row; `undefined` beyond the last.
 *
 * @example
 * readingAt(decodeColumns(bytes), 0)?.deviceId; // '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1'
 */
export function readingAt(columns: ReadingColumns, row: number): DeviceReading | undefined {
  if (!Number.isInteger(row) || row < 0 || row >= columns.deviceCount) return undefined;
  const start = startOfDevice(columns, row);
  return readingOf(columns, row, start, endOfDevice(columns, row, start));
}

/**
 * Visits every value of columns: its OBIS code, the number, the row of its device reading, and its unit.
 *
 * @example
 * forEachValue(columns, (obis, value, device, unit) => {
 *   console.log(deviceId(columns, device), columns.ticks[device], `${obis} ${value} ${unit}`);
 * });
 */
export function forEachValue(
  columns: ReadingColumns,
  visit: (obis: ObisCode, value: number, device: number, unit: string) => void,
): void {
  const { obisKey, value, deviceCount } = columns;
  let row = 0;
  for (let device = 0; device < deviceCount; device++) {
    const profile = profileFor(columns.profile, deviceId(columns, device));
    const end = endOfDevice(columns, device, row);
    for (; row < end; row++) {
      const { obis, unit } = internCode(obisKey[row] ?? 0, profile);
      visit(obis, value[row] ?? 0, device, unit);
    }
  }
}

/**
 * The id of the device reading in a row of columns, in lower case; the same string whenever the same device comes again.
 *
 * @example
 * deviceId(decodeColumns(bytes), 0); // '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1'
 */
export function deviceId(columns: ReadingColumns, device: number): string {
  return internGuid(columns.guidWords, 4 * device);
}

/** One device reading, whose values are in the rows from `start` to before `end`. */
function readingOf(columns: ReadingColumns, device: number, start: number, end: number): DeviceReading {
  const id = deviceId(columns, device);
  return { deviceId: id, timestamp: timestampOf(columns, device), values: valuesOf(columns, id, start, end) };
}

function timestampOf(columns: ReadingColumns, device: number): Timestamp {
  const kind = KINDS[columns.kind[device] ?? 0];
  return loadTicks(
    columns.tickWords,
    device,
    (milliseconds, ticks) => new Timestamp(milliseconds, ticks, kind),
  );
}

function valuesOf(columns: ReadingColumns, id: string, start: number, end: number): ObisValue[] {
  const { obisKey, value } = columns;
  const profile = profileFor(columns.profile, id);
  const values = new Array<ObisValue>(end - start);
  for (let row = start; row < end; row++) {
    const { obis, unit } = internCode(obisKey[row] ?? 0, profile);
    values[row - start] = { obis, value: value[row] ?? 0, unit };
  }
  return values;
}

/** The first of the rows of values that belong to a device reading: they stand in its order. */
function startOfDevice({ device, valueCount }: ReadingColumns, row: number): number {
  let low = 0;
  let high = valueCount;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((device[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
