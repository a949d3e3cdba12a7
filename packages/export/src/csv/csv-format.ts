import { type ObisCode, parseObis } from '@smart-me/obis';
import { describeObis, type Language } from '@smart-me/obis/describe';
import { tableUnit } from '@smart-me/readings';
import { decimalText, valueTexts } from '../rows/decimal-text.ts';
import {
  type ExportOptions,
  type ExportReading,
  qualityOf,
  type TextFormat,
} from '../rows/export-reading.ts';
import { timeText } from '../rows/time-text.ts';
import { type CsvDialect, dialectOf, PLAIN } from './csv-dialect.ts';

/** How a CSV file is written. */
export interface CsvOptions extends ExportOptions {
  /**
   * The codes that have a column each, in this order, all in the one unit that stands in the heading. Left out, each value
   * has a row of its own with its code and unit.
   */
  readonly columns?: readonly (ObisCode | string)[] | undefined;
  /** Decimal mark and separator of this country's spreadsheets: `de-CH`, `fr-FR` … Left out, a point and commas. */
  readonly locale?: string | undefined;
  /**
   * `excel` opens right by a double click: a byte order mark, line ends of Windows, and times of UTC that are dates there.
   * Give the `locale` of the machine that opens it; `en-US` when left out.
   */
  readonly preset?: 'excel' | undefined;
  /** Whose clock the local times follow: a name of the IANA database. UTC when left out. */
  readonly timeZone?: string | undefined;
  /** Of the quantities' names. English when left out. */
  readonly language?: Language | undefined;
  /** Told of a value that has no column: it is not in the file. */
  readonly onOmitted?: ((code: ObisCode, reading: ExportReading) => void) | undefined;
}

const BYTE_ORDER_MARK = '\ufeff';

/** What all kinds of CSV files have in common. */
export interface CsvStyle extends CsvDialect {
  readonly newline: string;
  readonly before: string;
  readonly isExcel: boolean;
}

/** @throws RangeError when the locale is none */
export function styleOf({ locale, preset }: CsvOptions): CsvStyle {
  const isExcel = preset === 'excel';
  const dialect = locale !== undefined ? dialectOf(locale) : isExcel ? dialectOf('en-US') : PLAIN;
  return { ...dialect, isExcel, newline: isExcel ? '\r\n' : '\n', before: isExcel ? BYTE_ORDER_MARK : '' };
}

/**
 * CSV, a reading at a time. What {@link toCsv} writes, for programs that keep count of what they have written.
 *
 * @throws RangeError when there is no such locale or time zone; ObisParseError when a column is no code.
 */
export function csvFormat(options: CsvOptions = {}): TextFormat {
  const { columns, timeZone = 'UTC', language, devices, onOmitted } = options;
  const style = styleOf(options);
  const { separator, newline } = style;
  const times = timeText(timeZone);
  const valueOf = valueTexts();
  const utc = style.isExcel ? times.utcDate : times.utc;
  const number =
    style.decimal === ',' ? (text: string): string => text.replace('.', ',') : (text: string): string => text;

  const deviceCells = new Map<string, string>();
  const deviceOf = (id: string): string => {
    let cells = deviceCells.get(id);
    if (cells === undefined) {
      const name = devices === undefined ? '' : `${textCell(devices.get(id) ?? '', separator)}${separator}`;
      cells = `${name}${textCell(id, separator)}${separator}`;
      deviceCells.set(id, cells);
    }
    return cells;
  };
  const start = (reading: ExportReading): string => {
    const end = reading.end === undefined ? '' : times.local(reading.end);
    const { timestamp } = reading;
    return `${deviceOf(reading.deviceId)}${times.local(timestamp)}${separator}${utc(timestamp)}${separator}${end}${separator}`;
  };
  const headOf = (titles: readonly string[]): string =>
    style.before + titles.map((title) => textCell(title, separator)).join(separator) + newline;
  const common = [...(devices === undefined ? [] : ['Device']), 'Device id', ...TIMES];

  if (columns === undefined) {
    const codeCells = new Map<number, readonly [string, string]>();
    const cellsOf = (code: ObisCode): readonly [string, string] => {
      let cells = codeCells.get(code.key);
      if (cells === undefined) {
        const name = textCell(describeObis(code, language && { language }).name, separator);
        const text = textCell(code.toString(), separator);
        cells = [
          `${text}${separator}${name}${separator}`,
          `${separator}${textCell(tableUnit(code), separator)}${separator}`,
        ];
        codeCells.set(code.key, cells);
      }
      return cells;
    };
    const missing = separator.repeat(4);
    return {
      head: headOf([...common, 'OBIS code', 'Quantity', 'Value', 'Unit', 'Quality']),
      lines: (reading) => {
        const before = start(reading);
        const quality = qualityOf(reading) + newline;
        if (reading.values.length === 0) return before + missing + quality;
        let lines = '';
        for (const value of reading.values) {
          const [code, unit] = cellsOf(value.obis);
          lines += before + code + number(valueOf(value)) + unit + quality;
        }
        return lines;
      },
    };
  }

  const codes = columns.map((code) => (typeof code === 'string' ? parseObis(code) : code));
  const at = new Map(codes.map((code, index) => [code.key, index]));
  const empty = codes.map(() => '');
  return {
    head: headOf([...common, ...codes.map((code) => columnTitle(code, language)), 'Quality']),
    lines: (reading) => {
      const cells = [...empty];
      for (const value of reading.values) {
        const index = at.get(value.obis.key);
        if (index === undefined) onOmitted?.(value.obis, reading);
        else cells[index] = number(valueOf(value));
      }
      return `${start(reading)}${cells.join(separator)}${codes.length > 0 ? separator : ''}${qualityOf(reading)}${newline}`;
    },
  };
}

const TIMES = ['Start', 'Start UTC', 'End'] as const;

/** `Active energy import, total 1-0:1.8.0*255 [kWh]`: the unit stands in the heading, for the whole column has one. */
export function columnTitle(code: ObisCode, language?: Language): string {
  const unit = tableUnit(code);
  const name = describeObis(code, language && { language }).name;
  return `${name} ${code.toString()}${unit === '' ? '' : ` [${unit}]`}`;
}

/** A number as a cell. */
export function numberCell(value: number | undefined, { decimal }: CsvDialect): string {
  return value === undefined ? '' : decimalText(value).replace('.', decimal);
}

/** What a spreadsheet takes for the beginning of a formula, also behind blanks and in full width (OWASP, CSV injection). */
const FORMULA = /^[\s\u00a0\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * A text as a cell that is a text and no more: quoted where it must be (RFC 4180), and with an apostrophe before what a
 * spreadsheet would calculate.
 */
export function textCell(text: string, separator: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  const isQuoted =
    safe.includes('"') || safe.includes(separator) || /[\r\n,;\t']/.test(safe) || safe !== safe.trim();
  return isQuoted ? `"${safe.replaceAll('"', '""')}"` : safe;
}
