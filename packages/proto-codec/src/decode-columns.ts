import { ReadingColumns } from './reading-columns.ts';
import { storeDateTime } from './tick-words.ts';
import { WireReader } from './wire-reader.ts';

// Tags of the schema: field number << 3 | wire type.
const DEVICE_DATA_ITEMS = 0x0a;
const DEVICE_ID = 0x0a;
const DATE_TIME = 0x12;
const DEVICE_VALUES = 0x1a;
const OBIS = 0x0a;
const VALUE = 0x11;
const GUID_LO = 0x09;
const GUID_HI = 0x11;
const TIME_VALUE = 0x08;
const TIME_SCALE = 0x10;
const TIME_KIND = 0x18;

/** Bytes of a DeviceValues field as every writer of this schema puts it: 1A 11 0A 06 obis[6] 11 double[8]. */
const VALUE_SIZE = 19;
const VALUE_HEAD = 0x1a110a06;
const TWO_POW_32 = 0x100000000;

const HAS_LO = 1;
const HAS_HI = 2;
const HAS_ID = 4;
const HAS_TIME = 8;

/**
 * Decodes a delivery of the realtime API into columns, without an object per value.
 *
 * Pass the columns of an earlier call to use their memory again; they then hold this delivery alone.
 *
 * @throws RealtimeDecodeError when the bytes are not a realtime message; the columns are then empty.
 * @example
 * const columns = decodeColumns(bytes);
 * columns.value[0]; // 1879583.2
 */
export function decodeColumns(
  bytes: Uint8Array,
  columns: ReadingColumns = new ReadingColumns(),
): ReadingColumns {
  // No value takes less, or the decoder has thrown: so the columns of values need not grow on the way.
  columns.resetFor(Math.floor(bytes.length / VALUE_SIZE));
  const reader = new WireReader(bytes);
  const end = bytes.length;
  let devices = 0;
  let values = 0;
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.tag(end);
    if (tag !== DEVICE_DATA_ITEMS) {
      reader.skip(tag, 1, start, end);
      continue;
    }
    reader.device = devices;
    if (devices === columns.kind.length) columns.growDevices();
    values = readDevice(reader, reader.fieldEnd(end), columns, devices++, values);
    reader.device = -1;
  }
  columns.deviceCount = devices;
  columns.valueCount = values;
  return columns;
}

/** Fields of a DateTime. A second one in the same message is merged into the first. */
const time = { low: 0, high: 0, scale: 0, kind: 0 };

function readDevice(
  reader: WireReader,
  end: number,
  columns: ReadingColumns,
  device: number,
  firstValue: number,
): number {
  const begin = reader.pos;
  let has = 0;
  let row = firstValue;
  time.low = time.high = time.scale = time.kind = 0;
  columns.guidWords.fill(0, 4 * device, 4 * device + 4);
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.tag(end);
    switch (tag) {
      case DEVICE_ID:
        reader.field = 'DeviceId';
        has |= HAS_ID | readGuid(reader, reader.fieldEnd(end), columns.guidWords, 4 * device);
        break;
      case DATE_TIME:
        reader.field = 'DateTime';
        readDateTime(reader, reader.fieldEnd(end));
        has |= HAS_TIME;
        break;
      case DEVICE_VALUES:
        reader.value = row - firstValue;
        row = readUsualValues(reader, start, end, columns, device, row);
        if (reader.value === row - firstValue) {
          readValue(reader, reader.fieldEnd(end), columns, row);
          columns.device[row++] = device;
        }
        reader.value = -1;
        break;
      default:
        reader.skip(tag, 3, start, end);
    }
    reader.field = '';
  }
  if ((has & HAS_ID) === 0) reader.failMissing(begin, 'DeviceId');
  // protobuf-net writes Guid.Empty as an empty message; half a GUID is none.
  if ((has & (HAS_LO | HAS_HI)) === HAS_HI) reader.failMissing(begin, 'DeviceId.lo');
  if ((has & (HAS_LO | HAS_HI)) === HAS_LO) reader.failMissing(begin, 'DeviceId.hi');
  if ((has & HAS_TIME) === 0) reader.failMissing(begin, 'DateTime');
  columns.kind[device] = time.kind;
  if (!storeDateTime(columns.tickWords, device, time.low, time.high, time.scale)) {
    reader.field = 'DateTime';
    reader.fail(begin, 'no 64-bit count of ticks holds the time', 'Check the clock of the sender.');
  }
  return row;
}

