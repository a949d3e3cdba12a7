import { type ObisCode, quoted } from '@smart-me/obis';
import {
  type DeviceReading,
  inUnit,
  isSameValue,
  type ObisValue,
  type RefusedValue,
  tableUnit,
  type Timestamp,
} from '@smart-me/readings';

/** A code, and the one unit that its numbers are stored in. */
export interface RowCode {
  readonly obis: ObisCode;
  readonly key: number;
  readonly text: string;
  readonly unit: string;
  /** Whether numbers of it that are less than 0.001 apart are the same: REST rounds energy to whole Wh. */
  readonly isRounded: boolean;
}

/** Values of one device and one time, whose codes differ: `values[n]` is that of `codes[n]`. */
export interface ReadingRow {
  /** In lower case. */
  readonly deviceId: string;
  readonly timestamp: Timestamp;
  readonly codes: readonly RowCode[];
  readonly values: readonly number[];
}

/** Rows of which no two have the same device and time, in that order. */
export interface Round {
  readonly rows: readonly ReadingRow[];
  /** How many values they have. */
  readonly count: number;
}

/** Readings as rows. */
export interface ReadingRows {
  /** A key that comes again with another number goes into the next round, so that the later wins. */
  readonly rounds: readonly Round[];
  /** Values that are the same as one before them, under the same key. */
  readonly repeated: number;
  readonly refused: RefusedValue[];
}

/** A row that values are still added to. */
interface OpenRow extends ReadingRow {
  readonly codes: RowCode[];
  readonly values: number[];
}

/** Values of one device and one time, and where in the readings they were. */
interface Placed extends Pick<DeviceReading, 'deviceId' | 'timestamp' | 'values'> {
  readonly index: number;
}

/** The codes of a reading as they were sent, and the same as they are stored. */
interface UsualCodes {
  readonly units: readonly string[];
  readonly codes: readonly RowCode[];
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** What no text of PostgreSQL can have: NUL, and half of a character of UTF-16. */
const NO_TEXT = /[\0\p{Surrogate}]/u;
/** Codes times units that are remembered. */
const MAX_CODES = 10_000;

/** Turns readings into rows. It remembers the codes it has met: working one out from its groups is slow. */
export class RowWriter {
  readonly #codes = new Map<number, Map<string, RowCode>>();
  #known = 0;
  /** Those of the last reading: a device sends the same again and again. */
  #usual: UsualCodes = { units: [], codes: [] };

  rowsOf(readings: readonly DeviceReading[]): ReadingRows {
    const refused: RefusedValue[] = [];
    const rounds: ReadingRow[][] = [];
    let repeated = 0;
    const placed = inOrder(readings, refused);
    for (let start = 0, end = 0; start < placed.length; start = end) {
      end = endOfPlace(placed, start);
      const row = end === start + 1 ? this.#usualRow(placed[start]) : undefined;
      if (row === undefined) repeated += this.#addRows(placed.slice(start, end), rounds, refused);
      else put(rounds, 0, row);
    }
    return { rounds: rounds.map(counted), repeated, refused };
  }

  /** The row of a reading that is alone at its place and has nothing wrong; else `undefined`. */
  #usualRow(reading: Placed | undefined): ReadingRow | undefined {
    if (reading === undefined) return undefined;
    const { deviceId, timestamp, values } = reading;
    if (!isUsual(this.#usual, values)) {
      const codes = values
        .map((measured) => this.#codeOf(measured))
        .filter((code) => typeof code !== 'string');
      if (new Set(codes.map(({ key }) => key)).size < values.length) return undefined;
      this.#usual = { units: values.map(({ unit }) => unit), codes };
    }
    const { codes } = this.#usual;
    const numbers: number[] = [];
    for (let at = 0; at < codes.length; at += 1) {
      const [code, measured] = [codes[at], values[at]];
      const value = code && measured && valueIn(code, measured);
      if (typeof value !== 'number') return undefined;
      numbers.push(value);
    }
    return { deviceId, timestamp, codes, values: numbers };
  }

  /** Adds readings of one place to the rounds. Returns how many of their values are there already. */
  #addRows(readings: readonly Placed[], rounds: ReadingRow[][], refused: RefusedValue[]): number {
    const rows: OpenRow[] = [];
    let repeated = 0;
    for (const { index, deviceId, timestamp, values } of readings) {
      for (const [at, measured] of values.entries()) {
        const code = this.#codeOf(measured);
        const value = typeof code === 'string' ? code : valueIn(code, measured);
        if (typeof code === 'string' || typeof value === 'string') {
          refused.push({ reading: index, value: at, reason: String(value) });
          continue;
        }
        const round = roundOf(rows, code);
        const before = rows[round - 1];
        if (before !== undefined && isIn(before, code, value)) {
          repeated += 1;
          continue;
        }
        let row = rows[round];
        if (row === undefined) {
          row = { deviceId, timestamp, codes: [], values: [] };
          rows.push(row);
          put(rounds, round, row);
        }
        row.codes.push(code);
        row.values.push(value);
      }
    }
    return repeated;
  }

