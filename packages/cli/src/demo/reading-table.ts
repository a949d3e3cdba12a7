import { describeObis } from '@smart-me/obis/describe';
import { type DeviceReading, inUnit, type ObisValue, tableUnit } from '@smart-me/readings';
import { formatRounded } from '../reading/format-number.ts';
import { toWidth } from '../terminal/align-columns.ts';
import type { Emphasis, Terminal } from '../terminal/terminal.ts';
import { wrapText } from '../terminal/wrap-text.ts';

/** Readings as the lines of a table that reads without knowing OBIS. */
export interface ReadingTable {
  readonly heading: string;
  /** A line for each value that is shown, and more for a quantity whose name does not fit into one. */
  readonly rows: (reading: DeviceReading) => readonly string[];
}

/** Columns of the whole table, two blanks between its columns. */
const WIDTH = 110;
const LONGEST_DEVICE = 20;
const TIME = 'YYYY-MM-DD hh:mm:ss'.length;
const WHOLE = '-123,456'.length;
const FRACTION = '.123'.length;
const UNIT = ' kvarh'.length;
const OBIS = '99-0:12.1.1*255'.length;

/** How each column looks. */
const EMPHASES: readonly (Emphasis | undefined)[] = ['name', 'faint', undefined, 'strong', 'faint'];

/** A table of the devices with these names by id; of each reading it shows the totals, or all values. */
export function readingTable(
  names: ReadonlyMap<string, string>,
  all: boolean,
  terminal: Terminal,
): ReadingTable {
  const longest = Math.max(...['Device', ...names.values()].map((name) => name.length));
  const deviceWidth = Math.min(LONGEST_DEVICE, longest);
  const quantityWidth = WIDTH - (deviceWidth + TIME + WHOLE + FRACTION + UNIT + OBIS + 4 * 2);
  const beforeQuantity = ' '.repeat(deviceWidth + TIME + 2 * 2);

  const cells = (
    ...[device, time, quantity, value, unit, obis]: readonly [string, string, string, string, string, string]
  ): string[] => [
    toWidth(device, deviceWidth),
    toWidth(time, TIME),
    toWidth(quantity, quantityWidth),
    decimal(value) + ` ${unit}`.padEnd(UNIT),
    obis,
  ];
  const row = (device: string, time: string, measured: ObisValue): readonly string[] => {
    const { obis } = measured;
    const unit = tableUnit(obis);
    const shown = inUnit(measured, unit);
    const [quantity = '', ...more] = wrapText(describeObis(obis).name, quantityWidth);
    const line = cells(device, time, quantity, formatRounded(shown), unit, obis.toString())
      .map((cell, column) => terminal.emphasize(EMPHASES[column], cell))
      .join('  ');
    return [line, ...more.map((words) => beforeQuantity + words)];
  };

  return {
    heading: terminal.emphasize(
      'strong',
      cells('Device', 'Time (UTC)', 'Quantity', 'Value', '', 'OBIS code').join('  '),
    ),
    rows: ({ deviceId, timestamp, values }) => {
      const device = names.get(deviceId) ?? deviceId;
      const time = timestamp.toString().slice(0, TIME).replace('T', ' ');
      const totals = values.filter(isTotal);
      return (all || totals.length === 0 ? values : totals).flatMap((value) => row(device, time, value));
    },
  };
}

/** Whether a value says something by itself: no single phase, no single tariff. */
function isTotal({ obis }: ObisValue): boolean {
  const { phase, tariff } = describeObis(obis);
  return (phase === undefined || phase === 'total') && (tariff === undefined || tariff === 0);
}

/** The number with its decimal point at its place. It is never cut: half a number is a wrong number. */
function decimal(number: string): string {
  const point = number.includes('.') ? number.indexOf('.') : number.length;
  return number.slice(0, point).padStart(WHOLE) + number.slice(point).padEnd(FRACTION);
}
