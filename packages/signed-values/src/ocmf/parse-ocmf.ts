import { type ObisCode, tryParseObis } from '@smart-me/obis';
import { type Measurement, Timestamp } from '@smart-me/readings';
import { SignedDataError } from '../signed-data-error.ts';

/** One reading of an OCMF record. What a reading leaves out is that of the one before it, as the format has it. */
export interface OcmfReading {
  readonly timestamp: Timestamp;
  /** How sure the time is: `U` unknown, `I` informative, `S` synchronized, `R` relative to the meter's start. */
  readonly synchronization: string;
  /** `B` begin, `C` charging, `X` exception, `S` suspended, `T` tariff change; `E`, `L`, `R`, `A`, `P` end. Absent outside of transactions. */
  readonly reason?: string;
  /** What was read, as the record writes it: `1-0:1.8.0*198`, and also `1-b:1.8.0`, which is no code. */
  readonly register?: string;
  /** The same as a code, when it is one. */
  readonly obis?: ObisCode;
  /** What was read, in the unit that the record writes. Absent when the reading only reports an error. */
  readonly measurement?: Measurement;
  /** State of the meter: `G` good; everything else is an error. */
  readonly status: string;
  /** What must not be billed any more: `E` energy, `t` time; mostly empty. */
  readonly errorFlags: string;
}

/** A record of the Open Charge Metering Format. Its texts come from outside: clean them before a terminal shows them. */
export interface OcmfRecord {
  /** The signed text, as it stands in the record. */
  readonly payload: string;
  /** All fields of the payload, by the keys of the format: `FV`, `GI`, `ID` ... */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Serial number of the meter (`MS`), or of the gateway (`GS`) when there is none. */
  readonly serialNumber?: string;
  /** Number of the record (`PG`): `T` and a count for a transaction, `F` for a reading without one. */
  readonly pagination?: string;
  readonly readings: readonly OcmfReading[];
  /** How it is signed (`SA`). */
  readonly algorithm: string;
  /** The signature as the record writes it (`SD`), and whether that is `hex` or `base64` (`SE`). */
  readonly signature: { readonly text: string; readonly encoding: 'hex' | 'base64' };
}

const MAX_CHARACTERS = 262_144;
const DEFAULT_ALGORITHM = 'ECDSA-secp256r1-SHA256';
const TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d),(\d{3})([+-]\d{4}|Z)(?: ([UISR]))?$/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads a record of the Open Charge Metering Format: `OCMF|{payload}|{signature}`. Whether the signature holds says
 * `verifyOcmf`.
 *
 * @throws SignedDataError with `part` `ocmf` when the text is no such record, or a reading has no time or a value without a unit.
 * @example
 * const { serialNumber, readings } = parseOcmf(text);
 * readings[0]?.measurement; // { value: 2935.6, unit: 'kWh' }
 */
export function parseOcmf(text: string): OcmfRecord {
  const record = text.trim();
  if (record.length > MAX_CHARACTERS) throw notOcmf(`it has more than ${MAX_CHARACTERS} characters`);
  if (!record.isWellFormed()) throw notOcmf('its characters are broken');
  const end = record.lastIndexOf('|');
  if (!record.startsWith('OCMF|') || end < 'OCMF|'.length) {
    throw notOcmf('it is not OCMF|{payload}|{signature}');
  }
  const payload = record.slice('OCMF|'.length, end);
  const fields = objectOf(payload, 'payload');
  const { SA, SE, SM, SD } = objectOf(record.slice(end + 1), 'signature');
  if (typeof SD !== 'string') throw notOcmf('its signature has no data (SD)');
  if (SE !== undefined && SE !== 'hex' && SE !== 'base64') {
    throw notOcmf('the encoding of its signature (SE) is neither hex nor base64');
  }
  if (SM !== undefined && SM !== 'application/x-der') throw notOcmf('its signature (SM) is not in DER');
  const serialNumber = stringOf(fields['MS']) ?? stringOf(fields['GS']);
  const pagination = stringOf(fields['PG']);
  return {
    payload,
    fields,
    ...(serialNumber !== undefined && { serialNumber }),
    ...(pagination !== undefined && { pagination }),
    readings: readingsOf(fields['RD'] ?? []),
    algorithm: stringOf(SA) ?? DEFAULT_ALGORITHM,
    signature: { text: SD, encoding: SE ?? 'hex' },
  };
}

type Fields = Readonly<Record<string, unknown>>;

function readingsOf(list: unknown): OcmfReading[] {
  if (!Array.isArray(list)) throw notOcmf('its readings (RD) are no list');
  let before: Fields = {};
  return list.map((item: unknown, index) => {
    if (!isObject(item)) throw notOcmf(`RD[${index}] is no object`);
    before = { ...before, ...item };
    // A value is never that of the reading before it: such a reading only reports an error.
    return readingOf(before, item['RV'], `RD[${index}]`);
  });
}

function readingOf({ TM, TX, RI, RU, ST, EF }: Fields, value: unknown, path: string): OcmfReading {
  const [, seconds, milliseconds, zone, synchronization = 'U'] = TIME.exec(stringOf(TM) ?? '') ?? [];
  const timestamp = timestampOf(`${seconds ?? ''}.${milliseconds ?? ''}${zone ?? ''}`, path);
  const reason = stringOf(TX);
  const register = stringOf(RI);
  const obis = register === undefined ? undefined : tryParseObis(register);
  const measurement =
    value === undefined ? undefined : { value: numberOf(value, path), unit: unitOf(RU, path) };
  return {
    timestamp,
    synchronization,
    ...(reason !== undefined && { reason }),
    ...(register !== undefined && { register }),
    ...(obis && { obis }),
    ...(measurement && { measurement }),
    status: stringOf(ST) ?? '',
    errorFlags: stringOf(EF) ?? '',
  };
}

function timestampOf(text: string, path: string): Timestamp {
  try {
    return Timestamp.parse(text, { kind: 'local' });
  } catch (cause) {
    throw notOcmf(`the time of ${path} (TM) is none`, { cause });
  }
}

/** Some meters write the number as text, to keep its decimals. */
function numberOf(value: unknown, path: string): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && NUMBER.test(value)) return Number(value);
  throw notOcmf(`the value of ${path} (RV) is no number`);
}

function unitOf(unit: unknown, path: string): string {
  if (typeof unit !== 'string') throw notOcmf(`the value of ${path} has no unit (RU)`);
  return unit;
}

function objectOf(json: string, section: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // Said below: the engine's message would repeat the text.
  }
  if (!isObject(value)) throw notOcmf(`its ${section} is no object of JSON`);
  return value;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function notOcmf(reason: string, options?: ErrorOptions): SignedDataError {
  return new SignedDataError('ocmf', reason, 'Pass one whole record, from OCMF| to the last brace.', options);
}
