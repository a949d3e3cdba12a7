import type { DatabaseSync, StatementSync } from 'node:sqlite';
import {
  type DeviceReading,
  isPlausibleTime,
  type ReadingOrigin,
  type RefusedValue,
  Timestamp,
  type WriteResult,
} from '@smart-me/readings';
import { mergeValues } from './merge.ts';
import {
  type PackedLatest,
  packLatest,
  type PackedValue,
  packValues,
  unpackLatest,
  unpackValues,
} from './packed-values.ts';
import { StoredCodes } from './stored-codes.ts';

/** The tables begin with `store_`, so that a spool can be in the same file. Times are milliseconds, and the ticks beyond. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS store_code (
    number INTEGER PRIMARY KEY, obis INTEGER NOT NULL, unit TEXT NOT NULL, UNIQUE (obis, unit));
  CREATE TABLE IF NOT EXISTS store_device (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, latest BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS store_reading (
    device INTEGER NOT NULL, milliseconds INTEGER NOT NULL, ticks INTEGER NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (device, milliseconds, ticks)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS store_position (only INTEGER PRIMARY KEY CHECK (only = 1), position TEXT NOT NULL);
`;

interface DeviceRow {
  readonly number: number;
  readonly latest: Map<number, PackedLatest>;
  isChanged: boolean;
}

/** The rows of a store. What writes is called in a transaction. */
export class ReadingTable {
  readonly codes: StoredCodes;
  readonly #device: StatementSync;
  readonly #addDevice: StatementSync;
  readonly #setLatest: StatementSync;
  readonly #add: StatementSync;
  readonly #find: StatementSync;
  readonly #update: StatementSync;
  readonly #setPosition: StatementSync;

  constructor(database: DatabaseSync) {
    database.exec(SCHEMA);
    this.codes = new StoredCodes(database);
    this.#device = database.prepare('SELECT number, latest FROM store_device WHERE id = ?');
    this.#addDevice = database.prepare("INSERT INTO store_device (id, latest) VALUES (?, x'')");
    this.#setLatest = database.prepare('UPDATE store_device SET latest = ? WHERE number = ?');
    this.#add = database.prepare(
      'INSERT INTO store_reading (device, milliseconds, ticks, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    this.#find = database.prepare(
      'SELECT body FROM store_reading WHERE device = ? AND milliseconds = ? AND ticks = ?',
    );
    this.#update = database.prepare(
      'UPDATE store_reading SET body = ? WHERE device = ? AND milliseconds = ? AND ticks = ?',
    );
    this.#setPosition = database.prepare(
      'INSERT INTO store_position VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET position = excluded.position',
    );
  }

  write(
    readings: readonly DeviceReading[],
    origin: ReadingOrigin,
    position: string | undefined,
  ): WriteResult {
    const total = { stored: 0, repeated: 0, changed: 0 };
    const refused: RefusedValue[] = [];
    const devices = new Map<string, DeviceRow>();
    readings.forEach((reading, index) => {
      const came = this.#packed(reading, origin, (value, reason) =>
        refused.push({ reading: index, value, reason }),
      );
      if (came.length === 0) return;
      const device = devices.get(reading.deviceId) ?? this.#deviceRow(reading.deviceId);
      devices.set(reading.deviceId, device);
      const merged = this.#write(device, reading.timestamp, came);
      total.stored += merged.stored;
      total.repeated += merged.repeated;
      total.changed += merged.changed;
    });
    for (const { number, latest, isChanged } of devices.values()) {
      if (isChanged) this.#setLatest.run(packLatest([...latest.values()]), number);
    }
    if (position !== undefined) this.#setPosition.run(position);
    return { ...total, refused };
  }

  #packed(
    { values }: DeviceReading,
    origin: ReadingOrigin,
    refuse: (value: number, reason: string) => void,
  ): PackedValue[] {
    const packed: PackedValue[] = [];
    values.forEach((one, index) => {
      if (!Number.isFinite(one.value)) {
        refuse(index, `${one.value} is no number that can be stored`);
        return;
      }
      try {
        const { code, value } = this.codes.inTableUnit(one);
        packed.push({ code: code.number, origin, value });
      } catch (error) {
        if (!isUnitError(error)) throw error;
        refuse(index, error.message);
      }
    });
    return packed;
  }

  #deviceRow(id: string): DeviceRow {
    const row = this.#device.get(id);
    if (row === undefined) {
      const number = Number(this.#addDevice.run(id).lastInsertRowid);
      return { number, latest: new Map(), isChanged: false };
    }
    const latest = unpackLatest(row['latest'] as Uint8Array);
    return {
      number: Number(row['number']),
      latest: new Map(latest.map((one) => [this.codes.byNumber(one.code).obis.key, one])),
      isChanged: false,
    };
  }

  #write(
    device: DeviceRow,
    { epochMilliseconds, subMillisecondTicks }: Timestamp,
    came: readonly PackedValue[],
  ): { stored: number; repeated: number; changed: number } {
    const key = [device.number, epochMilliseconds, subMillisecondTicks] as const;
    // Nearly every reading is new; a code that comes twice in one is left to the merge.
    const merged = mergeValues([], came, this.codes);
    if (this.#add.run(...key, packValues(merged.values)).changes === 0) {
      const body = this.#find.get(...key)?.['body'] as Uint8Array;
      const joined = mergeValues(unpackValues(body), came, this.codes);
      if (joined.isNew) this.#update.run(packValues(joined.values), ...key);
      if (joined.isNew) this.#keepLatest(device, epochMilliseconds, subMillisecondTicks, joined.values);
      return joined;
    }
    this.#keepLatest(device, epochMilliseconds, subMillisecondTicks, merged.values);
    return merged;
  }

  #keepLatest(device: DeviceRow, milliseconds: number, ticks: number, values: readonly PackedValue[]): void {
    if (!isPlausibleTime({ epochMilliseconds: milliseconds })) return;
    for (const { code, value } of values) {
      const { key } = this.codes.byNumber(code).obis;
      const known = device.latest.get(key);
      const age = known === undefined ? 1 : milliseconds - known.milliseconds || ticks - known.ticks;
      if (age < 0) continue;
      device.latest.set(key, { code, milliseconds, ticks, value });
      device.isChanged = true;
    }
  }
}

/** By its name: a program can hold two copies of the package it is from. */
function isUnitError(error: unknown): error is Error {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'UnitError';
}

/** A stored time. */
export const timeOf = (milliseconds: unknown, ticks: unknown): Timestamp =>
  new Timestamp(Number(milliseconds), Number(ticks));
