import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { type ObisCode, obisFromKey } from '@smart-me/obis';
import { inUnit, type ObisValue, tableUnit } from '@smart-me/readings';

/** A code and the one unit that its numbers are stored in. */
export interface StoredCode {
  readonly number: number;
  readonly obis: ObisCode;
  readonly unit: string;
}

/** The codes of a store, each under a small number: its `tableUnit`, or the unit it came with when that is not known. */
export class StoredCodes {
  readonly #insert: StatementSync;
  readonly #all: StatementSync;
  readonly #byNumber = new Map<number, StoredCode>();
  readonly #byCode = new Map<string, StoredCode>();

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(
      'INSERT INTO store_code (obis, unit) VALUES (?, ?) ON CONFLICT (obis, unit) DO UPDATE SET unit = unit RETURNING number',
    );
    this.#all = database.prepare('SELECT number, obis, unit FROM store_code');
    this.#load();
  }

  /**
   * A value in the unit of its code; called in a transaction.
   *
   * @throws UnitError when the value is of another dimension
   */
  inTableUnit({ obis, value, unit }: ObisValue): { readonly code: StoredCode; readonly value: number } {
    // `tableUnit` works the code out from its groups: once is enough.
    const known = this.#byCode.get(`${obis.key} ${unit}`);
    if (known !== undefined) return { code: known, value: inUnit({ value, unit }, known.unit) };
    const target = tableUnit(obis) || unit;
    const converted = inUnit({ value, unit }, target);
    const number = Number(this.#insert.get(obis.key, target)?.['number']);
    const code = { number, obis, unit: target };
    this.#byNumber.set(number, code);
    this.#byCode.set(`${obis.key} ${unit}`, code);
    return { code, value: converted };
  }

  /** The code of a number; another process may have added it. */
  byNumber(number: number): StoredCode {
    if (!this.#byNumber.has(number)) this.#load();
    const code = this.#byNumber.get(number);
    if (code === undefined) throw new Error(`The store has no code ${number}: the file is damaged.`);
    return code;
  }

  /** Codes that a transaction added are gone when it has failed. */
  reset(): void {
    this.#byNumber.clear();
    this.#byCode.clear();
    this.#load();
  }

  #load(): void {
    for (const { number, obis, unit } of this.#all.all()) {
      const code = { number: Number(number), obis: obisFromKey(Number(obis)), unit: String(unit) };
      this.#byNumber.set(code.number, code);
    }
  }
}
