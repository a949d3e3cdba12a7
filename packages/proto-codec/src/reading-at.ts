import type { DeviceReading } from './device-reading.ts';
import { endOfDevice, type ReadingColumns } from './reading-columns.ts';
import { readingOf } from './to-readings.ts';

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
