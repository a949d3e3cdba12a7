import type { Timestamp } from '@smart-me/readings';

// The binary format of COPY: https://www.postgresql.org/docs/15/sql-copy.html. No number becomes a text first, and what
// is the same from row to row is made once.

/** Bytes that are handed on at once, or a few more. */
const CHUNK = 64 * 1024;
/** `PGCOPY\n\xff\r\n\0`, no flags and no extension. */
const SIGNATURE = Buffer.from('5047434f50590aff0d0a000000000000000000', 'hex');
/** 2000-01-01, which times are counted from. */
const EPOCH = 946_684_800_000;
const TICKS_PER_MICROSECOND = 10;
/** Bytes of a number or a time, beside their length. */
const EIGHT_BYTES = 8;
const UUID_BYTES = 16;
/** A type's number (`pg_type.oid`), which is the same in every PostgreSQL. */
const FLOAT8 = 701;

/** Writes rows, and hands on what is written piece by piece. */
export class BinaryRows {
  #bytes: Buffer = Buffer.allocUnsafe(CHUNK);
  #length = 0;
  /** What stands before the elements of the last array. */
  #head: { readonly count: number; readonly bytes: Buffer } | undefined;
  readonly #place: Buffer = Buffer.allocUnsafe(4 + UUID_BYTES + 4 + EIGHT_BYTES + 4 + 2);
  #device = '';

  constructor() {
    this.field(SIGNATURE);
  }

  get isFull(): boolean {
    return this.#length >= CHUNK;
  }

  /** What has been written since the last time. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#bytes = Buffer.allocUnsafe(CHUNK);
    this.#length = 0;
    return taken;
  }

  /** After the last row. */
  end(): Buffer {
    this.startRow(-1);
    return this.take();
  }

  startRow(fields: number): void {
    const at = this.#room(2);
    this.#bytes.writeInt16BE(fields, at);
  }

  /** A field that is made already, or several. */
  field(bytes: Uint8Array): void {
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
  }

  /** Three fields: the device as a uuid, the time to the microsecond, and the ticks beyond as a smallint. */
  place(deviceId: string, { epochMilliseconds, subMillisecondTicks }: Timestamp): void {
    const place = this.#place;
    if (deviceId !== this.#device) {
      this.#device = deviceId;
      place.write(deviceId.replaceAll('-', ''), place.writeInt32BE(UUID_BYTES, 0), 'hex');
    }
    const ticks = subMillisecondTicks % TICKS_PER_MICROSECOND;
    const micros =
      BigInt(epochMilliseconds - EPOCH) * 1000n +
      BigInt((subMillisecondTicks - ticks) / TICKS_PER_MICROSECOND);
    let at = place.writeInt32BE(EIGHT_BYTES, 4 + UUID_BYTES);
    at = place.writeBigInt64BE(micros, at);
    at = place.writeInt32BE(2, at);
    place.writeInt16BE(ticks, at);
    this.field(place);
  }

  /** The fields of the last place once more. */
  samePlace(): void {
    this.field(this.#place);
  }

  int4(value: number): void {
    const at = this.#room(8);
    this.#bytes.writeInt32BE(4, at);
    this.#bytes.writeInt32BE(value, at + 4);
  }

  float8(value: number): void {
    const at = this.#room(4 + EIGHT_BYTES);
    this.#bytes.writeInt32BE(EIGHT_BYTES, at);
    this.#bytes.writeDoubleBE(value, at + 4);
  }

  float8Array(values: readonly number[]): void {
    if (this.#head?.count !== values.length) {
      const size = values.length * (4 + EIGHT_BYTES);
      this.#head = { count: values.length, bytes: arrayHead(FLOAT8, values.length, size) };
    }
    this.field(this.#head.bytes);
    for (const value of values) this.float8(value);
  }

  /** The place of this many bytes. */
  #room(size: number): number {
    const at = this.#length;
    this.#length += size;
    if (this.#length > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.#length, 2 * this.#bytes.length));
      this.#bytes.copy(larger, 0, 0, at);
      this.#bytes = larger;
    }
    return at;
  }
}

export function textField(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([int32(bytes.length), bytes]);
}

export function uuidField(digits: string): Buffer {
  return Buffer.concat([int32(UUID_BYTES), Buffer.from(digits.replaceAll('-', ''), 'hex')]);
}

/** The length of an array, its one dimension and its type: what stands before its elements. */
function arrayHead(type: number, count: number, elements: number): Buffer {
  const words = [5 * 4 + elements, 1, 0, type, count, 1];
  const bytes = Buffer.allocUnsafe(words.length * 4);
  words.forEach((word, n) => bytes.writeInt32BE(word, n * 4));
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}
