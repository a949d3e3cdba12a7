import type { ObisSet } from '@smart-me/obis';
import type { ReadingColumns } from '@smart-me/readings';
import { WORTH_A_VIEW, float64At, int32At } from './little-endian.ts';
import { obisKeyAt } from './obis-key.ts';
import type { DateTimeFields } from './date-time.ts';
import { takeValue } from './read-date-time.ts';
import type { WireReader } from './wire-reader.ts';

// What protobuf-net writes, and every other writer that goes by field numbers, differs from one delivery to the next
// in a few places only. These functions know it by the bytes that are always the same, and so need no look at each
// tag. What has another form they leave to the functions that read any.

/** The id of a device reading, and how the time begins: 0A 12 09 lo[8] 11 hi[8] 12 length 08. */
const TIME = 20;
const TIME_VALUE = TIME + 3;
/** The scale that ends the time: 10 scale. */
const SCALE_SIZE = 2;
const TICKS = 5;

/** A DeviceValues field: 1A 11 0A 06 obis[6] 11 value[8]. */
const VALUE_SIZE = 19;
const VALUE_HEAD = 0x1a110a06;

const TWO_POW_32 = 0x100000000;

/** Reads the id and the time that a device reading begins with. False, and nothing read, when their form is another. */
export function readUsualHead(
  reader: WireReader,
  end: number,
  columns: ReadingColumns,
  time: DateTimeFields,
): boolean {
  const { bytes, pos: start } = reader;
  const timeEnd = start + TIME + 2 + (bytes[start + TIME + 1] ?? 0);
  const scale = bytes[timeEnd - 1] ?? 0;
  if (
    timeEnd > end ||
    bytes[start] !== 0x0a ||
    bytes[start + 1] !== 0x12 ||
    bytes[start + 2] !== 0x09 ||
    bytes[start + 11] !== 0x11 ||
    bytes[start + TIME] !== 0x12 ||
    bytes[start + TIME + 2] !== 0x08 ||
    bytes[timeEnd - SCALE_SIZE] !== 0x10 ||
    scale > TICKS
  ) {
    return false;
  }
  reader.pos = start + TIME_VALUE;
  if (!reader.tryVarint64(timeEnd - SCALE_SIZE) || reader.pos !== timeEnd - SCALE_SIZE) {
    reader.pos = start;
    return false;
  }
  takeValue(reader, time);
  time.scale = scale;
  const { guidWords, deviceCount } = columns;
  guidWords[4 * deviceCount] = int32At(bytes, start + 3);
  guidWords[4 * deviceCount + 1] = int32At(bytes, start + 7);
  guidWords[4 * deviceCount + 2] = int32At(bytes, start + 12);
  guidWords[4 * deviceCount + 3] = int32At(bytes, start + 16);
  reader.pos = timeEnd;
  return true;
}

/** Reads the run of values that begins at `start`. Returns how many they are; 0 when the first has another form. */
export function readUsualValues(
  reader: WireReader,
  start: number,
  end: number,
  columns: ReadingColumns,
  wanted: ObisSet | undefined,
): number {
  const last = end - VALUE_SIZE;
  const behind =
    reader.bytes.length >= WORTH_A_VIEW
      ? runByView(reader.view(), start, last, columns, wanted)
      : runByByte(reader.bytes, start, last, columns, wanted);
  if (behind === start) return 0;
  reader.pos = behind;
  return (behind - start) / VALUE_SIZE;
}

function runByByte(
  bytes: Uint8Array,
  start: number,
  last: number,
  columns: ReadingColumns,
  wanted: ObisSet | undefined,
): number {
  const { obisKey, value, device, deviceCount } = columns;
  let row = columns.valueCount;
  let pos = start;
  while (
    pos <= last &&
    bytes[pos] === 0x1a &&
    bytes[pos + 1] === 0x11 &&
    bytes[pos + 2] === 0x0a &&
    bytes[pos + 3] === 0x06 &&
    bytes[pos + 10] === 0x11
  ) {
    const key = obisKeyAt(bytes, pos + 4);
    if (wanted === undefined || wanted.hasKey(key)) {
      obisKey[row] = key;
      value[row] = float64At(bytes, pos + 11);
      device[row++] = deviceCount;
    }
    pos += VALUE_SIZE;
  }
  columns.valueCount = row;
  return pos;
}

function runByView(
  view: DataView,
  start: number,
  last: number,
  columns: ReadingColumns,
  wanted: ObisSet | undefined,
): number {
  const { obisKey, value, device, deviceCount } = columns;
  let row = columns.valueCount;
  let pos = start;
  while (pos <= last && view.getUint32(pos) === VALUE_HEAD && view.getUint8(pos + 10) === 0x11) {
    const key = view.getUint16(pos + 4) * TWO_POW_32 + view.getUint32(pos + 6);
    if (wanted === undefined || wanted.hasKey(key)) {
      obisKey[row] = key;
      value[row] = view.getFloat64(pos + 11, true);
      device[row++] = deviceCount;
    }
    pos += VALUE_SIZE;
  }
  columns.valueCount = row;
  return pos;
}
