import type { DateTimeFields } from './date-time.ts';
import type { WireReader } from './wire-reader.ts';

// Tags of DateTime.
const VALUE = 0x08;
const SCALE = 0x10;
const KIND = 0x18;

/** Reads a DateTime message; the fields it does not have stay as they are. */
export function readDateTime(reader: WireReader, end: number, time: DateTimeFields): void {
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.varint32(end);
    if (tag === VALUE) {
      reader.field = 'DateTime.value';
      reader.varint64(end);
      takeValue(reader, time);
    } else if (tag === SCALE) {
      reader.field = 'DateTime.scale';
      reader.varint64(end);
      if (isScale(reader.low)) time.scale = reader.low;
    } else if (tag === KIND) {
      reader.field = 'DateTime.kind';
      reader.varint64(end);
      if (isKind(reader.low)) time.kind = reader.low;
    } else reader.skip(tag, 3, start, end);
    reader.field = 'DateTime';
  }
}

/** Takes the varint that was just read as the value; its ZigZag form keeps the sign in the lowest bit. */
export function takeValue(reader: WireReader, time: DateTimeFields): void {
  const { low, high } = reader;
  const sign = -(low & 1);
  time.low = ((low >>> 1) | (high << 31)) ^ sign;
  time.high = (high >>> 1) ^ sign;
}

// The enums of proto2 are closed: a number that is not in them counts as an unknown field, and is passed over.

function isScale(number: number): boolean {
  return (number >= 0 && number <= 5) || number === 15;
}

function isKind(number: number): boolean {
  return number >= 0 && number <= 2;
}