  /** A code in the unit it is stored in, or why it cannot be stored. */
  #codeOf({ obis, unit: sent }: ObisValue): RowCode | string {
    const known = this.#codes.get(obis.key)?.get(sent);
    if (known !== undefined) return known;
    const unit = tableUnit(obis) || sent;
    if (NO_TEXT.test(unit)) return 'its unit has a character that no text of PostgreSQL can have';
    const code = {
      obis,
      key: obis.key,
      text: obis.toString(),
      unit,
      isRounded: isSameValue(obis, 0, 0.0009),
    };
    if (this.#known < MAX_CODES) {
      this.#known += 1;
      const units = this.#codes.get(obis.key) ?? new Map<string, RowCode>();
      this.#codes.set(obis.key, units.set(sent, code));
    }
    return code;
  }
}

/** The number in the unit of its code, or why it cannot be stored. */
function valueIn(code: RowCode, { value, unit }: ObisValue): number | string {
  if (!Number.isFinite(value)) return `${value} is no number that can be stored`;
  if (unit === code.unit) return value;
  try {
    return inUnit({ value, unit }, code.unit);
  } catch (error) {
    if (error instanceof Error) return error.message;
    throw error;
  }
}

/** Several codes can have one key: the same code in other units. */
const placeIn = ({ codes }: ReadingRow, { key }: RowCode): number =>
  codes.findIndex((code) => code.key === key);

/** The first round that has no value of this code yet. */
function roundOf(rows: readonly ReadingRow[], code: RowCode): number {
  const round = rows.findIndex((row) => placeIn(row, code) < 0);
  return round < 0 ? rows.length : round;
}

function isIn(row: ReadingRow, code: RowCode, value: number): boolean {
  const at = placeIn(row, code);
  return row.codes[at]?.unit === code.unit && row.values[at] === value;
}

/**
 * Readings that have values, in the order of their keys, in which writers wait for each other and do not lock in a circle; of
 * one key in the order they came.
 */
function inOrder(readings: readonly DeviceReading[], refused: RefusedValue[]): Placed[] {
  const placed: Placed[] = [];
  let known = { sent: '', deviceId: '' };
  for (const [index, { deviceId: sent, timestamp, values }] of readings.entries()) {
    if (values.length === 0) continue;
    if (sent !== known.sent) {
      if (!GUID.test(sent)) {
        refused.push({ reading: index, reason: `its device id ${quoted(sent.slice(0, 40))} is no GUID` });
        continue;
      }
      known = { sent, deviceId: sent.toLowerCase() };
    }
    placed.push({ index, deviceId: known.deviceId, timestamp, values });
  }
  return placed.sort(compare);
}

function compare(one: Placed, other: Placed): number {
  if (one.deviceId === other.deviceId) return one.timestamp.compare(other.timestamp);
  return one.deviceId < other.deviceId ? -1 : 1;
}

function put(rounds: ReadingRow[][], round: number, row: ReadingRow): void {
  (rounds[round] ??= []).push(row);
}

/** After the last reading that has the device and the time of this one. */
function endOfPlace(placed: readonly Placed[], start: number): number {
  const first = placed[start];
  let end = start + 1;
  for (let next = placed[end]; first && next && compare(first, next) === 0; next = placed[end]) end += 1;
  return end;
}

function isUsual({ units, codes }: UsualCodes, values: readonly ObisValue[]): boolean {
  if (values.length !== codes.length) return false;
  for (let at = 0; at < values.length; at += 1) {
    if (values[at]?.obis.key !== codes[at]?.key || values[at]?.unit !== units[at]) return false;
  }
  return true;
}

const counted = (rows: readonly ReadingRow[]): Round => ({
  rows,
  count: rows.reduce((sum, { values }) => sum + values.length, 0),
});

/** A time as PostgreSQL keeps it: to the microsecond, `2026-10-25T00:30:00.123456Z`, and the ticks of 100 ns beyond. */
export function timeParts(timestamp: Timestamp): [time: string, ticks: number] {
  const text = timestamp.toString();
  return [`${text.slice(0, -2)}Z`, Number(text.slice(-2, -1))];
}
