import { describeObis, type Language } from '@smart-me/obis/describe';
import { decodeReadings } from '@smart-me/proto-codec';
import { type DeviceReading, inUnit, profiles, tableUnit } from '@smart-me/readings';
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
      const profile = ENERGY_PROFILES[energy];
      const readings = decodeReadings(await deliveryInput(input, process.stdin), { profile });
      const decoded = readings.map((reading) => inWords(reading, language));
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

function show(readings: readonly DecodedReading[], energy: string, terminal: Terminal): void {
  if (readings.length === 0) terminal.print('The message is in order and holds no reading.');
  for (const { deviceId, timestamp, values } of readings) {
    terminal.print(`Device      ${terminal.emphasize('name', deviceId)}`);
    terminal.print(`Time (UTC)  ${timestamp}`);
    terminal.print();
    const rows = values.map(({ name, value, unit, obis }) => [name, formatExact(value), unit, obis]);
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
