import type { ObisSet } from '@smart-me/obis';
import { ReadingColumns } from '@smart-me/readings';
import { type DateTimeFields, storeDateTime } from './wire/date-time.ts';
import { readDateTime } from './wire/read-date-time.ts';
import { readGuid } from './wire/read-guid.ts';
import { readUsualHead, readUsualValues } from './wire/read-fast-path.ts';
import { readValue, VALUE_SIZE } from './wire/read-value.ts';
import { WireReader } from './wire/wire-reader.ts';

/** The tag of DeviceDataArray. */
const DEVICE_DATA_ITEMS = 0x0a;

// Tags of DeviceData.
const DEVICE_ID = 0x0a;
const DATE_TIME = 0x12;
const DEVICE_VALUES = 0x1a;

/**
 * Decodes a delivery of the realtime API into columns, without an object per value.
 *
 * Pass the columns of an earlier call to use their memory again: they then hold this delivery alone. Pass a set of
 * codes to keep their values only; a device reading that has none of them stays, without values. Make the set once, for all deliveries.
 *
 * @throws RealtimeDecodeError when the bytes are not a realtime message; the columns are empty then.
 * @example
 * const columns = decodeColumns(bytes);
 * columns.value[0]; // 1879583.2
 */
export function decodeColumns(
  bytes: Uint8Array,
  columns: ReadingColumns = new ReadingColumns(),
  wanted?: ObisSet,
): ReadingColumns {
  try {
    // The columns of values need not grow on the way. When values leave their zeros out there may be more of them than there
    // is room for; then they are counted, and read once more.
    for (let rows = Math.floor(bytes.length / VALUE_SIZE); ; rows = columns.valueCount) {
      columns.clear(rows);
      readDevices(new WireReader(bytes), bytes.length, columns, wanted);
      if (columns.valueCount <= columns.value.length) return columns;
    }
  } catch (error) {
    columns.clear();
    throw error;
  }
}

function readDevices(
  reader: WireReader,
  end: number,
  columns: ReadingColumns,
  wanted: ObisSet | undefined,
): void {
  const time: DateTimeFields = { low: 0, high: 0, scale: 0, kind: 0 };
  // Of an ArrayBuffer, which has no length, nothing is at its end: it is no empty delivery.
  while (!(reader.pos >= end)) {
    const start = reader.pos;
    const tag = reader.varint32(end);
    if (tag === DEVICE_DATA_ITEMS) {
      reader.device = columns.deviceCount;
      columns.reserveDevice();
      readDevice(reader, reader.fieldEnd(end), columns, time, wanted);
      columns.deviceCount++;
      reader.device = -1;
    } else reader.skip(tag, 1, start, end);
  }
}

function readDevice(
  reader: WireReader,
  end: number,
  columns: ReadingColumns,
  time: DateTimeFields,
  wanted: ObisSet | undefined,
): void {
  const begin = reader.pos;
  const device = columns.deviceCount;
  let idStart = -1;
  let timeStart = -1;
  let values = 0;
  time.low = time.high = time.scale = time.kind = 0;
  if (readUsualHead(reader, end, columns, time)) {
    idStart = timeStart = begin;
  } else columns.guidWords.fill(0, 4 * device, 4 * device + 4);
  while (reader.pos < end) {
    const start = reader.pos;
    const tag = reader.varint32(end);
    if (tag === DEVICE_VALUES) {
      const usual = readUsualValues(reader, start, end, columns, wanted);
      values += usual;
      if (usual === 0) {
        reader.value = values++;
        readValue(reader, reader.fieldEnd(end), columns, wanted);
        reader.value = -1;
      }
    } else if (tag === DEVICE_ID) {
      reader.field = 'DeviceId';
      idStart = start;
      readGuid(reader, reader.fieldEnd(end), columns.guidWords, 4 * device);
    } else if (tag === DATE_TIME) {
      reader.field = 'DateTime';
      timeStart = start;
      readDateTime(reader, reader.fieldEnd(end), time);
    } else reader.skip(tag, 3, start, end);
    reader.field = '';
  }
  if (idStart < 0) reader.failMissing(begin, 'DeviceId');
  if (timeStart < 0) reader.failMissing(begin, 'DateTime');
  columns.kind[device] = time.kind;
  if (!storeDateTime(time, columns.tickWords, device)) {
    reader.field = 'DateTime';
    reader.fail(timeStart, 'an int64 of ticks cannot hold this time');
  }
}
