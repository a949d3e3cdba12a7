import { describeObis } from '@smart-me/obis/describe';
import { type DeviceReading, inUnit, type ObisValue, tableUnit } from '@smart-me/readings';
import { formatRounded } from '../reading/format-number.ts';
import { type Column, layoutTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { toWidth } from '../terminal/text.ts';
import { localTime } from '../time/local-time.ts';

/** Readings as the lines of a table that reads without knowing OBIS. */
export interface ReadingTable {
  readonly heading: string;
  /** A line for each value that is shown, and more for a text that does not fit into one. */
  readonly rows: (reading: DeviceReading) => readonly string[];
}

/** The table is no wider than this, and shows the date only where it has that width. */
const WIDTH = 120;
const LONGEST_DEVICE = 20;
const DATE = 'YYYY-MM-DD '.length;
const WHOLE = '-123,456'.length;
const FRACTION = '.123'.length;

const COLUMNS: readonly Column[] = [
  { title: 'Device', emphasis: 'name', wrapTo: 11 },
  { title: 'Time', emphasis: 'faint' },
  { title: 'Quantity', wrapTo: 14 },
  { title: toWidth('Value', WHOLE + FRACTION - 1, 'right'), align: 'right', emphasis: 'strong' },
  { title: 'Unit' },
  { title: 'OBIS code', emphasis: 'faint', drop: 1 },
];

/** What a row takes at most. */
const WIDEST = ['', '', 'x'.repeat(36), `-123,456.123`, 'kvarh', '99-0:12.1.1*255'];

/** A table of the devices with these names by id; of each reading it shows the totals, or all values. */
export function readingTable(
  names: ReadonlyMap<string, string>,
  { all, timeZone }: { readonly all: boolean; readonly timeZone: string },
  terminal: Pick<Terminal, 'columns' | 'emphasize'>,
): ReadingTable {
  const columns = Math.min(WIDTH, terminal.columns);
  const showsDate = columns === WIDTH;
  const timeOf = (reading: DeviceReading): string =>
    localTime(reading.timestamp, timeZone).slice(showsDate ? 0 : DATE);
  const nameOf = (id: string): string =>
    showsDate ? toWidth(names.get(id) ?? id, LONGEST_DEVICE) : (names.get(id) ?? id);
  const [, , quantity = '', value = '', unit = '', obis = ''] = WIDEST;
  const widest = Array.from(['Device', ...names.values()], (name) => [
    name.slice(0, LONGEST_DEVICE),
    'YYYY-MM-DD hh:mm:ss'.slice(showsDate ? 0 : DATE),
    quantity,
    value,
    unit,
    obis,
  ]);
  const layout = layoutTable(COLUMNS, widest, { columns, emphasize: terminal.emphasize });

  return {
    heading: layout.heading,
    rows: (reading) => {
      const { deviceId, values } = reading;
      const totals = values.filter(isTotal);
      return (all || totals.length === 0 ? values : totals).flatMap((measured) => {
        const unit = tableUnit(measured.obis);
        return layout.row([
          nameOf(deviceId).trim(),
          timeOf(reading),
          describeObis(measured.obis).name,
          decimal(formatRounded(inUnit(measured, unit))),
          unit,
          measured.obis.toString(),
        ]);
      });
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
