import { RealtimeDecodeError } from '../realtime-decode-error.ts';

/** The wire types of protobuf's encoding. No field of the schema is a group. */
const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const START_GROUP = 3;
const END_GROUP = 4;
const FIXED32 = 5;

/** Groups within groups, at most: the limit of the official implementations. */
const MAX_GROUP_DEPTH = 100;

/**
 * Reads protobuf's wire format (https://protobuf.dev/programming-guides/encoding/) and says where it is broken.
 *
 * Each method reads at `pos` and moves behind what it has read. None passes `end`, where the message ends that is being
 * read: they throw RealtimeDecodeError first.
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

  /** A varint of 32 bits, in at most five bytes: the tag of a field, or a length. */
  varint32(end: number): number {
    const start = this.pos;
    const byte = this.bytes[start] ?? 0;
    if (byte < 0x80 && start < end) {
      this.pos = start + 1;
      return byte;
    }
    this.varint64(end);
    if (this.high !== 0 || this.pos - start > 5) this.fail(start, 'a tag or length has more than 32 bits');
    return this.low >>> 0;
  }

  /** A length, and with it where the field ends. */
  fieldEnd(end: number): number {
    const start = this.pos;
    const length = this.varint32(end);
    const fieldEnd = this.pos + length;
    if (fieldEnd > end) {
      this.fail(start, `the field has ${length} bytes, of which ${end - this.pos} are there`);
    }
    return fieldEnd;
  }

  /** A varint, to `low` and `high`. */
  varint64(end: number): void {
    if (this.tryVarint64(end)) return;
    if (end - this.pos < 10) this.failCutShort();
    this.fail(this.pos, 'a varint has more than ten bytes');
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

  /** Eight bytes, or four; returns where they begin. */
  fixed(size: number, end: number): number {
    const start = this.pos;
    if (end - start < size) this.failCutShort();
    this.pos = start + size;
    return start;
  }

  /**
   * Passes over a field that is not in the schema, whose tag began at `start`, a group with all that is in it. The messages of
   * the schema number their fields from 1 to `known`, so any of those that comes here has a wrong wire type.
   */
  skip(tag: number, known: number, start: number, end: number): void {
    /** The numbers of the groups that have begun. */
    const open: number[] = [];
    let least = known;
    let at = start;
    let next = tag;
    for (;;) {
      const number = next >>> 3;
      const wireType = number > least ? next & 7 : -1;
      if (wireType === VARINT) this.varint64(end);
      else if (wireType === FIXED64) this.fixed(8, end);
      else if (wireType === LENGTH_DELIMITED) this.pos = this.fieldEnd(end);
      else if (wireType === FIXED32) this.fixed(4, end);
      else if (wireType === START_GROUP && open.length < MAX_GROUP_DEPTH) open.push(number);
      else if (wireType !== END_GROUP || open.pop() !== number) {
        this.fail(at, `field ${number} cannot have the wire type ${next & 7} here`);
      }
      if (open.length === 0) return;
      // In a group any number but 0 may come.
      least = 0;
      at = this.pos;
      next = this.varint32(end);
    }
  }

  fail(offset: number, reason: string): never {
    const device = this.device < 0 ? '' : `DeviceDataItems[${this.device}]`;
    const value = this.value < 0 ? '' : `.DeviceValues[${this.value}]`;
    const field = this.field && `.${this.field}`;
    throw new RealtimeDecodeError(offset, device + value + field, reason);
  }

  failMissing(offset: number, field: string): never {
    this.field = field;
    this.fail(offset, 'a required field is missing');
  }

  private failCutShort(): never {
    this.fail(this.pos, 'the message ends here, within a number');
  }
}
