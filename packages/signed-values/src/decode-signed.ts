import { obisFromBytes } from '@smart-me/obis';
import { type Measurement, type ObisValue, Timestamp } from '@smart-me/readings';
import { type BytesInput, bytesOf } from './bytes-input.ts';
import {
  type Field,
  fieldsOf,
  inner,
  int64,
  malformed,
  type Message,
  messageOf,
  uint32,
  within,
} from './message.ts';

/** The counters of one meter at one time, as the meter signed them. */
export interface SignedReading {
  /** The number that is printed on the meter. */
  readonly serialNumber: number;
  /** To the second; the meter's clock. */
  readonly timestamp: Timestamp;
  /** The counters, each with the unit that the meter wrote: mostly `mWh`. */
  readonly values: readonly ObisValue[];
}

/** A transaction, mostly a charging, as the meter signed it. */
export interface SignedTransaction {
  /** The number that is printed on the meter. */
  readonly serialNumber: number;
  /** Counts the transactions of this meter, from 0 to 4294967295. */
  readonly transactionNumber: number;
  /** Whose transaction it is; 0n when the meter knew nobody. An int64, which a number does not hold. */
  readonly userId: bigint;
  /** The counters when it began. */
  readonly start: SignedReading;
  /** The counters when it ended. */
  readonly end: SignedReading;
  /** Seconds from the begin to the end. */
  readonly durationSeconds: number;
  /**
   * Energy taken in kWh: how far 1-0:1.8.0*255 moved from the begin to the end. Absent when either reading has no such
   * counter in mWh, Wh, kWh or MWh.
   */
  readonly energyImport?: Measurement;
  /** Energy given back in kWh: the same of 1-0:2.8.0*255. */
  readonly energyExport?: Measurement;
}

const MEASUREMENT_VALUES = ['SerialNumber', 'TimestampUtc', 'Values'];
const COUNTER_VALUE = ['Obis', 'Value', 'Unit'];
const TRANSACTION = ['SerialNumber', 'TransactionNumber', 'UserId', 'StartValues', 'EndValues'];

const ACTIVE_IMPORT = 0x0100010800ff;
const ACTIVE_EXPORT = 0x0100020800ff;

/**
 * Decodes the counters of a quarter hour, as a meter signed them. Whether the signature holds says `verifySigned`; this does not
 * look at it.
 *
 * @throws SignedDataError with `part` `length_prefix` or `message` when the bytes are something else, a transaction
 * for example; `encoding` when a text is neither hex nor base64.
 * @example
 * const { serialNumber, values } = decodeSignedValues(packet);
 * values[0]; // { obis: ObisCode(1-0:1.8.0*255), value: 3830562339, unit: 'mWh' }
 */
export function decodeSignedValues(packet: BytesInput): SignedReading {
  const message = messageOf(bytesOf(packet));
  if (isTransaction(message)) {
    throw malformed(message, message.start, 'it is a transaction: decodeSignedTransaction reads it');
  }
  return readingOf(message, undefined);
}

/**
 * Decodes a transaction, as a meter signed it, and computes its energy. Whether the signature holds says `verifySigned`;
 * this does not look at it.
 *
 * @throws SignedDataError with `part` `length_prefix` or `message` when the bytes are something else, the counters of
 * a quarter hour for example; `encoding` when a text is neither hex nor base64.
 * @example
 * const { energyImport, durationSeconds } = decodeSignedTransaction(packet);
 * energyImport; // { value: 2.98996, unit: 'kWh' }
 */
export function decodeSignedTransaction(packet: BytesInput): SignedTransaction {
  const message = messageOf(bytesOf(packet));
  if (!isTransaction(message)) {
    throw malformed(message, message.start, 'it is no transaction: decodeSignedValues reads counters');
  }
  const get = fieldGetter(fieldsOf(message, TRANSACTION));
  const serialNumber = uint32(message, 'SerialNumber', get(1));
  const start = inner(message, 'StartValues', get(4));
  const end = inner(message, 'EndValues', get(5));
  if (start === undefined || end === undefined) {
    throw malformed(
      message,
      message.start,
      `${start === undefined ? 'StartValues' : 'EndValues'} is missing`,
    );
  }
  const first = readingOf(start, serialNumber);
  const last = readingOf(end, serialNumber);
  const energyImport = difference(first, last, ACTIVE_IMPORT);
  const energyExport = difference(first, last, ACTIVE_EXPORT);
  return {
    serialNumber: first.serialNumber,
    transactionNumber: uint32(message, 'TransactionNumber', get(2)),
    userId: int64(message, 'UserId', get(3)),
    start: first,
    end: last,
    durationSeconds: (last.timestamp.epochMilliseconds - first.timestamp.epochMilliseconds) / 1000,
    ...(energyImport && { energyImport }),
    ...(energyExport && { energyExport }),
  };
}

