import type { ReadingColumns } from '@smart-me/readings';
import { type DateTimeFields, loadDateTime } from './date-time.ts';
import { writeInt32 } from './little-endian.ts';
import { VALUE_SIZE } from './write-values.ts';

/** A Guid message: 09 lo[8] 11 hi[8]. */
const GUID_SIZE = 18;

// What `measureDevice` found of the last device reading: its time, with the value in ZigZag form, and its sizes.
// Encoding calls nobody back, so there is no other in between.
const time: DateTimeFields = { low: 0, high: 0, scale: 0, kind: 0 };
let idSize = 0;
let timeSize = 0;
let bodySize = 0;

/** Number of bytes that the DeviceDataItems field of a device reading with this many values takes. */
export function measureDevice(columns: ReadingColumns, device: number, values: number): number {
  const { guidWords } = columns;
  const at = 4 * device;
  // protobuf-net writes Guid.Empty as a message without fields.
  const empty =
    guidWords[at] === 0 && guidWords[at + 1] === 0 && guidWords[at + 2] === 0 && guidWords[at + 3] === 0;
  idSize = empty ? 0 : GUID_SIZE;
  time.kind = columns.kind[device] ?? 0;
  loadDateTime(columns.tickWords, device, time);
  const { low, high } = time;
  const sign = high >> 31;
  time.low = (low << 1) ^ sign;
  time.high = ((high << 1) | (low >>> 31)) ^ sign;
  // It leaves out what has its default, too: a value of 0, DAYS, and an unspecified kind.
  timeSize = time.low === 0 && time.high === 0 ? 0 : 1 + varintSize(time.low, time.high);
  if (time.scale !== 0) timeSize += 2;
  if (time.kind !== 0) timeSize += 2;
  bodySize = 2 + idSize + 2 + timeSize + values * VALUE_SIZE;
  return 1 + varintSize(bodySize, 0) + bodySize;
}

/** Writes the DeviceDataItems field of the device reading that was measured last, without its values. */
export function writeHead(bytes: Uint8Array, start: number, columns: ReadingColumns, device: number): number {
  bytes[start] = 0x0a;
  let at = writeVarint(bytes, start + 1, bodySize, 0);
  bytes[at] = 0x0a;
  bytes[at + 1] = idSize;
  if (idSize !== 0) {
    const { guidWords } = columns;
    bytes[at + 2] = 0x09;
    writeInt32(bytes, at + 3, guidWords[4 * device] ?? 0);
    writeInt32(bytes, at + 7, guidWords[4 * device + 1] ?? 0);
    bytes[at + 11] = 0x11;
    writeInt32(bytes, at + 12, guidWords[4 * device + 2] ?? 0);
    writeInt32(bytes, at + 16, guidWords[4 * device + 3] ?? 0);
  }
  at += 2 + idSize;
  bytes[at] = 0x12;
  bytes[at + 1] = timeSize;
  at += 2;
  if (time.low !== 0 || time.high !== 0) {
    bytes[at] = 0x08;
    at = writeVarint(bytes, at + 1, time.low, time.high);
  }
  if (time.scale !== 0) {
    bytes[at++] = 0x10;
    bytes[at++] = time.scale;
  }
  if (time.kind !== 0) {
    bytes[at++] = 0x18;
    bytes[at++] = time.kind;
  }
  return at;
}

/** How many bytes a varint takes, given as words of 32 bits. */
function varintSize(low: number, high: number): number {
  const bits = high === 0 ? 32 - Math.clz32(low) : 64 - Math.clz32(high);
  return Math.max(1, Math.ceil(bits / 7));
}

/** Writes a varint, given as words of 32 bits. Returns where it ends. */
function writeVarint(bytes: Uint8Array, start: number, low: number, high: number): number {
  let at = start;
  while (high !== 0 || low >>> 7 !== 0) {
    bytes[at++] = (low & 0x7f) | 0x80;
    low = (low >>> 7) | (high << 25);
    high >>>= 7;
  }
  bytes[at++] = low;
  return at;
}
