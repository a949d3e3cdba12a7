import { UnitError } from '@smart-me/obis/units';
import type { DeviceReading, ObisValue } from '../device-reading.ts';
import { InvalidReadingError } from '../invalid-reading-error.ts';
import { storeTicks } from '../time/ticks.ts';
import { isTickCount } from '../time/timestamp.ts';
import { inUnit } from '../units/in-unit.ts';
import { profileFor, type UnitProfile } from '../units/unit-profile.ts';
import { internCode, wordsOfGuid } from './intern.ts';
import { ReadingColumns, reserveValues } from './reading-columns.ts';

const KINDS = ['unspecified', 'utc', 'local'];
const OBIS_KEY_LIMIT = 0x1000000000000;
/** What is read where no time is. */
const NO_TIME = { epochMilliseconds: Number.NaN, subMillisecondTicks: 0, kind: '' };

// The types say the same, but not every program has types.
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Readings as columns: the way back from `toReadings`, and the way to analyse readings of the REST API. The numbers are
 * converted, exactly, into the units of the columns' profile.
 *
 * Pass columns to use their memory again, or to choose the profile.
 *
 * @throws InvalidReadingError when something in the readings is not what its type says, or a unit is not of the code's
 *   dimension; the columns are empty then.
 * @example
 * toColumns(readings, new ReadingColumns(profiles.rest)).valueCount; // 3
 */
export function toColumns(
  readings: readonly DeviceReading[],
  columns: ReadingColumns = new ReadingColumns(),
): ReadingColumns {
  columns.clear();
  let values = 0;
  for (const [index, reading] of readings.entries()) values += countValues(reading, index);
  columns.clear(values);
  try {
    for (const reading of readings) {
      columns.reserveDevice();
      putReading(reading, columns);
      columns.deviceCount++;
    }
  } catch (error) {
    columns.clear();
    throw error;
  }
  return columns;
}

/**
 * Adds a reading to columns, which grow when they are full: to gather readings of which only the columns are to stay.
 *
 * @throws InvalidReadingError as `toColumns` does; the columns are as they were then.
 * @example
 * const columns = new ReadingColumns();
 * for (const reading of decodeReadings(bytes)) appendReading(columns, reading);
 */
export function appendReading(columns: ReadingColumns, reading: DeviceReading): void {
  const firstRow = columns.valueCount;
  reserveValues(columns, firstRow + countValues(reading, columns.deviceCount));
  columns.reserveDevice();
  try {
    putReading(reading, columns);
  } catch (error) {
    columns.valueCount = firstRow;
    throw error;
  }
  columns.deviceCount++;
}

/** How many values there are in what should be a reading. */
function countValues(reading: DeviceReading, index: number): number {
  const values: unknown = isObject(reading) ? reading.values : undefined;
  if (Array.isArray(values)) return values.length;
  throw notA(
    'DeviceReading',
    `[${index}]`,
    'Pass readings as readingFromJson or decodeReadings return them.',
  );
}

/** Writes a reading at `deviceCount` and its values from `valueCount` on, where there must be room. */
function putReading({ deviceId, timestamp, values }: DeviceReading, columns: ReadingColumns): void {
  const device = columns.deviceCount;
  const { epochMilliseconds, subMillisecondTicks, kind: named } = isObject(timestamp) ? timestamp : NO_TIME;
  const kind = KINDS.indexOf(named);
  if (typeof deviceId !== 'string' || !wordsOfGuid(deviceId, columns.guidWords, 4 * device)) {
    throw notA('GUID', `[${device}].deviceId`, 'Pass the id of the device as the REST API writes it.');
  }
  if (!isTickCount(epochMilliseconds, subMillisecondTicks) || kind < 0) {
    throw notA('Timestamp', `[${device}].timestamp`, 'Make one with Timestamp.parse, fromDate or fromTicks.');
  }
  columns.kind[device] = kind;
  storeTicks(columns.tickWords, device, epochMilliseconds, subMillisecondTicks);
  const profile = profileFor(columns.profile, deviceId);
  const firstRow = columns.valueCount;
  for (const one of values) {
    const key = isObject(one) && isObject(one.obis) ? one.obis.key : Number.NaN;
    if (!(key >= 0 && key < OBIS_KEY_LIMIT)) {
      throw notA('ObisCode', pathOf(columns, firstRow, 'obis'), 'Make one with parseObis.');
    }
    if (typeof one.value !== 'number') {
      throw notA('number', pathOf(columns, firstRow, 'value'), 'Pass a number.');
    }
    const { unit } = internCode(key, profile);
    const value = one.unit === unit ? one.value : inUnitOf(unit, one, profile, columns, firstRow);
    columns.push(key, value);
  }
}

function inUnitOf(
  unit: string,
  value: ObisValue,
  { name }: UnitProfile,
  columns: ReadingColumns,
  firstRow: number,
): number {
  const path = pathOf(columns, firstRow, 'unit');
  if (typeof value.unit !== 'string') {
    throw notA('unit', path, "Say what the number counts: 'kWh', 'W', or '' for a pure number.");
  }
  try {
    return inUnit(value, unit);
  } catch (cause) {
    if (!(cause instanceof UnitError)) throw cause;
    throw new InvalidReadingError(
      path,
      `${quoted(value.unit)} is no unit of ${value.obis.toString()}, which is ${quoted(unit)} in the profile "${name}"`,
      cause.hint,
      { cause },
    );
  }
}

const quoted = (unit: string): string => (unit === '' ? 'a pure number' : unit.slice(0, 20));

/** Where the value is that would be pushed next. */
const pathOf = ({ deviceCount, valueCount }: ReadingColumns, firstRow: number, member: string): string =>
  `[${deviceCount}].values[${valueCount - firstRow}].${member}`;

function notA(type: string, path: string, hint: string): InvalidReadingError {
  return new InvalidReadingError(path, `this is not a ${type}`, hint);
}
