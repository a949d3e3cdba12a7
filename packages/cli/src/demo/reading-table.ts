import { describeObis } from '@smart-me/obis/describe';
import { toDisplayUnit } from '@smart-me/obis/units';
import type { DeviceReading, ObisValue } from '@smart-me/proto-codec';
import { formatRounded } from '../reading/format-number.ts';
import { fit } from '../terminal/align-columns.ts';
import type { Emphasis, Terminal } from '../terminal/terminal.ts';

/** Readings as the lines of a table that reads without knowing OBIS. */
export interface ReadingTable {
  readonly heading: string;
  /** A line for each value that is shown. */
  rows(reading: DeviceReading): readonly string[];
}

/** Columns of the whole table, two blanks between its columns. */
const WIDTH = 110;
const LONGEST_DEVICE = 24;
const TIME = 'YYYY-MM-DD hh:mm:ss'.length;
const VALUE = '123,456.789'.length;
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
  const quantityWidth = WIDTH - (deviceWidth + TIME + VALUE + UNIT + OBIS + 4 * 2);

  const cells = (
    ...[device, time, quantity, value, unit, obis]: readonly [string, string, string, string, string, string]
  ): string[] => [
    fit(device, deviceWidth),
    fit(time, TIME),
    fit(quantity, quantityWidth),
    // Never cut: half a number is a wrong number.
    value.padStart(VALUE) + ` ${unit}`.padEnd(UNIT),
    obis,
  ];
  const row = (device: string, time: string, { obis, value }: ObisValue): string => {
    const { value: shown, unit } = toDisplayUnit(value, obis);
    return cells(device, time, describeObis(obis).name, formatRounded(shown), unit, obis.toString())
      .map((cell, column) => terminal.emphasize(EMPHASES[column], cell))
      .join('  ');
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
      return (all || totals.length === 0 ? values : totals).map((value) => row(device, time, value));
    },
  };
}

/** Whether a value says something by itself: no single phase, no single tariff. */
function isTotal({ obis }: ObisValue): boolean {
  const { phase, tariff } = describeObis(obis);
  return (phase === undefined || phase === 'total') && (tariff === undefined || tariff === 0);
}
