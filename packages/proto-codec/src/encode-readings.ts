import type { DeviceReading } from './device-reading.ts';
import { encodeColumns } from './encode-columns.ts';
import { ReadingColumns } from './reading-columns.ts';
import { toColumns } from './to-columns.ts';

/**
 * Encodes readings as smart-me sends them: byte for byte what .NET's protobuf-net writes.
 *
 * Two things do not survive it, as in .NET: the kind of a time that is `Timestamp.min` or `max`, and the case of an id.
 *
 * @throws RealtimeEncodeError when something in the readings is not what its type says.
 * @example
 * encodeReadings(decodeReadings(bytes)); // the same bytes
 */
export function encodeReadings(readings: readonly DeviceReading[]): Uint8Array<ArrayBuffer> {
  // Taken while it is in use, since a getter in the readings may lead here again.
  const columns = spare ?? new ReadingColumns();
  spare = undefined;
  const bytes = encodeColumns(toColumns(readings, columns));
  if (bytes.length <= SPARE_BYTES) spare = columns;
  return bytes;
}

/** Columns to pass through, so that a small delivery costs no typed arrays but its own. */
let spare: ReadingColumns | undefined;
/** A larger delivery leaves no memory behind. */
const SPARE_BYTES = 65_536;
