import { RealtimeDecodeError } from '../realtime-decode-error.ts';

/** The wire types of protobuf's encoding; 3 and 4 begin and end a group. */
const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const START_GROUP = 3;
const END_GROUP = 4;
const FIXED32 = 5;

const CUT_SHORT = 'Check that the body arrived whole and unchanged.';
const FOREIGN =
  'Check that the bytes are a DeviceDataArray of the smart-me realtime API, not text or base64.';

/**
 * Reads protobuf's wire format (https://protobuf.dev/programming-guides/encoding/) and says where it is broken.
 *
 * Every method reads at `pos`, moves behind what it has read, and throws RealtimeDecodeError rather than pass `end`,
 * which is where the message ends that is being read.
 */
export class WireReader {
  readonly bytes: Uint8Array;
  /** The next byte. */
  pos = 0;
  /** The last varint, as two signed words of 32 bits. */
  low = 0;
  high = 0;

  /** What is being read, for the path of an error: the indexes of the items (-1: none), and the field. */
  device = -1;
  value = -1;
  field = '';

  #view: DataView | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** A view of all bytes, made when it is first asked for. */
  view(): DataView {
    const { buffer, byteOffset, byteLength } = this.bytes;
    return (this.#view ??= new DataView(buffer, byteOffset, byteLength));
  }

  /** The number and the wire type of a field: a varint of 32 bits. */
  tag(end: number): number {
    const start = this.pos;
    const byte = this.bytes[start] ?? 0;
    // One byte for every field of this schema, and for those that it may still get.
    if (byte > 7 && byte < 0x80 && start < end) {
      this.pos = start + 1;
      return byte;
    }
    const tag = this.varint32(end, 'tag');
    if (tag < 8) this.fail(start, 'field number 0 does not exist', FOREIGN);
    return tag;
  }

  /** A length, and with it where the field ends. */
  fieldEnd(end: number): number {
    const start = this.pos;
    const byte = this.bytes[start] ?? 0;
    let length = byte;
    if (byte < 0x80 && start < end) this.pos = start + 1;
    else length = this.varint32(end, 'length');
    const fieldEnd = this.pos + length;
    if (fieldEnd > end) {
      this.fail(start, `the field has ${length} bytes, of which ${end - this.pos} are there`, CUT_SHORT);
    }
    return fieldEnd;
  }

  /** A varint, to `low` and `high`. */
  varint64(end: number): void {
    const start = this.pos;
    if (this.tryVarint64(end)) return;
    if (end - start < 10) this.failCutShort(start, 'varint');
    this.fail(start, 'a varint has more than ten bytes', FOREIGN);
  }

  /**
   * A varint, to `low` and `high`; bits beyond the 64th are dropped, as protobuf does. False, and nothing read, when
   * it does not end within ten bytes or before `end`.
   */
  tryVarint64(end: number): boolean {
    const { bytes } = this;
    const limit = Math.min(end, this.pos + 10);
    let { pos } = this;
    let low = 0;
    let high = 0;
    let byte = 0x80;
    for (let shift = 0; byte >= 0x80; shift += 7) {
      if (pos >= limit) return false;
      byte = bytes[pos++] ?? 0;
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift > 28) high |= bits << (shift - 32);
      else {
        low |= bits << 28;
        high = bits >>> 4;
      }
    }
    this.low = low;
    this.high = high;
    this.pos = pos;
    return true;
  }

  /** Eight bytes; answers where they begin. */
  fixed64(end: number): number {
    const start = this.pos;
    if (end - start < 8) this.failCutShort(start, 'eight bytes of a fixed64');
    this.pos = start + 8;
    return start;
  }

  /**
   * Passes over a field that is not in the schema, whose tag began at `start`. The messages of the schema number their
   * fields from 1 to `known`, so any of those that comes here has a wrong wire type.
   */
  skip(tag: number, known: number, start: number, end: number): void {
    const number = tag >>> 3;
    const wireType = tag & 7;
    if (wireType === START_GROUP || wireType === END_GROUP) {
      this.fail(start, `field ${number} is a group, and this schema has none`, FOREIGN);
    }
    if (number <= known || wireType > FIXED32) {
      this.fail(start, `field ${number} has the wrong wire type ${wireType}`, FOREIGN);
    }
    if (wireType === VARINT) this.varint64(end);
    else if (wireType === LENGTH_DELIMITED) this.pos = this.fieldEnd(end);
    else if (wireType === FIXED64) this.fixed64(end);
    else if (end - this.pos < 4) this.failCutShort(this.pos, 'four bytes of a fixed32');
    else this.pos += 4;
  }

  fail(offset: number, reason: string, hint: string): never {
    throw new RealtimeDecodeError(offset, this.path(), reason, hint);
  }

  failMissing(offset: number, field: string): never {
    this.field = field;
    this.fail(offset, 'a required field is missing', FOREIGN);
  }

  private failCutShort(offset: number, what: string): never {
    this.fail(offset, `the message ends within the ${what}`, CUT_SHORT);
  }

  private varint32(end: number, what: string): number {
    const start = this.pos;
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte(start, end, what);
      if (shift === 28 && byte > 0x0f) break;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    this.fail(start, `a ${what} does not fit 32 bits`, FOREIGN);
  }

  /** A byte of what began at `start`. */
  private byte(start: number, end: number, what: string): number {
    const byte = this.bytes[this.pos];
    if (byte === undefined || this.pos >= end) this.failCutShort(start, what);
    this.pos++;
    return byte;
  }

  private path(): string {
    const device = this.device < 0 ? '' : `DeviceDataItems[${this.device}]`;
    const value = this.value < 0 ? '' : `.DeviceValues[${this.value}]`;
    return device + value + (this.field === '' ? '' : `.${this.field}`);
  }
}
