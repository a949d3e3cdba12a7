import type { ObisCode } from '@smart-me/obis';
import { internCode } from './intern.ts';
import type { ReadingColumns } from './reading-columns.ts';

/**
 * Visits every value of columns, with its OBIS code and the row of its device reading.
 *
 * @example
 * forEachValue(columns, (obis, value, device) => {
 *   console.log(deviceId(columns, device), columns.ticks[device], obis.toString(), value);
 * });
 */
export function forEachValue(
  columns: ReadingColumns,
  visit: (obis: ObisCode, value: number, device: number) => void,
): void {
  const { obisKey, value, device, valueCount } = columns;
  for (let row = 0; row < valueCount; row++) {
    visit(internCode(obisKey[row] ?? 0), value[row] ?? 0, device[row] ?? 0);
  }
}
