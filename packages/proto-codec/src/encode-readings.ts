import {
  type DeviceReading,
  type ProfileOf,
  profiles,
  ReadingColumns,
  toColumns,
  type UnitProfile,
} from '@smart-me/readings';
import { encodeColumns } from './encode-columns.ts';

/** How readings are written. */
export interface EncodeOptions {
  /** The units on the wire: energy in mWh, as documented, unless told otherwise. */
  readonly profile?: UnitProfile | ProfileOf | undefined;
}

/**
 * Encodes readings as smart-me sends them: byte for byte what .NET's protobuf-net writes. A value in another unit than
 * that of the wire is converted, exactly.
 *
 * Two things do not survive it, as in .NET: the kind of a time that is `Timestamp.min` or `max`, and the case of an id.
 *
 * @throws InvalidReadingError when something in the readings is not what its type says, or a unit is not of the
 *   dimension of its code.
 * @example
 * encodeReadings(decodeReadings(bytes)); // the same bytes
 */
export function encodeReadings(
  readings: readonly DeviceReading[],
  { profile = profiles.realtime }: EncodeOptions = {},
): Uint8Array<ArrayBuffer> {
  // Taken while it is in use, since a getter in the readings may lead here again.
  const columns = spare ?? new ReadingColumns();
  spare = undefined;
  columns.profile = profile;
  const bytes = encodeColumns(toColumns(readings, columns));
  if (bytes.length <= SPARE_BYTES) spare = columns;
  return bytes;
}

/** Columns to pass through, so that a small delivery costs no typed arrays but its own. */
let spare: ReadingColumns | undefined;
/** A larger delivery leaves no memory behind. */
const SPARE_BYTES = 65_536;