/** The run of values in the form in which they are written: found by its fixed bytes, read without a look at each tag. */
function readUsualValues(
  reader: WireReader,
  start: number,
  end: number,
  columns: ReadingColumns,
  device: number,
  firstRow: number,
): number {
  const { view } = reader;
  const { value, obisKey } = columns;
  const last = end - VALUE_SIZE;
  let pos = start;
  let row = firstRow;
  while (pos <= last && view.getUint32(pos) === VALUE_HEAD && view.getUint8(pos + 10) === VALUE) {
    obisKey[row] = view.getUint16(pos + 4) * TWO_POW_32 + view.getUint32(pos + 6);
    value[row] = view.getFloat64(pos + 11, true);
    columns.device[row++] = device;
    pos += VALUE_SIZE;
  }
  if (row > firstRow) reader.pos = pos;
  return row;
}

function readValue(reader: WireReader, end: number, columns: ReadingColumns, row: number): void {
  const begin = reader.pos;
  let key = -1;
  let obisStart = -1;
  let number = 0;
  let hasValue = false;
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.tag(end);
    if (tag === OBIS) {
      reader.field = 'Obis';
      obisStart = reader.pos;
      const obisEnd = reader.fieldEnd(end);
      const at = reader.pos;
      key = obisEnd - at === 6 ? reader.view.getUint16(at) * TWO_POW_32 + reader.view.getUint32(at + 2) : -1;
      reader.pos = obisEnd;
    } else if (tag === VALUE) {
      reader.field = 'Value';
      number = reader.view.getFloat64(reader.fixed64(end), true);
      hasValue = true;
    } else reader.skip(tag, 2, start, end);
    reader.field = '';
  }
  if (obisStart < 0) reader.failMissing(begin, 'Obis');
  if (!hasValue) reader.failMissing(begin, 'Value');
  if (key < 0) {
    reader.field = 'Obis';
    reader.fail(obisStart, 'an OBIS code is six bytes', 'x');
  }
  columns.obisKey[row] = key;
  columns.value[row] = number;
}

function readGuid(reader: WireReader, end: number, words: Int32Array, at: number): number {
  let has = 0;
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.tag(end);
    if (tag !== GUID_LO && tag !== GUID_HI) {
      reader.skip(tag, 2, start, end);
      continue;
    }
    reader.field = tag === GUID_LO ? 'DeviceId.lo' : 'DeviceId.hi';
    const half = tag === GUID_LO ? at : at + 2;
    const pos = reader.fixed64(end);
    words[half] = reader.view.getInt32(pos, true);
    words[half + 1] = reader.view.getInt32(pos + 4, true);
    has |= tag === GUID_LO ? HAS_LO : HAS_HI;
    reader.field = 'DeviceId';
  }
  return has;
}

function readDateTime(reader: WireReader, end: number): void {
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.tag(end);
    switch (tag) {
      case TIME_VALUE: {
        reader.field = 'DateTime.value';
        reader.varint64(end);
        // ZigZag: the lowest bit is the sign.
        const sign = -(reader.low & 1);
        time.low = ((reader.low >>> 1) | (reader.high << 31)) ^ sign;
        time.high = (reader.high >>> 1) ^ sign;
        break;
      }
      case TIME_SCALE:
        reader.field = 'DateTime.scale';
        reader.varint64(end);
        // An enum of proto2 is closed: a number it does not have counts as an unknown field.
        if ((reader.low >= 0 && reader.low <= 5) || reader.low === 15) time.scale = reader.low;
        break;
      case TIME_KIND:
        reader.field = 'DateTime.kind';
        reader.varint64(end);
        if (reader.low >= 0 && reader.low <= 2) time.kind = reader.low;
        break;
      default:
        reader.skip(tag, 3, start, end);
    }
    reader.field = 'DateTime';
  }
}
