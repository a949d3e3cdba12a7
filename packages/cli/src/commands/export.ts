import { type Command, Option } from 'commander';
import { withAccount } from '../account/open-account.ts';
import { type ExportCommandOptions, runExport } from '../export/run-export.ts';
import {
  type CloudOptions,
  type CommandContext,
  DEVICE,
  withCloud,
  withExamples,
  withOutput,
  withRange,
  withRemark,
  withTimeZone,
} from './command.ts';
import { parseLocale, parseMinutes } from './option-values.ts';

/** `smart-me export NAME…` */
export function defineExport(command: Command, context: CommandContext): void {
  command.argument('[devices...]', `each by ${DEVICE}; all of the account when left out`);
  withCloud(withTimeZone(withOutput(withRange(command))))
    .addOption(
      new Option('-f, --format <format>', 'of the file (default: by its ending, else csv)').choices([
        'csv',
        'jsonl',
        'line',
        'parquet',
      ]),
    )
    .option('-o, --out <file>', 'the file; without it the rows go to stdout')
    .option('--overwrite', 'replace the file, and begin anew')
    .addOption(
      new Option('--interval <minutes>', 'between two rows; 0 writes every stored reading')
        .argParser(parseMinutes)
        .default(15),
    )
    .addOption(
      new Option('--layout <layout>', 'a column for each OBIS code, or a row for each value')
        .choices(['wide', 'long'])
        .default('wide'),
    )
    .option('--columns <codes...>', 'the OBIS codes of the columns (default: all that there are)')
    .addOption(new Option('--preset <program>', 'opens right by a double click').choices(['excel']))
    .addOption(
      new Option('--locale <locale>', 'of the spreadsheet: de-CH, fr-CH, de-DE, fr-FR, en-US').argParser(
        parseLocale,
      ),
    )
    .action((names: string[], options: ExportCommandOptions & CloudOptions) =>
      withAccount(options, context, (open) => runExport(names, options, open, context.terminal)),
    );
  withRemark(
    command,
    'A run that is cut off goes on where it stopped when it is called again in the same way; the file is in place only when it is whole.',
  );
  withExamples(command, [
    'smart-me export "House connection" --last 2d --out house.csv --preset excel --locale de-CH',
    'smart-me export --last 1d --format line --quiet',
    'smart-me export "House connection" "Solar plant" --last 2d --out readings.parquet',
  ]);
}
