import type { ObisSet } from '@smart-me/obis';
import type { ReadingColumns } from '@smart-me/readings';
import { float64At } from './little-endian.ts';
import { obisKeyAt } from './obis-key.ts';
import type { WireReader } from './wire-reader.ts';

// Tags of DeviceValue.
const OBIS = 0x0a;
const VALUE = 0x11;

const OBIS_SIZE = 6;
/** No DeviceValues field with a value takes fewer bytes: its head, the code with its own, and the value. */
export const VALUE_SIZE = 19;

/** Reads a DeviceValue message into the next row of the columns, if it is wanted. */
export function readValue(
  reader: WireReader,
  end: number,
  columns: ReadingColumns,
  wanted: ObisSet | undefined,
): void {
  const begin = reader.pos;
  let obisStart = -1;
  let obisEnd = -1;
  let valueStart = -1;
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.varint32(end);
    if (tag === OBIS) {
      reader.field = 'Obis';
      obisEnd = reader.fieldEnd(end);
      obisStart = reader.pos;
      reader.pos = obisEnd;
    } else if (tag === VALUE) {
      reader.field = 'Value';
      valueStart = reader.fixed(8, end);
    } else reader.skip(tag, 2, start, end);
    reader.field = '';
  }
  if (obisStart < 0) reader.failMissing(begin, 'Obis');
  if (obisEnd - obisStart !== OBIS_SIZE) {
    reader.field = 'Obis';
    reader.fail(obisStart, `an OBIS code has six bytes, not ${obisEnd - obisStart}`);
  }
  const key = obisKeyAt(reader.bytes, obisStart);
  if (wanted !== undefined && !wanted.hasKey(key)) return;
  // A writer of proto3 leaves a zero out.
  columns.push(key, valueStart < 0 ? 0 : float64At(reader.bytes, valueStart));
}
