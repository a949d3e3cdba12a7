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

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Codes times units that are remembered. */
const MAX_CODES = 10_000;

/** Turns readings into rows. It remembers the codes it has met: working one out from its groups is slow. */
export class RowWriter {
  readonly #codes = new Map<number, Map<string, RowCode>>();
  #known = 0;

  rowsOf(readings: readonly DeviceReading[]): ReadingRows {
    const rounds: OpenRow[][] = [];
    const refused: RefusedValue[] = [];
    const places = new Map<string, OpenRow[]>();
    let repeated = 0;
    for (const [index, { deviceId: id, timestamp, values }] of readings.entries()) {
      if (values.length === 0) continue;
      if (!GUID.test(id)) {
        refused.push({ reading: index, reason: `its device id ${quoted(id.slice(0, 40))} is no GUID` });
        continue;
      }
      const deviceId = id.toLowerCase();
      const place = `${deviceId} ${timestamp.epochMilliseconds} ${timestamp.subMillisecondTicks}`;
      const rows = places.get(place) ?? [];
      places.set(place, rows);
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
          (rounds[round] ??= []).push(row);
        }
        row.codes.push(code);
        row.values.push(value);
      }
    }
    return { rounds: rounds.map(inOrder), repeated, refused };
  }

  /** A code in the unit it is stored in, or why it cannot be stored. */
  #codeOf({ obis, unit: sent }: ObisValue): RowCode | string {
    const known = this.#codes.get(obis.key)?.get(sent);
    if (known !== undefined) return known;
    const unit = tableUnit(obis) || sent;
    if (unit.includes('\0')) return 'its unit has a character that no text of PostgreSQL can have';
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

/** In the order of their keys, in which writers wait for each other and do not lock in a circle. */
function inOrder(rows: readonly OpenRow[]): Round {
  return {
    rows: rows.toSorted((one, other) =>
      one.deviceId === other.deviceId
        ? one.timestamp.compare(other.timestamp)
        : one.deviceId < other.deviceId
          ? -1
          : 1,
    ),
    count: rows.reduce((sum, { values }) => sum + values.length, 0),
  };
}

/** A time as PostgreSQL keeps it: to the microsecond, `2026-10-25T00:30:00.123456Z`, and the ticks of 100 ns beyond. */
export function timeParts(timestamp: Timestamp): [time: string, ticks: number] {
  const text = timestamp.toString();
  return [`${text.slice(0, -2)}Z`, Number(text.slice(-2, -1))];
}
