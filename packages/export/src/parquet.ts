import { type ObisCode, parseObis } from '@smart-me/obis';
import { convert } from '@smart-me/obis/units';
import { inUnit, type LoadProfile, type ObisValue, tableUnit } from '@smart-me/readings';
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { columnTitle } from './csv/csv-format.ts';
import { type ExportOptions, type ExportReading, qualityOf } from './rows/export-reading.ts';

/** How a Parquet file is written. */
export interface ParquetOptions extends ExportOptions {
  /**
   * The codes that have a column each, whose name says the unit. Left out, each value has a row of its own with its code
   * and unit.
   */
  readonly columns?: readonly (ObisCode | string)[] | undefined;
  /** Rows of a row group, which is what is held in memory. 65536 when left out. */
  readonly rowsPerGroup?: number | undefined;
  /** Told of a value that has no column: it is not in the file. */
  readonly onOmitted?: ((code: ObisCode, reading: ExportReading) => void) | undefined;
}

const ROWS_PER_GROUP = 65_536;

/**
 * Readings as a Parquet file, a row group at a time: times as UTC in microseconds, values as doubles in the table unit of
 * their codes, null where there is none. The same readings always give the same bytes.
 *
 * @throws RangeError for a number of rows that is none; ObisParseError when a column is no code; the reason of the signal
 *   when that ends it.
 * @example
 * const file = createWriteStream('readings.parquet');
 * for await (const bytes of toParquet(readings, { columns: ['1-0:1.8.0*255'] })) file.write(bytes);
 */
export async function* toParquet(
  readings: Iterable<ExportReading> | AsyncIterable<ExportReading> | LoadProfile,
  options: ParquetOptions = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const { signal, rowsPerGroup = ROWS_PER_GROUP } = options;
  if (!Number.isInteger(rowsPerGroup) || rowsPerGroup < 1) {
    throw new RangeError(`A row group of ${rowsPerGroup} rows: give a whole number from 1.`);
  }
  signal?.throwIfAborted();
  const rows = 'slots' in readings ? undefined : rowGroup(options, rowsPerGroup);
  const file = new GroupedFile();
  if (rows === undefined) {
    const { slots } = readings as LoadProfile;
    for (let first = 0; first < Math.max(1, slots.length); first += rowsPerGroup) {
      yield file.group(profileColumns(slots.slice(first, first + rowsPerGroup), slots));
      signal?.throwIfAborted();
    }
  } else {
    const source = readings as Iterable<ExportReading> | AsyncIterable<ExportReading>;
    if (Symbol.iterator in source) {
      for (const reading of source) {
        if (!rows.add(reading)) continue;
        yield file.group(rows.take());
        signal?.throwIfAborted();
      }
    } else {
      for await (const reading of source) {
        signal?.throwIfAborted();
        if (rows.add(reading)) yield file.group(rows.take());
      }
    }
    if (rows.count() > 0 || file.isEmpty) yield file.group(rows.take());
  }
  yield file.end();
}

/** A file that hands its bytes on after each group. */
class GroupedFile {
  readonly #bytes = new ByteWriter();
  #parquet: ParquetWriter | undefined;

  get isEmpty(): boolean {
    return this.#parquet === undefined;
  }

  group(columnData: ColumnSource[]): Uint8Array<ArrayBuffer> {
    this.#parquet ??= new ParquetWriter({
      writer: this.#bytes,
      schema: schemaFromColumnData({ columnData, schemaOverrides: timesIn(columnData) }),
      createdBy: '@smart-me/export',
    });
    const rows = columnData[0]?.data.length ?? 0;
    void this.#parquet.write({ columnData, rowGroupSize: Math.max(1, rows) });
    return this.#written();
  }

  end(): Uint8Array<ArrayBuffer> {
    void this.#parquet?.finish();
    return this.#written();
  }

  /** The offset goes on: it counts the whole file. */
  #written(): Uint8Array<ArrayBuffer> {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return new Uint8Array(bytes);
  }
}

const TIMES = new Set(['start', 'end']);

function timesIn(
  columns: readonly ColumnSource[],
): NonNullable<Parameters<typeof schemaFromColumnData>[0]['schemaOverrides']> {
  const times = columns.filter(({ name }) => TIMES.has(name));
  return Object.fromEntries(
    times.map(({ name }) => [
      name,
      {
        name,
        type: 'INT64',
        repetition_type: name === 'end' ? 'OPTIONAL' : 'REQUIRED',
        converted_type: 'TIMESTAMP_MICROS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
      },
    ]),
  );
}

/** The rows of a group as they come in. */
interface RowGroup {
  /** Whether the group is full now. */
  add(reading: ExportReading): boolean;
  count(): number;
  /** The columns, which are empty then. */
  take(): ColumnSource[];
}

