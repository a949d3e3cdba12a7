import type { DeviceReading } from './device-reading.ts';
import type { ReadingColumns } from './reading-columns.ts';
import { putReading } from './to-columns.ts';

/**
 * Adds a reading to columns, which grow when they are full: to gather readings of which only the columns are to stay. One
 * that is refused leaves the columns as they were.
 *
 * @throws RealtimeEncodeError when something in the reading is not what its type says.
 * @example
 * const columns = new ReadingColumns();
 * for (const reading of decodeReadings(bytes)) appendReading(columns, reading);
 */
export function appendReading(columns: ReadingColumns, reading: DeviceReading): void {
  const firstRow = columns.valueCount;
  reserveValues(columns, firstRow + reading.values.length);
  columns.reserveDevice();
  try {
    putReading(reading, columns);
  } catch (error) {
    columns.valueCount = firstRow;
    throw error;
  }
  columns.deviceCount++;
}

function reserveValues(columns: ReadingColumns, count: number): void {
  const { value, obisKey, device } = columns;
  if (count <= value.length) return;
  const capacity = Math.max(count, 2 * value.length);
  columns.value = new Float64Array(capacity);
  columns.obisKey = new Float64Array(capacity);
  columns.device = new Uint32Array(capacity);
  columns.value.set(value);
  columns.obisKey.set(obisKey);
  columns.device.set(device);
}
