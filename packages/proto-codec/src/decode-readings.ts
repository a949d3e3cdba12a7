import { decodeColumns } from './decode-columns.ts';
import type { DeviceReading } from './device-reading.ts';
import { ReadingColumns } from './reading-columns.ts';
import { toReadings } from './to-readings.ts';

/** Columns to pass through, so that a small delivery costs no typed arrays. Decoding never calls back, so one will do. */
const scratch: ReadingColumns = /* @__PURE__ */ new ReadingColumns();
/** A delivery larger than this brings its own columns, and leaves no memory behind. */
const SCRATCH_BYTES = 65_536;

/**
 * Decodes a delivery of the realtime API: the body of smart-me's POST.
 *
 * @throws RealtimeDecodeError when the bytes are not a realtime message.
 * @example
 * const [reading] = decodeReadings(bytes);
 * reading?.timestamp.toString(); // '2019-10-16T12:20:44.9788512Z'
 */
export function decodeReadings(bytes: Uint8Array): DeviceReading[] {
  return toReadings(decodeColumns(bytes, bytes.length > SCRATCH_BYTES ? new ReadingColumns() : scratch));
}