function rowGroup({ columns, devices, onOmitted }: ParquetOptions, size: number): RowGroup {
  const codes = columns?.map((code) => (typeof code === 'string' ? parseObis(code) : code));
  const at = new Map(codes?.map((code, index) => [code.key, index]));
  const numberOf = valueNumbers();
  let ids: string[] = [];
  let starts: bigint[] = [];
  let ends: (bigint | null)[] = [];
  let qualities: string[] = [];
  let values: (number | null)[][] = (codes ?? [undefined]).map(() => []);
  let obis: (string | null)[] = [];
  let units: (string | null)[] = [];
  const texts = new Map<number, readonly [code: string, unit: string]>();
  const textsOf = (code: ObisCode): readonly [string, string] => {
    let known = texts.get(code.key);
    if (known === undefined) texts.set(code.key, (known = [code.toString(), tableUnit(code)]));
    return known;
  };
  const addTimes = ({ deviceId, timestamp, end }: ExportReading, quality: string): void => {
    ids.push(deviceId);
    starts.push(micros(timestamp));
    ends.push(end === undefined ? null : micros(end));
    qualities.push(quality);
  };

  return {
    count: () => ids.length,
    add: (reading) => {
      const quality = qualityOf(reading);
      if (codes !== undefined) {
        addTimes(reading, quality);
        const row = ids.length - 1;
        for (const value of reading.values) {
          const index = at.get(value.obis.key);
          const column = index === undefined ? undefined : values[index];
          if (column === undefined) onOmitted?.(value.obis, reading);
          else {
            while (column.length < row) column.push(null);
            column[row] = numberOf(value);
          }
        }
        return ids.length >= size;
      }
      for (const value of reading.values) {
        addTimes(reading, quality);
        const [code, unit] = textsOf(value.obis);
        obis.push(code);
        units.push(unit);
        values[0]?.push(numberOf(value));
      }
      if (reading.values.length === 0) {
        addTimes(reading, quality);
        obis.push(null);
        units.push(null);
        values[0]?.push(null);
      }
      return ids.length >= size;
    },
    take: () => {
      if (codes !== undefined)
        for (const column of values) while (column.length < ids.length) column.push(null);
      const names = devices && ids.map((id) => devices.get(id) ?? '');
      const taken: ColumnSource[] = [
        ...(names === undefined
          ? []
          : [{ name: 'device', data: names, type: 'STRING', nullable: false } as const]),
        { name: 'device_id', data: ids, type: 'STRING', nullable: false },
        { name: 'start', data: starts },
        { name: 'end', data: ends },
        ...(codes === undefined
          ? ([
              { name: 'obis', data: obis, type: 'STRING' },
              { name: 'value', data: values[0] ?? [], type: 'DOUBLE' },
              { name: 'unit', data: units, type: 'STRING' },
            ] as const)
          : codes.map((code, index) => ({
              name: columnTitle(code),
              data: values[index] ?? [],
              type: 'DOUBLE' as const,
            }))),
        { name: 'quality', data: qualities, type: 'STRING', nullable: false },
      ];
      [ids, starts, ends, qualities, obis, units] = [[], [], [], [], [], []];
      values = (codes ?? [undefined]).map(() => []);
      return taken;
    },
  };
}

function profileColumns(rows: LoadProfile['slots'], all: LoadProfile['slots']): ColumnSource[] {
  const known = all.find(({ energy }) => energy !== undefined);
  const unit = (measured: { readonly unit: string } | undefined): string =>
    measured === undefined ? '' : ` [${measured.unit}]`;
  return [
    { name: 'start', data: rows.map(({ from }) => micros(from)) },
    { name: 'end', data: rows.map(({ to }) => micros(to)) },
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

/** Values in the table unit of their codes. How a unit is converted is looked up once. */
function valueNumbers(): (value: ObisValue) => number | null {
  /** What the last value of a code was in, and what its number is divided by; `undefined` when there is more to it. */
  const scales = new Map<number, { readonly unit: string; readonly divisor: number | undefined }>();
  return (measured) => {
    const { obis, unit, value } = measured;
    if (!Number.isFinite(value)) return null;
    let scale = scales.get(obis.key);
    if (scale?.unit !== unit)
      scales.set(obis.key, (scale = { unit, divisor: divisorOf(unit, tableUnit(obis)) }));
    const { divisor } = scale;
    if (divisor === 1) return value;
    // A quotient of integers is rounded once, as the decimal number is: what has decimals itself moves its point as text.
    if (divisor !== undefined && Number.isSafeInteger(value)) return value / divisor;
    return inUnit(measured, tableUnit(obis));
  };
}

/** A power of ten that numbers are divided by. */
function divisorOf(from: string, to: string): number | undefined {
  const divisor = convert(1, to === '' ? '1' : to, from === '' ? '1' : from);
  return Number.isInteger(Math.log10(divisor)) && divisor >= 1 ? divisor : undefined;
}
