import { describeObis, type Language } from '@smart-me/obis/describe';
import { type Profile, profiles, toBaseUnit } from '@smart-me/obis/units';
import { decodeReadings, type DeviceReading } from '@smart-me/proto-codec';
import { Command, Option } from 'commander';
import { deliveryInput } from '../reading/delivery-input.ts';
import { formatExact } from '../reading/format-number.ts';
import { alignColumns } from '../terminal/align-columns.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { languageOption } from './language-option.ts';

interface DecodeOptions {
  readonly json?: true;
  readonly language: Language;
  readonly energy: keyof typeof ENERGY_PROFILES;
}

/** Only energy is documented (mWh); one public receiver reads meters that send Wh. */
const ENERGY_PROFILES = { mWh: profiles.realtime, Wh: profiles.realtimeWattHours } as const;

/** `smart-me decode HEX|FILE|-`: shows what a realtime message says. */
export function decodeCommand(terminal: Terminal): Command {
  return new Command('decode')
    .description('show what a message of the realtime API (webhook) says')
    .argument('<message>', 'hex, base64, a file, or - for stdin')
    .option('--json', 'print JSON')
    .addOption(
      new Option('--energy <unit>', 'the unit in which the meter sends energy')
        .choices(Object.keys(ENERGY_PROFILES))
        .default('mWh'),
    )
    .addOption(languageOption())
    .action(async (input: string, { json, language, energy }: DecodeOptions) => {
      const readings = decodeReadings(await deliveryInput(input, process.stdin));
      const decoded = readings.map((reading) => inWords(reading, language, ENERGY_PROFILES[energy]));
      if (json) terminal.print(JSON.stringify(decoded, undefined, 2));
      else show(decoded, energy, terminal);
    });
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
  readonly unit: string | undefined;
  /** As sent. */
  readonly raw: number;
}

function inWords(
  { deviceId, timestamp, values }: DeviceReading,
  language: Language,
  profile: Profile,
): DecodedReading {
  return {
    deviceId,
    timestamp: timestamp.toString(),
    values: values.map(({ obis, value }) => {
      const { name, unit } = describeObis(obis, { language });
      return { obis: obis.toString(), name, value: toBaseUnit(value, obis, profile), unit, raw: value };
    }),
  };
}

function show(readings: readonly DecodedReading[], energy: string, terminal: Terminal): void {
  if (readings.length === 0) terminal.print('The message is in order and holds no reading.');
  for (const { deviceId, timestamp, values } of readings) {
    terminal.print(`Device      ${terminal.emphasize('name', deviceId)}`);
    terminal.print(`Time (UTC)  ${timestamp}`);
    terminal.print();
    const rows = values.map(({ name, value, unit = '', obis }) => [
      name,
      formatExact(value),
      unit === '1' ? '' : unit,
      obis,
    ]);
    for (const [name = '', number = '', unit = '', obis = ''] of alignColumns(rows, [
      'left',
      'right',
      'left',
      'left',
    ])) {
      terminal.print(
        `  ${name}  ${terminal.emphasize('strong', `${number} ${unit}`)}  ${terminal.emphasize('faint', obis.trimEnd())}`,
      );
    }
    terminal.print();
  }
  terminal.print(terminal.emphasize('faint', assumption(energy)));
}

function assumption(energy: string): string {
  return energy === 'mWh'
    ? 'Energy is taken as mWh (documented), power as W (not documented). A meter that sends Wh: --energy Wh'
    : 'Energy is taken as Wh, as you said; smart-me documents mWh.';
}
