import { type ObisCode, parseObis } from '@smart-me/obis';
import { type LoadProfile, tableUnit } from '@smart-me/readings';
import type { ColumnSource } from 'hyparquet-writer';
import { columnTitle } from '../csv/csv-format.ts';
import { type ExportOptions, type ExportReading, qualityOf } from '../rows/export-reading.ts';
import { numbersOf, type ValueNumber } from './value-number.ts';

/** What the rows of a file are made to. */
export interface RowGroupOptions extends ExportOptions {
  readonly columns?: readonly (ObisCode | string)[] | undefined;
  readonly onOmitted?: ((code: ObisCode, reading: ExportReading) => void) | undefined;
}

/** The rows of a group as they come in. */
export interface RowGroup {
  /** How many rows there are with this reading. */
  add(reading: ExportReading): number;
  /** The columns, which are empty then. */
  take(): ColumnSource[];
}

/** Times and counters do not repeat: whether a dictionary of them would pay is not tried. */
const PLAIN = { encoding: 'PLAIN' } as const;

/** A reader skips row groups by device, start and code: of the others the least and the greatest are not looked for. */
const WITHOUT_STATISTICS = { statistics: false } as const;

/** With columns a row a reading, else a row a value. */
export function rowGroup({ columns, devices, onOmitted }: RowGroupOptions): RowGroup {
  const common = new CommonColumns(devices);
  return columns === undefined
    ? longRows(common)
    : wideRows(
        common,
        columns.map((code) => (typeof code === 'string' ? parseObis(code) : code)),
        onOmitted,
      );
}

/** What every row has. */
class CommonColumns {
  #ids: string[] = [];
  #starts: bigint[] = [];
  #ends: (bigint | null)[] = [];
  #qualities: string[] = [];
  readonly #names: ReadonlyMap<string, string> | undefined;

  constructor(names: ReadonlyMap<string, string> | undefined) {
    this.#names = names;
  }

  get rows(): number {
    return this.#ids.length;
  }

  add(reading: ExportReading): void {
    const { deviceId, timestamp, end } = reading;
    this.#ids.push(deviceId);
    this.#starts.push(micros(timestamp));
    this.#ends.push(end === undefined ? null : micros(end));
    this.#qualities.push(qualityOf(reading));
  }

