import type { ObisCode } from '@smart-me/obis';
import type { LoadProfile } from '@smart-me/readings';
import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { profileColumns, rowGroup } from './parquet/row-group.ts';
import type { ExportOptions, ExportReading } from './rows/export-reading.ts';

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
  const rows = 'slots' in readings ? undefined : rowGroup(options);
  const file = new GroupedFile();
  if (rows === undefined) {
    const { slots } = readings as LoadProfile;
    for (let first = 0; first < Math.max(1, slots.length); first += rowsPerGroup) {
      yield file.group(profileColumns(slots.slice(first, first + rowsPerGroup), slots));
      signal?.throwIfAborted();
    }
  } else {
    let waiting = 0;
    const source = readings as Iterable<ExportReading> | AsyncIterable<ExportReading>;
    if (Symbol.iterator in source) {
      for (const reading of source) {
        waiting = rows.add(reading);
        if (waiting < rowsPerGroup) continue;
        yield file.group(rows.take());
        waiting = 0;
        signal?.throwIfAborted();
      }
    } else {
      for await (const reading of source) {
        signal?.throwIfAborted();
        waiting = rows.add(reading);
        if (waiting < rowsPerGroup) continue;
        yield file.group(rows.take());
        waiting = 0;
      }
    }
    if (waiting > 0 || file.isEmpty) yield file.group(rows.take());
  }
  yield file.end();
}

/** A file that hands its bytes on after each group. */
class GroupedFile {
  readonly #bytes = new ByteWriter(FIRST_BUFFER);
  #parquet: ParquetWriter | undefined;

  get isEmpty(): boolean {
    return this.#parquet === undefined;
  }

  group(columnData: ColumnSource[]): Uint8Array<ArrayBuffer> {
    this.#parquet ??= new ParquetWriter({
      writer: this.#bytes,
      schema: schemaFromColumnData({ columnData }),
      createdBy: '@smart-me/export',
    });
    const rows = columnData[0]?.data.length ?? 0;
    void this.#parquet.write({
      columnData,
      rowGroupSize: Math.max(1, rows),
      ...(rows <= ROWS_PER_PAGE && { pageSize: 0 }),
    });
    return this.#written();
  }

  end(): Uint8Array<ArrayBuffer> {
    if (this.#parquet === undefined) return new Uint8Array();
    // Said in the footer alone: a column of times is otherwise converted value by value, from bigint to bigint.
    for (const element of this.#parquet.schema) if (TIMES.has(element.name)) Object.assign(element, TIME);
    void this.#parquet.finish();
    return this.#written();
  }

  /** The offset goes on: it counts the whole file. */
  #written(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#bytes.getBuffer());
    this.#bytes.index = 0;
    return bytes;
  }
}

/** A group of some ten thousand rows: a buffer that grows is copied each time. */
const FIRST_BUFFER = 1024 * 1024;

/** Values of eight bytes in a page of a megabyte: up to there nobody has to measure them. */
const ROWS_PER_PAGE = 131_072;

const TIMES = new Set(['start', 'end']);

/** A time of UTC in microseconds. */
const TIME = {
  converted_type: 'TIMESTAMP_MICROS',
  logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
};
