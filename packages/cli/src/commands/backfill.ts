import { type Command, Option } from 'commander';
import { isSmartMeError } from '@smart-me/api-core';
import type { DeviceReading, WriteResult } from '@smart-me/readings';
import { withAccount } from '../account/open-account.ts';
import { CommandError } from '../failure/command-error.ts';
import { loadIngest } from '../ingest/load-ingest.ts';
import { openReadings, type ReadingsOptions } from '../ingest/open-readings.ts';
import { localTime } from '../time/local-time.ts';
import {
  type CloudOptions,
  type CommandContext,
  type OutputOptions,
  type TimeZoneOptions,
  withCloud,
  withExamples,
  withOutput,
  withTimeZone,
} from './command.ts';
import { findGaps, withGapOptions, withoutGaps } from './gaps.ts';
import { parseMinutes } from './option-values.ts';

interface BackfillOptions extends CloudOptions, OutputOptions, TimeZoneOptions, ReadingsOptions {
  readonly days: number;
  readonly longest: number;
  readonly interval: number;
}

/** `smart-me backfill [ID]`: fills the gaps of `smart-me gaps` from the history of the account. */
export function defineBackfill(command: Command, context: CommandContext): void {
  const { terminal } = context;
  withGapOptions(
    withCloud(withTimeZone(withOutput(command.argument('[id]', 'of one device; of all without it')))),
  )
    .addOption(
      new Option('--interval <minutes>', 'between readings; 0 is every stored one')
        .argParser(parseMinutes)
        .default(0),
    )
    .action((id: string | undefined, options: BackfillOptions) =>
      withAccount(options, context, async ({ account, signal }) => {
        const store = await openReadings(options);
        const { fillGap } = await loadIngest();
        try {
          const gaps = await findGaps(store, id, options);
          if (gaps.length === 0 && !options.json && !options.quiet)
            terminal.complain(await withoutGaps(store));
          for (const gap of gaps) {
            signal.throwIfAborted();
            const counts = { stored: 0, changed: 0 };
            const write = async (readings: readonly DeviceReading[]): Promise<void> => {
              const result: WriteResult = await store.write(readings, { source: 'history', signal });
              counts.stored += result.stored;
              counts.changed += result.changed;
            };
            const { deviceId, from, to } = gap;
            const { interval, json, quiet, timeZone } = options;
            const readings = await fillGap({
              history: account.values,
              deviceId,
              gap,
              intervalMinutes: interval,
              write,
              signal,
            });
            if (json) terminal.printJson({ deviceId, from, to, readings, ...counts });
            else if (!quiet) {
              const span = `from ${localTime(from, timeZone)} to ${localTime(to, timeZone)}`;
              terminal.print(`${deviceId} ${span}: ${readings} readings, ${counts.stored} new values`);
            }
          }
        } catch (error) {
          throw licensed(error);
        } finally {
          await store[Symbol.asyncDispose]();
        }
      }),
    );
  withExamples(command, ['smart-me backfill', 'smart-me backfill --days 7 --json']);
}

function licensed(error: unknown): unknown {
  if (!isSmartMeError(error, 'license_required')) return error;
  return new CommandError(
    'the account may not read its history',
    'It needs the Professional licence, which one meter without it takes away from the whole account.',
    { cause: error },
  );
}
