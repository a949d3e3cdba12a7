import { obisFromKey } from '@smart-me/obis';
import { deviceId } from './device-id.ts';
import type { DeviceReading, ObisValue } from './device-reading.ts';
import type { ReadingColumns } from './reading-columns.ts';
import { loadTicks } from './tick-words.ts';
import { Timestamp, type TimestampKind } from './timestamp.ts';

const KINDS: readonly TimestampKind[] = ['unspecified', 'utc', 'local'];

/**
 * The readings that columns hold, as objects.
 *
 * @example
 * toReadings(decodeColumns(bytes))[0]?.deviceId; // '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1'
 */
export function toReadings(columns: ReadingColumns): DeviceReading[] {
  const readings: DeviceReading[] = [];
  let row = 0;
  for (let device = 0; device < columns.deviceCount; device++) {
    const values: ObisValue[] = [];
    for (; row < columns.valueCount && columns.device[row] === device; row++) {
      values.push({ obis: obisFromKey(columns.obisKey[row] ?? 0), value: columns.value[row] ?? 0 });
    }
    const kind = KINDS[columns.kind[device] ?? 0];
    const timestamp = loadTicks(
      columns.tickWords,
      device,
      (milliseconds, ticks) => new Timestamp(milliseconds, ticks, kind),
    );
    readings.push({ deviceId: deviceId(columns, device), timestamp, values });
  }
  return readings;
}
