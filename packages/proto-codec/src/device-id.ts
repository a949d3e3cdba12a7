import { internGuid } from './intern.ts';
import type { ReadingColumns } from './reading-columns.ts';

/**
 * The id of the device reading in a row of columns, in lower case; the same string whenever the same device comes again.
 *
 * @example
 * deviceId(decodeColumns(bytes), 0); // '3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1'
 */
export function deviceId(columns: ReadingColumns, device: number): string {
  return internGuid(columns.guidWords, 4 * device);
}