  /** With these columns between times and quality. */
  take(columns: readonly ColumnSource[]): ColumnSource[] {
    const [ids, starts, ends, qualities] = [this.#ids, this.#starts, this.#ends, this.#qualities];
    [this.#ids, this.#starts, this.#ends, this.#qualities] = [[], [], [], []];
    const text = { type: 'STRING', nullable: false } as const;
    const names = this.#names && ids.map((id) => this.#names?.get(id) ?? '');
    return [
      ...(names === undefined ? [] : [{ name: 'device', data: names, ...text, ...WITHOUT_STATISTICS }]),
      { name: 'device_id', data: ids, ...text },
      { name: 'start', data: starts, type: 'INT64', nullable: false, ...PLAIN },
      { name: 'end', data: ends, type: 'INT64', ...PLAIN, ...WITHOUT_STATISTICS },
      ...columns,
      { name: 'quality', data: qualities, ...text, ...WITHOUT_STATISTICS },
    ];
  }
}

/** The values of one code. */
interface ValueColumn {
  readonly code: ObisCode;
  readonly name: string;
  readonly numberOf: ValueNumber;
  data: (number | null)[];
}

function wideRows(
  common: CommonColumns,
  codes: readonly ObisCode[],
  onOmitted: RowGroupOptions['onOmitted'],
): RowGroup {
  const columns = codes.map((code): ValueColumn => ({
    code,
    name: columnTitle(code),
    numberOf: numbersOf(code),
    data: [],
  }));
  const byKey = new Map(columns.map((column) => [column.code.key, column]));
  /** The values of a reading mostly come in the order of the last one's: most are found without a look-up. */
  const lately: (ValueColumn | undefined)[] = [];
  return {
    add: (reading) => {
      const row = common.rows;
      common.add(reading);
      const { values } = reading;
      for (let at = 0; at < values.length; at++) {
        const value = values[at];
        if (value === undefined) continue;
        let column = lately[at];
        if (column?.code !== value.obis) lately[at] = column = byKey.get(value.obis.key);
        if (column === undefined) {
          onOmitted?.(value.obis, reading);
          continue;
        }
        const { data } = column;
        while (data.length < row) data.push(null);
        data[row] = column.numberOf(value);
      }
      return row + 1;
    },
    take: () => {
      const taken = columns.map((column): ColumnSource => {
        const { name, data } = column;
        while (data.length < common.rows) data.push(null);
        column.data = [];
        return { name, data, type: 'DOUBLE', ...PLAIN, ...WITHOUT_STATISTICS };
      });
      return common.take(taken);
    },
  };
}

/** What a row of one value says of its code. */
interface CodeTexts {
  readonly code: string;
  readonly unit: string;
  readonly numberOf: ValueNumber;
}

function longRows(common: CommonColumns): RowGroup {
  const byKey = new Map<number, CodeTexts>();
  const textsOf = (code: ObisCode): CodeTexts => {
    let texts = byKey.get(code.key);
    if (texts === undefined) {
      texts = { code: code.toString(), unit: tableUnit(code), numberOf: numbersOf(code) };
      byKey.set(code.key, texts);
    }
    return texts;
  };
  let codes: (string | null)[] = [];
  let numbers: (number | null)[] = [];
  let units: (string | null)[] = [];
  return {
    add: (reading) => {
      for (const value of reading.values) {
        const { code, unit, numberOf } = textsOf(value.obis);
        common.add(reading);
        codes.push(code);
        numbers.push(numberOf(value));
        units.push(unit);
      }
      if (reading.values.length === 0) {
        common.add(reading);
        for (const column of [codes, numbers, units]) column.push(null);
      }
      return common.rows;
    },
    take: () => {
      const taken = common.take([
        { name: 'obis', data: codes, type: 'STRING' },
        { name: 'value', data: numbers, type: 'DOUBLE', ...PLAIN, ...WITHOUT_STATISTICS },
        { name: 'unit', data: units, type: 'STRING', ...WITHOUT_STATISTICS },
      ]);
      [codes, numbers, units] = [[], [], []];
      return taken;
    },
  };
}

/** The slots of a load profile; `all` tell the units, which some slots do not have. */
export function profileColumns(rows: LoadProfile['slots'], all: LoadProfile['slots']): ColumnSource[] {
  const known = all.find(({ energy }) => energy !== undefined);
  const unit = (measured: { readonly unit: string } | undefined): string =>
    measured === undefined ? '' : ` [${measured.unit}]`;
  return [
    { name: 'start', data: rows.map(({ from }) => micros(from)), type: 'INT64', nullable: false },
    { name: 'end', data: rows.map(({ to }) => micros(to)), type: 'INT64' },
    {
      name: `amount${unit(known?.energy)}`,
      data: rows.map(({ energy }) => energy?.value ?? null),
      type: 'DOUBLE',
    },
    {
      name: `mean${unit(known?.meanPower)}`,
      data: rows.map(({ meanPower }) => meanPower?.value ?? null),
      type: 'DOUBLE',
    },
    { name: 'quality', data: rows.map(({ quality }) => quality), type: 'STRING', nullable: false },
  ];
}

/** Microseconds since 1970; the last digit of a tick is lost, for no reader takes it. */
function micros({ epochMilliseconds, subMillisecondTicks }: ExportReading['timestamp']): bigint {
  const whole = epochMilliseconds * 1000;
  return BigInt(
    Number.isSafeInteger(whole) ? whole + Math.floor(subMillisecondTicks / 10) : Math.trunc(whole),
  );
}
