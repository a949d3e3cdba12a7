import { type Delivery, deliveryOf, DeliveryLogError } from '@smart-me/ingest';

/** The field numbers of `DeviceDataArray` and `DeviceData`: repeated messages of devices, and in them of values. */
const DEVICES = 1;
const VALUES = 3;
const LENGTH_DELIMITED = 2;

/**
 * A delivery in parts whose bodies are no larger than a message may be. Each part is a delivery of its own, with its own id,
 * so that a reader needs no other part of it: a body is a list of devices, and a device's values a list as well.
 *
 * @throws {DeliveryLogError} `misuse` when it cannot be split so far
 */
export function splitDelivery(delivery: Delivery, maxBytes: number): Delivery[] {
  if (delivery.body.byteLength <= maxBytes) return [delivery];
  const { receivedAt, profile, source } = delivery;
  return bodiesOf(delivery.body, maxBytes).map((body) => ({
    ...deliveryOf({ body, receivedAt, source }),
    profile,
  }));
}

function bodiesOf(body: Uint8Array, maxBytes: number): Uint8Array[] {
  const records = fieldsOf(body).flatMap((field) =>
    field.bytes.byteLength <= maxBytes ? [field.bytes] : devicesOf(field, maxBytes),
  );
  return packed(records, maxBytes).map((part) => Buffer.concat(part));
}

/** One device that is larger than a message, as several of the same id and time, each with some of the values. */
function devicesOf({ number, content }: Field, maxBytes: number): Uint8Array[] {
  const fields = number === DEVICES && content !== undefined ? fieldsOf(content) : [];
  const head = fields.filter((field) => field.number !== VALUES).map(({ bytes }) => bytes);
  const values = fields.filter((field) => field.number === VALUES).map(({ bytes }) => bytes);
  // Tag and length of the device itself.
  const room = maxBytes - 6 - head.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (values.length === 0 || values.some(({ byteLength }) => byteLength > room)) throw tooLarge(maxBytes);
  return packed(values, room).map((part) => {
    const device = Buffer.concat([...head, ...part]);
    return Buffer.concat([
      Uint8Array.of((DEVICES << 3) | LENGTH_DELIMITED),
      varint(device.byteLength),
      device,
    ]);
  });
}

/** In runs of which none is larger than it may be; their order stays. */
function packed(records: readonly Uint8Array[], maxBytes: number): Uint8Array[][] {
  const runs: Uint8Array[][] = [];
  let left = 0;
  for (const record of records) {
    if (record.byteLength > left || runs.length === 0) {
      runs.push([]);
      left = maxBytes;
    }
    runs.at(-1)?.push(record);
    left -= record.byteLength;
  }
  return runs;
}

interface Field {
  readonly number: number;
  /** With its tag. */
  readonly bytes: Uint8Array;
  /** What is in it, when it is length-delimited. */
  readonly content: Uint8Array | undefined;
}

/** The fields of a message that has been decoded before: it is well formed. */
function fieldsOf(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const readVarint = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at++];
      if (byte === undefined || scale > 2 ** 49) throw malformed();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  while (at < message.byteLength) {
    const begin = at;
    const tag = readVarint();
    // Groups and fixed-width fields do not occur at these levels; whoever sends them is not split.
    if (tag % 8 !== LENGTH_DELIMITED) throw malformed();
    const length = readVarint();
    if (at + length > message.byteLength) throw malformed();
    const content = message.subarray(at, at + length);
    at += length;
    fields.push({ number: Math.floor(tag / 8), bytes: message.subarray(begin, at), content });
  }
  return fields;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Uint8Array.from([...bytes, rest]);
    bytes.push((rest % 128) | 128);
  }
}

const tooLarge = (maxBytes: number): DeliveryLogError =>
  new DeliveryLogError(
    `A value of the delivery is larger than the ${maxBytes} bytes that a message may have.`,
    {
      code: 'misuse',
      hint: 'Raise max_payload of the NATS servers.',
    },
  );

const malformed = (): DeliveryLogError =>
  new DeliveryLogError('What is larger than a message may be is no delivery that can be split.', {
    code: 'misuse',
    hint: 'Raise max_payload of the NATS servers.',
  });
