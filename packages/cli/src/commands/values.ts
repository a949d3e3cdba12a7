import { inUnit, tableUnit } from '@smart-me/readings';
import { describeObis } from '@smart-me/obis/describe';
import type { Command } from 'commander';
import { checkedUnits } from '../account/checked-units.ts';
import { findDevice, nameOf } from '../account/find-device.ts';
import { withAccount } from '../account/open-account.ts';
import { formatRounded } from '../reading/format-number.ts';
import { readingForPrograms } from '../reading/reading-json.ts';
import { type Column, printFacts, printTable } from '../terminal/table.ts';
import { localTime } from '../time/local-time.ts';
import {
  type CloudOptions,
  type CommandContext,
  DEVICE,
  type OutputOptions,
  type TimeZoneOptions,
  withCloud,
  withExamples,
  withOutput,
  withTimeZone,
} from './command.ts';

type ValuesOptions = CloudOptions & OutputOptions & TimeZoneOptions;

const COLUMNS: readonly Column[] = [
  { title: 'Quantity', wrapTo: 16 },
  { title: 'Value', align: 'right', emphasis: 'strong' },
  { title: 'Unit' },
  { title: 'OBIS code', emphasis: 'faint', drop: 1 },
];

/** `smart-me values NAME` */
export function defineValues(command: Command, context: CommandContext): void {
  const { terminal } = context;
  withExamples(withCloud(withTimeZone(withOutput(command.argument('<device>', DEVICE)))), [
    'smart-me values "House connection"',
    'smart-me values "House connection" --json',
  ]).action((text: string, options: ValuesOptions) =>
    withAccount(options, context, async ({ account, signal }) => {
      const device = await findDevice(account, text, signal);
      const { json, quiet, timeZone } = options;
      const units = await checkedUnits(account, {
        source: 'rest',
        devices: [device],
        signal,
        complain: quiet ? undefined : terminal.complain,
      });
      const now = await account.values.now({ deviceId: device.id }, { signal });
      const [reading = now] = units.learn([now]);
      if (json) {
        terminal.printJson({ device: nameOf(device), ...readingForPrograms(reading) }, 2);
        return;
      }
      if (!quiet) {
        const time = `${localTime(reading.timestamp, timeZone)} (${timeZone})`;
        printFacts(
          [
            ['Device', nameOf(device)],
            ['Time', time],
          ],
          terminal,
        );
        terminal.print();
      }
      const rows = reading.values.map((value) => {
        const unit = tableUnit(value.obis);
        return [
          describeObis(value.obis).name,
          formatRounded(inUnit(value, unit)),
          unit,
          value.obis.toString(),
        ];
      });
      printTable(COLUMNS, rows, terminal, { quiet });
    }),
  );
}
