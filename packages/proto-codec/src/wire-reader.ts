import { RealtimeDecodeError } from './realtime-decode-error.ts';

/** The wire types of protobuf's encoding that are in use; 3 and 4 mark groups, which proto2 gave up. */
const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const START_GROUP = 3;
const END_GROUP = 4;
const FIXED32 = 5;

const RESEND = 'Check that the body arrived whole and unchanged, as application/octet-stream.';
const NOT_THIS_SCHEMA = 'Check that the bytes are a DeviceDataArray of the smart-me realtime API.';

/** Reads protobuf's wire format (https://protobuf.dev/programming-guides/encoding/), and says where it is broken. */
export class WireReader {
  readonly view: DataView;
  /** The next byte. */
  pos = 0;
  /** The words of the last varint, as signed 32-bit integers. */
  low = 0;
  high = 0;

  /** What the path of an error is made of: the indexes of the items being read (-1: none), and the field. */
  device = -1;
  value = -1;
  field = '';

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A field's number and wire type: a varint of 32 bits. */
  tag(end: number): number {
    const start = this.pos;
    if (start < end) {
      const byte = this.view.getUint8(start);
      if (byte > 7 && byte < 0x80) {
        this.pos = start + 1;
        return byte;
      }
    }
    const tag = this.varint32(end, 'tag');
    if (tag < 8) this.fail(start, 'field number 0 does not exist', NOT_THIS_SCHEMA);
    return tag;
  }

  /** A length, and with it where the field ends: never behind `end`. */
  fieldEnd(end: number): number {
    const start = this.pos;
    const length = this.varint32(end, 'length');
    if (length > end - this.pos) {
      this.fail(start, `the field is ${length} bytes long, of which ${end - this.pos} are there`, RESEND);
    }
    return this.pos + length;
  }

  /** A varint of at most ten bytes, to `low` and `high`; bits beyond the 64th are dropped, as in every protobuf. */
  varint64(end: number): void {
    const { view } = this;
    const start = this.pos;
    let low = 0;
    let high = 0;
    let pos = start;
    for (let shift = 0; shift < 70; shift += 7) {
      if (pos >= end) this.failTruncated(start, 'varint');
      const byte = view.getUint8(pos++);
      const bits = byte & 0x7f;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high = bits >>> 4;
      } else high |= bits << (shift - 32);
      if (byte < 0x80) {
        this.low = low;
        this.high = high;
        this.pos = pos;
        return;
      }
    }
    this.fail(start, 'a varint is longer than ten bytes', NOT_THIS_SCHEMA);
  }

  /** Where the eight bytes of a fixed64 or a double begin. */
  fixed64(end: number): number {
    const start = this.pos;
    if (end - start < 8) this.failTruncated(start, 'fixed64');
    this.pos = start + 8;
    return start;
  }

  /** Passes over a field that the schema does not have. The fields of its messages are numbered 1 to `known`. */
  skip(tag: number, known: number, start: number, end: number): void {
    const number = tag >>> 3;
    const wireType = tag & 7;
    if (wireType === START_GROUP || wireType === END_GROUP) {
      this.fail(start, `field ${number} is a group, which this schema has none of`, NOT_THIS_SCHEMA);
    }
    if (wireType > FIXED32) this.fail(start, `wire type ${wireType} does not exist`, NOT_THIS_SCHEMA);
    if (number <= known) {
      this.fail(start, `field ${number} has the wire type ${wireType} of another type`, NOT_THIS_SCHEMA);
    }
    if (wireType === VARINT) this.varint64(end);
    else if (wireType === LENGTH_DELIMITED) this.pos = this.fieldEnd(end);
    else {
      const size = wireType === FIXED64 ? 8 : 4;
      if (end - this.pos < size) this.failTruncated(this.pos, `field ${number}`);
      this.pos += size;
    }
  }

  failTruncated(offset: number, what: string): never {
    this.fail(offset, `the message ends within a ${what}`, RESEND);
  }

  failMissing(offset: number, field: string): never {
    this.field = field;
    this.fail(offset, 'the required field is missing', NOT_THIS_SCHEMA);
  }

  fail(offset: number, reason: string, hint: string): never {
    throw new RealtimeDecodeError(offset, this.path(), reason, hint);
  }

  private varint32(end: number, what: string): number {
    const start = this.pos;
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      if (this.pos >= end) this.failTruncated(start, what);
      const byte = this.view.getUint8(this.pos++);
      if (shift === 28 && byte > 0x0f) break;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    this.fail(start, `a ${what} does not fit 32 bits`, NOT_THIS_SCHEMA);
  }

  private path(): string {
    const device = this.device < 0 ? '' : `DeviceDataItems[${this.device}]`;
    const value = this.value < 0 ? '' : `.DeviceValues[${this.value}]`;
    return device + value + (this.field === '' ? '' : `.${this.field}`);
  }
}
