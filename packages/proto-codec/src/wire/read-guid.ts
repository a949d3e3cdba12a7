import { int32At } from './little-endian.ts';
import type { WireReader } from './wire-reader.ts';

// Tags of Guid.
const LO = 0x09;
const HI = 0x11;

/** Reads a Guid message into the four words from `at`. A half that it does not have stays: a writer leaves a zero out. */
export function readGuid(reader: WireReader, end: number, words: Int32Array, at: number): void {
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.varint32(end);
    if (tag === LO) {
      reader.field = 'DeviceId.lo';
      writeHalf(reader, end, words, at);
    } else if (tag === HI) {
      reader.field = 'DeviceId.hi';
      writeHalf(reader, end, words, at + 2);
    } else reader.skip(tag, 2, start, end);
    reader.field = 'DeviceId';
  }
}

function writeHalf(reader: WireReader, end: number, words: Int32Array, at: number): void {
  const start = reader.fixed(8, end);
  words[at] = int32At(reader.bytes, start);
  words[at + 1] = int32At(reader.bytes, start + 4);
}
