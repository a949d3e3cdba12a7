import type { LoadProfile, LoadProfileSlot } from '@smart-me/readings';
import { type ReadingsToExport, type TextFormat, textOf } from '../rows/export-reading.ts';
import { timeText } from '../rows/time-text.ts';
import { csvFormat, type CsvOptions, numberCell, styleOf, textCell } from './csv-format.ts';

/**
 * Readings, or a load profile, as CSV: each row with its time (local with the offset, and UTC), its end, and its quality;
 * a missing value is an empty cell, and no cell is a formula. In pieces of some 64 kB: memory does not grow with the
 * readings.
 *
 * @throws RangeError when there is no such locale or time zone; ObisParseError when a column is no code; the reason of
 *   the signal when that ends it.
 * @example
 * const rows = toCsv(readings, { columns: ['1-0:1.8.0*255'], preset: 'excel', locale: 'de-CH', timeZone: 'Europe/Zurich' });
 * for await (const text of rows) process.stdout.write(text);
 */
export function toCsv(
  readings: ReadingsToExport,
  options: CsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  if ('slots' in readings) return textOf(readings.slots, profileFormat(readings, options), options.signal);
  return textOf(readings, csvFormat(options), options.signal);
}

/** A load profile has a row for each slot: 92 on the day that loses an hour, 100 on the one that gains one. */
function profileFormat({ slots }: LoadProfile, options: CsvOptions): TextFormat<LoadProfileSlot> {
  const style = styleOf(options);
  const { separator, newline, isExcel } = style;
  const { local, utc, utcDate } = timeText(options.timeZone ?? 'UTC');
  const known = slots.find(({ energy }) => energy !== undefined);
  const titles = [
    'Start',
    'Start UTC',
    'End',
    withUnit('Amount', known?.energy),
    withUnit('Mean', known?.meanPower),
    'Quality',
  ];
  return {
    head: style.before + titles.map((title) => textCell(title, separator)).join(separator) + newline,
    lines: ({ from, to, energy, meanPower, quality }) => {
      const cells = [
        local(from),
        isExcel ? utcDate(from) : utc(from),
        local(to),
        numberCell(energy?.value, style),
        numberCell(meanPower?.value, style),
        quality,
      ];
      return cells.join(separator) + newline;
    },
  };
}

function withUnit(title: string, measured: { readonly unit: string } | undefined): string {
  return measured === undefined ? title : `${title} [${measured.unit}]`;
}
