import { describeObis, type Language, languages } from '@smart-me/obis/describe';
import { decodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, inUnit, profiles, tableUnit } from '@smart-me/readings';
import { type Command, Option } from 'commander';
import { deliveryInput } from '../reading/delivery-input.ts';
import { formatExact } from '../reading/format-number.ts';
import { type Column, layoutTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type CommandContext, type OutputOptions, withExamples, withOutput } from './command.ts';
import { languageOption } from './option-values.ts';

interface DecodeOptions extends OutputOptions {
  readonly language: Language;
  readonly energy: keyof typeof ENERGY_PROFILES;
}

/** Only energy is documented (mWh); one public receiver reads meters that send Wh. */
const ENERGY_PROFILES = { mWh: profiles.realtime, Wh: profiles.realtimeWattHours } as const;

/** `smart-me decode HEX|FILE|-`: shows what a realtime message says. */
export function defineDecode(command: Command, { terminal }: CommandContext): void {
  withOutput(command.argument('<message>', 'hex, base64, a file, or - for stdin'))
    .addOption(
      new Option('--energy <unit>', 'the unit in which the meter sends energy')
        .choices(Object.keys(ENERGY_PROFILES))
        .default('mWh'),
    )
    .addOption(languageOption(languages))
    .action(async (input: string, { json, quiet, language, energy }: DecodeOptions) => {
      const profile = ENERGY_PROFILES[energy];
      const readings = decodeReadings(await deliveryInput(input, process.stdin), { profile });
      const decoded = readings.map((reading) => inWords(reading, language));
      if (json) terminal.printJson(decoded, 2);
      else show(decoded, quiet ? undefined : energy, terminal);
    });
  withExamples(command, [
    'smart-me decode 0A300A1209E9FCD03B8E9F834111B3D10C1622A22CA1120708FCD1BF1C10021A110A060100010700FF11713D0AD7A3303840',
  ]);
}

interface DecodedReading {
  readonly deviceId: string;
  readonly timestamp: string;
  readonly values: readonly DecodedValue[];
}

interface DecodedValue {
  readonly obis: string;
  readonly name: string;
  /** In `unit`. */
  readonly value: number;
  /** That of every value of its code; empty where it has none. */
  readonly unit: string;
  /** As sent. */
  readonly raw: number;
}

function inWords({ deviceId, timestamp, values }: DeviceReading, language: Language): DecodedReading {
  return {
    deviceId,
    timestamp: timestamp.toString(),
    values: values.map(({ obis, value, unit: sent }) => {
      const { name } = describeObis(obis, { language });
      const unit = tableUnit(obis);
      return { obis: obis.toString(), name, value: inUnit({ value, unit: sent }, unit), unit, raw: value };
    }),
  };
}

const COLUMNS: readonly Column[] = [
  { title: '', wrapTo: 16 },
  { title: '', align: 'right', emphasis: 'strong' },
  { title: '' },
  { title: '', emphasis: 'faint', drop: 1 },
];

function show(readings: readonly DecodedReading[], energy: string | undefined, terminal: Terminal): void {
  if (readings.length === 0) terminal.print('The message is in order and holds no reading.');
  for (const { deviceId, timestamp, values } of readings) {
    terminal.print(`Device      ${terminal.emphasize('name', deviceId)}`);
    terminal.print(`Time (UTC)  ${timestamp}`);
    terminal.print();
    const rows = values.map(({ name, value, unit, obis }) => [name, formatExact(value), unit, obis]);
    const { columns } = terminal;
    const layout = layoutTable(COLUMNS, rows, { columns: columns - 2, emphasize: terminal.emphasize });
    for (const cells of rows) for (const line of layout.row(cells)) terminal.print(`  ${line}`);
    terminal.print();
  }
  if (energy !== undefined) terminal.print(terminal.emphasize('faint', assumption(energy)));
}

function assumption(energy: string): string {
  return energy === 'mWh'
    ? 'Energy is taken as mWh (documented), power as W (not documented). A meter that sends Wh: --energy Wh'
    : 'Energy is taken as Wh, as you said; smart-me documents mWh.';
}
