import { SignedDataError } from './signed-data-error.ts';

/** A protobuf message within a packet. */
export interface Message {
  readonly bytes: Uint8Array;
  /** Where it begins and ends in `bytes`. */
  readonly start: number;
  readonly end: number;
  /** What errors call it: `StartValues.Values[1]`; empty for the message as a whole. */
  readonly path: string;
}

/** A field that has been read: a number, or where its bytes lie. */
export interface Field {
  readonly number: number;
  readonly value: bigint | Message;
}

const VARINT = 0;
const FIXED64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED32 = 5;

const MAX_VARINT_BYTES = 10;
const MAX_UINT64 = 0xffff_ffff_ffff_ffffn;

/** The message of a packet, behind its length: a varint, which must be the number of bytes that follow. */
export function messageOf(packet: Uint8Array): Message {
  let prefix: { value: bigint; next: number };
  try {
    prefix = varintAt({ bytes: packet, start: 0, end: packet.length, path: '' }, 0);
  } catch {
    throw wrongPrefix('it does not begin with its length');
  }
  const length = packet.length - prefix.next;
  if (prefix.value !== BigInt(length)) {
    throw wrongPrefix(`it says that ${prefix.value} bytes follow its length, and ${length} do`);
  }
  return { bytes: packet, start: prefix.next, end: packet.length, path: '' };
}

/**
 * The known fields of a message, in their order, by their names; those of other numbers are passed over. Stricter than protobuf:
 * what is signed has one meaning, so a field that comes twice is refused unless it is `repeated`.
 */
export function fieldsOf(message: Message, names: readonly string[], repeated?: string): Field[] {
  const fields: Field[] = [];
  let at = message.start;
  while (at < message.end) {
    const tag = varintAt(message, at);
    const number = Number(tag.value >> 3n);
    const wireType = Number(tag.value & 7n);
    const name = names[number - 1];
    const path = name === undefined ? message.path : within(message.path, name);
    if (number === 0 || tag.value > 0xffff_ffffn)
      throw malformed({ ...message, path }, at, 'a tag is no tag');
    const { value, next } = fieldAt({ ...message, path }, wireType, tag.next);
    if (name !== undefined && value !== undefined) {
      if (name !== repeated && fields.some((field) => field.number === number)) {
        throw malformed({ ...message, path }, at, 'the field is there twice');
      }
      fields.push({ number, value });
    } else if (name !== undefined) {
      throw malformed({ ...message, path }, at, 'the field has a wrong wire type');
    }
    at = next;
  }
  return fields;
}

/** The value of a field, when it is of a kind that the schema has, and where the field ends. */
function fieldAt(
  message: Message,
  wireType: number,
  at: number,
): { value: bigint | Message | undefined; next: number } {
  const { bytes, end, path } = message;
  if (wireType === VARINT) return varintAt(message, at);
  if (wireType === FIXED64 || wireType === FIXED32) {
    const next = at + (wireType === FIXED64 ? 8 : 4);
    if (next > end) throw malformed(message, at, 'the message ends within a number');
    return { value: undefined, next };
  }
  if (wireType !== LENGTH_DELIMITED) throw malformed(message, at, `the wire type ${wireType} is not known`);
  const length = varintAt(message, at);
  if (length.value > BigInt(end - length.next)) {
    throw malformed(
      message,
      at,
      `the field has ${length.value} bytes, of which ${end - length.next} are there`,
    );
  }
  const next = length.next + Number(length.value);
  return { value: { bytes, start: length.next, end: next, path }, next };
}

function varintAt(message: Message, start: number): { value: bigint; next: number } {
  let value = 0n;
  for (let count = 0; count < MAX_VARINT_BYTES; count++) {
    const byte = start + count < message.end ? message.bytes[start + count] : undefined;
    if (byte === undefined) throw malformed(message, start, 'the message ends within a number');
    value |= BigInt(byte & 0x7f) << BigInt(7 * count);
    if (byte < 0x80) {
      if (value > MAX_UINT64) break;
      return { value, next: start + count + 1 };
    }
  }
  throw malformed(message, start, 'a number has more than 64 bits');
}

/** A number of 32 bits; 0 for a field that is not there, as protobuf means it. */
export function uint32(message: Message, name: string, value: bigint | Message | undefined): number {
  const number = BigInt.asIntN(64, varint(message, name, value));
  if (number < 0n || number > 0xffff_ffffn) {
    throw malformed(
      { ...message, path: within(message.path, name) },
      message.start,
      'the number has more than 32 bits',
    );
  }
  return Number(number);
}

/** A signed number of 64 bits; 0 for a field that is not there. */
export function int64(message: Message, name: string, value: bigint | Message | undefined): bigint {
  return BigInt.asIntN(64, varint(message, name, value));
}

function varint(message: Message, name: string, value: bigint | Message | undefined): bigint {
  if (typeof value === 'object') throw wrongType(message, name, value.start);
  return value ?? 0n;
}

/** Bytes or a message; undefined for a field that is not there. */
export function inner(
  message: Message,
  name: string,
  value: bigint | Message | undefined,
): Message | undefined {
  if (typeof value === 'bigint') throw wrongType(message, name, message.start);
  return value;
}

export function malformed({ path }: Message, offset: number, reason: string): SignedDataError {
  return new SignedDataError(
    'message',
    `${reason} (${path === '' ? '' : `${path}, `}byte ${offset})`,
    'Check that the packet is whole and unchanged.',
  );
}

function wrongType(message: Message, name: string, offset: number): SignedDataError {
  const path = within(message.path, name);
  return malformed({ ...message, path }, offset, 'the field has a wrong wire type');
}

export function within(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function wrongPrefix(reason: string): SignedDataError {
  return new SignedDataError('length_prefix', reason, 'Pass the packet as it is: its length is signed too.');
}
