import { InvalidReadingError, type ReadingColumns } from '@smart-me/readings';
import { endOfDevice } from '@smart-me/readings/codec';
import { WORTH_A_VIEW } from './wire/little-endian.ts';
import { measureDevice, writeHead } from './wire/write-device.ts';
import { writeValues, writeValuesByView } from './wire/write-values.ts';

/**
 * Encodes columns as a delivery of the realtime API, to replay what `decodeColumns` has read.
 *
 * @throws InvalidReadingError when the values are not in the order of their device readings.
 * @example
 * encodeColumns(decodeColumns(bytes)); // the same bytes
 */
export function encodeColumns(columns: ReadingColumns): Uint8Array<ArrayBuffer> {
  const { deviceCount, valueCount } = columns;
  let size = 0;
  let row = 0;
  for (let device = 0; device < deviceCount; device++) {
    const end = endOfDevice(columns, device, row);
    size += measureDevice(columns, device, end - row);
    row = end;
  }
  if (row < valueCount) {
    throw new InvalidReadingError(
      `device[${row}]`,
      'the values are not in the order of their device readings',
      'Sort the rows of values by their device, and count all device readings in deviceCount.',
    );
  }
  const bytes = new Uint8Array(size);
  const view = size < WORTH_A_VIEW ? undefined : new DataView(bytes.buffer);
  let at = 0;
  row = 0;
  for (let device = 0; device < deviceCount; device++) {
    const end = endOfDevice(columns, device, row);
    // A single one is the last that was measured.
    if (deviceCount > 1) measureDevice(columns, device, end - row);
    at = writeHead(bytes, at, columns, device);
    at =
      view === undefined
        ? writeValues(bytes, at, columns, row, end)
        : writeValuesByView(view, at, columns, row, end);
    row = end;
  }
  return bytes;
}
