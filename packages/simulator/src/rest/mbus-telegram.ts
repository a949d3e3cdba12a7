import { HttpProblem } from '../http/http-problem.ts';

/** What the simulator reads in the telegram of a meter. */
export interface MBusTelegram {
  /** The number printed on the meter: eight digits. */
  readonly meterNumber: string;
  /** The device type of EN 13757-3: 2 electricity, 3 gas, 4 heat, 6 hot water, 7 water. */
  readonly deviceType: number;
  /** kWh or m³, when the telegram has a current value of either. */
  readonly counterReading: number | undefined;
}

const START = 0x68;
const STOP = 0x16;
/** Control information: variable data structure, least significant byte first (EN 13757-3). */
const VARIABLE_DATA = 0x72;
/** Start, length twice, start again, control, address. */
const HEADER_LENGTH = 6;
/** Control information, identification, manufacturer, version, device type, access number, status, signature. */
const FIXED_LENGTH = 13;

/**
 * Reads a long frame with variable data (EN 13757-2 and -3): who sends it, and its counter.
 *
 * @throws {HttpProblem} 400 when it is none.
 */
export function parseMBusTelegram(hex: string): MBusTelegram {
  const frame = Buffer.from(hex, 'hex');
  const length = frame[1] ?? 0;
  const isFrame =
    frame[0] === START &&
    frame[3] === START &&
    frame[2] === length &&
    frame.length === length + HEADER_LENGTH &&
    frame.at(-1) === STOP;
  if (!isFrame) throw new HttpProblem(400, 'telegram: no long frame of M-Bus.');
  const sum = frame.subarray(4, -2).reduce((total, byte) => (total + byte) & 0xff, 0);
  if (sum !== frame.at(-2)) throw new HttpProblem(400, 'telegram: the checksum is wrong.');
  const data = frame.subarray(HEADER_LENGTH, -2);
  if (data[0] !== VARIABLE_DATA || data.length < FIXED_LENGTH)
    throw new HttpProblem(400, 'telegram: no variable data.');
  return {
    meterNumber: reversed(data.subarray(1, 5)).toString('hex'),
    deviceType: data[8] ?? 0,
    counterReading: counterIn(data.subarray(FIXED_LENGTH)),
  };
}

/** The first current energy or volume of the records. */
function counterIn(records: Buffer): number | undefined {
  let at = 0;
  while (at < records.length) {
    const [dif = 0] = records.subarray(at);
    at += 1;
    let extended = dif;
    while (extended & EXTENSION) extended = records[at++] ?? 0;
    const vif = records[at++] ?? 0;
    extended = vif;
    while (extended & EXTENSION) extended = records[at++] ?? 0;
    const length = DATA_LENGTH[dif & 0x0f];
    if (length === undefined) return undefined;
    const value = numberIn(records.subarray(at, at + length), dif & 0x0f);
    const scale = scaleOf(vif);
    // BCD digits above 9 are no number.
    if ((dif & HISTORIC) === 0 && scale !== undefined && !Number.isNaN(value)) return value * scale;
    at += length;
  }
  return undefined;
}

const EXTENSION = 0x80;
/** Storage number or function other than the current value. */
const HISTORIC = 0x70;
/** Bytes by the data field of a DIF; variable length and special functions end the reading. */
const DATA_LENGTH: Readonly<Record<number, number>> = {
  0: 0,
  1: 1,
  2: 2,
  3: 3,
  4: 4,
  5: 4,
  6: 6,
  7: 8,
  9: 1,
  10: 2,
  11: 3,
  12: 4,
  14: 6,
};
const REAL = 5;
const FIRST_BCD = 9;

/** Integers are two's complements, BCD has its minus sign in the first digit (EN 13757-3, annex A: types A, B and H). */
function numberIn(bytes: Buffer, field: number): number {
  if (bytes.length === 0 || bytes.length < (DATA_LENGTH[field] ?? 0)) return field === 0 ? 0 : Number.NaN;
  if (field === REAL) return bytes.readFloatLE();
  const hex = reversed(bytes).toString('hex');
  // Not left to Number alone: 1e3 would be a thousand.
  if (field >= FIRST_BCD) return /^[\df]\d*$/.test(hex) ? Number(hex.replace('f', '-')) : Number.NaN;
  return Number(BigInt.asIntN(8 * bytes.length, BigInt(`0x${hex}`)));
}

/** VIF E000 0nnn is 10^(n-3) Wh, E001 0nnn is 10^(n-6) m³; here in kWh and m³. */
function scaleOf(vif: number): number | undefined {
  const exponent = vif & 0x07;
  if ((vif & 0x78) === 0x00) return 10 ** (exponent - 6);
  if ((vif & 0x78) === 0x10) return 10 ** (exponent - 6);
  return undefined;
}

/** M-Bus sends the least significant byte first. */
function reversed(bytes: Buffer): Buffer {
  return Buffer.from(bytes).reverse();
}
