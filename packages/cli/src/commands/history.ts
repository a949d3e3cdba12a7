import { jsonLinesFormat } from '@smart-me/export';
import { describeObis } from '@smart-me/obis/describe';
import { inUnit, type ObisValue, tableUnit } from '@smart-me/readings';
import { type Command, Option } from 'commander';
import { findDevice, nameOf } from '../account/find-device.ts';
import { historyUnits } from '../account/checked-units.ts';
import { historyOf, rowsOf } from '../account/history-of.ts';
import { withAccount } from '../account/open-account.ts';
import { formatRounded } from '../reading/format-number.ts';
import { type Column, layoutTable, type TableLayout } from '../terminal/table.ts';
import { aligned, rangeOf, type RangeOptions, rangeText } from '../time/local-range.ts';
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
  withRange,
  withTimeZone,
} from './command.ts';
import { parseMinutes } from './option-values.ts';

type HistoryCommandOptions = CloudOptions &
  OutputOptions &
  TimeZoneOptions &
  RangeOptions & { readonly interval: number; readonly all?: true };

/** `smart-me history NAME` */
export function defineHistory(command: Command, context: CommandContext): void {
  withExamples(
    withCloud(withTimeZone(withOutput(withRange(command.argument('<device>', DEVICE)))))
      .addOption(
        new Option('--interval <minutes>', 'between two rows; 0 shows every stored reading')
          .argParser(parseMinutes)
          .default(60),
      )
      .option('--all', 'show single phases and tariffs too'),
    [
      'smart-me history "House connection"',
      'smart-me history "House connection" --last 2d --interval 15 --json',
    ],
  ).action((text: string, options: HistoryCommandOptions) => showHistory(text, options, context));
}

async function showHistory(
  text: string,
  options: HistoryCommandOptions,
  context: CommandContext,
): Promise<void> {
  const { terminal } = context;
  const { json, quiet, timeZone, interval: minutes, all = false } = options;
  const range = aligned(rangeOf(options, timeZone), minutes, timeZone);
  await withAccount(options, context, async ({ account, signal }) => {
    const device = await findDevice(account, text, signal);
    const units = await historyUnits(account, device, {
      signal,
      complain: quiet ? undefined : terminal.complain,
    });
    const entries = historyOf(account, { deviceId: device.id, ...range, minutes, units, signal });
    const asJson = jsonLinesFormat({ devices: new Map([[device.id, nameOf(device)]]) });
    let table: { readonly layout: TableLayout; readonly codes: readonly number[] } | undefined;
    if (!json && !quiet) terminal.complain(`${nameOf(device)}, ${rangeText(range, timeZone)}`);
    for await (const entry of entries) {
      if (json) {
        for (const row of rowsOf(entry, device.id, minutes)) await terminal.write(asJson.lines(row));
        continue;
      }
      if (entry.kind === 'gap') {
        terminal.print(`${localTime(entry.from, timeZone)}  nothing until ${localTime(entry.to, timeZone)}`);
        continue;
      }
      const { values } = entry.reading;
      if (table === undefined) {
        const shown = values.filter((value) => all || isTotal(value));
        table = { layout: layoutOf(shown, context), codes: shown.map(({ obis }) => obis.key) };
        if (!quiet) terminal.print(table.layout.heading);
      }
      const cells = table.codes.map((key) => {
        const value = values.find(({ obis }) => obis.key === key);
        return value === undefined ? '' : formatRounded(inUnit(value, tableUnit(value.obis)));
      });
      for (const line of table.layout.row([localTime(entry.time, timeZone), ...cells])) terminal.print(line);
    }
  });
}

/** Columns wide enough for a counter that goes on counting. */
function layoutOf(values: readonly ObisValue[], { terminal }: CommandContext): TableLayout {
  const columns: readonly Column[] = [
    { title: 'Time', emphasis: 'faint' },
    ...values.map(({ obis }, at): Column => ({
      title: `${describeObis(obis).name} ${tableUnit(obis)}`,
      align: 'right',
      ...(at > 0 && { drop: at }),
    })),
  ];
  const widest = values.map(
    (value) => `${formatRounded(inUnit(value, tableUnit(value.obis))).split('.')[0] ?? ''}.123`,
  );
  return layoutTable(columns, [['YYYY-MM-DD hh:mm:ss', ...widest]], terminal);
}

function isTotal({ obis }: ObisValue): boolean {
  const { phase, tariff } = describeObis(obis);
  return (phase === undefined || phase === 'total') && (tariff === undefined || tariff === 0);
}
