import { int32At } from './little-endian.ts';
import type { WireReader } from './wire-reader.ts';

// Tags of Guid.
const LO = 0x09;
const HI = 0x11;

/** Which halves of a GUID a message has brought. */
export const HAS_LO = 1;
export const HAS_HI = 2;

/** Reads a Guid message into the four words from `at`, and answers which halves it had. */
export function readGuid(reader: WireReader, end: number, words: Int32Array, at: number): number {
  let has = 0;
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.varint32(end);
    if (tag === LO) {
      reader.field = 'DeviceId.lo';
      putHalf(reader, end, words, at);
      has |= HAS_LO;
    } else if (tag === HI) {
      reader.field = 'DeviceId.hi';
      putHalf(reader, end, words, at + 2);
      has |= HAS_HI;
    } else reader.skip(tag, 2, start, end);
    reader.field = 'DeviceId';
  }
  return has;
}

function putHalf(reader: WireReader, end: number, words: Int32Array, at: number): void {
  const start = reader.fixed(8, end);
  words[at] = int32At(reader.bytes, start);
  words[at + 1] = int32At(reader.bytes, start + 4);
}
