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

/** One value as a row. */
export interface ReadingRow {
  readonly deviceId: string;
  /** To the microsecond: `2026-10-25T00:30:00.123456Z`. */
  readonly time: string;
  /** Of 100 ns, beyond the microsecond. */
  readonly ticks: string;
  readonly code: RowCode;
  readonly value: number;
}

/** Readings as rows. */
export interface ReadingRows {
  /**
   * Rows whose keys differ within a round. A key that comes again with another number goes into the next round, so that the
   * later wins.
   */
  readonly rounds: ReadingRow[][];
  /** Values that are the same as one before them, under the same key. */
  readonly repeated: number;
  readonly refused: RefusedValue[];
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** `2026-10-25T00:30:00.123456` of a time with seven decimals. */
const MICROSECONDS = -2;
/** Codes times units that are remembered. */
const MAX_CODES = 10_000;

/** Turns readings into rows. It remembers the codes it has met: working one out from its groups is slow. */
export class RowWriter {
  readonly #codes = new Map<string, RowCode>();

  rowsOf(readings: readonly DeviceReading[]): ReadingRows {
    const rounds: ReadingRow[][] = [[]];
    const refused: RefusedValue[] = [];
    const known = new Map<string, KnownRow[]>();
    let repeated = 0;
    readings.forEach(({ deviceId, timestamp, values }, index) => {
      if (values.length === 0) return;
      if (!GUID.test(deviceId)) {
        refused.push({
          reading: index,
          reason: `its device id ${quoted(deviceId.slice(0, 40))} is no GUID`,
        });
        return;
      }
      const place = placeOf(deviceId, timestamp);
      const key = `${place.deviceId} ${place.time}${place.ticks}`;
      const rows = known.get(key) ?? [];
      known.set(key, rows);
      values.forEach((measured, at) => {
        const converted = this.#convert(measured);
        if (typeof converted === 'string') {
          refused.push({ reading: index, value: at, reason: converted });
          return;
        }
        const { code, value } = converted;
        const before = rows.find((row) => row.code.key === code.key);
        if (before !== undefined && before.code.unit === code.unit && before.value === value) {
          repeated += 1;
          return;
        }
        const round = before === undefined ? 0 : before.round + 1;
        const row = { ...place, code, value };
        (rounds[round] ??= []).push(row);
        if (before === undefined) rows.push({ code, value, round });
        else Object.assign(before, { code, value, round });
      });
    });
    return { rounds, repeated, refused };
  }

  /** The value in the unit of its code, or why it cannot be stored. */
  #convert({ obis, value, unit }: ObisValue): { code: RowCode; value: number } | string {
    if (!Number.isFinite(value)) return `${value} is no number that can be stored`;
    try {
      const code = this.#codeOf(obis, unit);
      return { code, value: inUnit({ value, unit }, code.unit) };
    } catch (error) {
      if (error instanceof Error) return error.message;
      throw error;
    }
  }

  #codeOf(obis: ObisCode, sent: string): RowCode {
    const key = `${obis.key} ${sent}`;
    const known = this.#codes.get(key);
    if (known !== undefined) return known;
    const unit = tableUnit(obis) || sent;
    if (unit.includes('\0'))
      throw new RangeError('its unit has a character that no text of PostgreSQL can have');
    const code = {
      obis,
      key: obis.key,
      text: obis.toString(),
      unit,
      isRounded: isSameValue(obis, 0, 0.0009),
    };
    if (this.#codes.size < MAX_CODES) this.#codes.set(key, code);
    return code;
  }
}

interface KnownRow {
  code: RowCode;
  value: number;
  round: number;
}

function placeOf(deviceId: string, timestamp: Timestamp): Pick<ReadingRow, 'deviceId' | 'time' | 'ticks'> {
  const text = timestamp.toString();
  return {
    deviceId: deviceId.toLowerCase(),
    time: `${text.slice(0, MICROSECONDS)}Z`,
    ticks: text.slice(MICROSECONDS, -1),
  };
}