/**
 * Whether a packet is a transaction; otherwise it is the counters of a quarter hour, if anything.
 *
 * @throws SignedDataError with `part` `length_prefix` or `message` when the bytes are no signed packet; `encoding` when a
 * text is neither hex nor base64.
 */
export function isSignedTransaction(packet: BytesInput): boolean {
  return isTransaction(messageOf(bytesOf(packet)));
}

/** Field 3 is a number in a transaction (UserId), and a message in the counters (Values). */
function isTransaction(message: Message): boolean {
  return fieldsOf(message, ['', '', '', '', ''], '').some(
    ({ number, value }) => number > 3 || (number === 3 && typeof value === 'bigint'),
  );
}

type Get = (number: number) => Field['value'] | undefined;

function fieldGetter(fields: readonly Field[]): Get {
  return (number) => fields.find((field) => field.number === number)?.value;
}

/** The reading of a MeasurementValues; within a transaction that one may have the serial number, and must not have another. */
function readingOf(message: Message, outer: number | undefined): SignedReading {
  const fields = fieldsOf(message, MEASUREMENT_VALUES, 'Values');
  const get = fieldGetter(fields);
  const own = uint32(message, 'SerialNumber', get(1));
  const serialNumber = own === 0 ? (outer ?? 0) : own;
  if (serialNumber === 0) throw malformed(message, message.start, 'SerialNumber is missing');
  if (outer !== undefined && outer !== 0 && outer !== serialNumber) {
    throw malformed(message, message.start, 'SerialNumber is not that of the transaction');
  }
  if (get(2) === undefined) throw malformed(message, message.start, 'TimestampUtc is missing');
  return {
    serialNumber,
    timestamp: new Timestamp(uint32(message, 'TimestampUtc', get(2)) * 1000, 0, 'utc'),
    values: fields
      .filter(({ number }) => number === 3)
      .map(({ value }, index) => counterOf(message, `Values[${index}]`, value)),
  };
}

function counterOf(parent: Message, name: string, value: Field['value']): ObisValue {
  const field = inner(parent, name, value);
  if (field === undefined) throw malformed(parent, parent.start, `${name} is missing`);
  const message = { ...field, path: within(parent.path, name) };
  const get = fieldGetter(fieldsOf(message, COUNTER_VALUE));
  const obis = inner(message, 'Obis', get(1));
  const size = obis === undefined ? 0 : obis.end - obis.start;
  if (obis === undefined || size !== 6) {
    throw malformed(message, message.start, `an OBIS code has six bytes, not ${size}`);
  }
  const count = int64(message, 'Value', get(2));
  if (!Number.isSafeInteger(Number(count))) {
    throw malformed(message, message.start, 'Value is beyond the 2^53 that a number holds exactly');
  }
  return {
    obis: obisFromBytes(obis.bytes, obis.start),
    value: Number(count),
    unit: textOf(message, inner(message, 'Unit', get(3))),
  };
}

/** No more than a unit is long; it goes to terminals and pages, so it has no control characters. */
const UNIT = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{0,16}$/u;

function textOf(message: Message, field: Message | undefined): string {
  if (field === undefined) return '';
  const bytes = field.bytes.subarray(field.start, field.end);
  let text: string | undefined;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Said below.
  }
  if (text === undefined || !UNIT.test(text)) {
    throw malformed(
      { ...message, path: within(message.path, 'Unit') },
      field.start,
      'it is no text of a unit',
    );
  }
  return text;
}

/** Decimal places from a unit to kWh. A table of four in place of a converter, which would be half of this package. */
const PLACES_TO_KWH: ReadonlyMap<string, number> = /* @__PURE__ */ new Map([
  ['mWh', -6],
  ['Wh', -3],
  ['kWh', 0],
  ['MWh', 3],
]);

/** How far a counter moved, in kWh: whole numbers subtract exactly, and then the decimal point moves. */
function difference(start: SignedReading, end: SignedReading, key: number): Measurement | undefined {
  const [first, last] = [start, end].map(({ values }) => values.find(({ obis }) => obis.key === key));
  if (first === undefined || last === undefined) return undefined;
  const [from, to] = [PLACES_TO_KWH.get(first.unit), PLACES_TO_KWH.get(last.unit)];
  if (from === undefined || to === undefined) return undefined;
  const places = Math.min(from, to);
  const moved =
    BigInt(last.value) * 10n ** BigInt(to - places) - BigInt(first.value) * 10n ** BigInt(from - places);
  return { value: Number(`${moved}e${places}`), unit: 'kWh' };
}
