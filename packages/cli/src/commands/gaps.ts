import type { GapSource } from '@smart-me/ingest';
import { type TimeRange, Timestamp } from '@smart-me/readings';
import { type Command, Option } from 'commander';
import { UsageError } from '../failure/command-error.ts';
import { spoolOption } from '../ingest/load-ingest.ts';
import { postgresOption } from '../ingest/open-postgres.ts';
import { openReadings, type ReadingsOptions } from '../ingest/open-readings.ts';
import { type Column, printTable } from '../terminal/table.ts';
import { localTime } from '../time/local-time.ts';
import {
  type CommandContext,
  type OutputOptions,
  type TimeZoneOptions,
  withExamples,
  withOutput,
  withTimeZone,
} from './command.ts';
import { parseCount, parseDays } from './option-values.ts';

interface GapsOptions extends OutputOptions, TimeZoneOptions, ReadingsOptions {
  readonly days: number;
  readonly longest: number;
}

const COLUMNS: readonly Column[] = [
  { title: 'Device' },
  { title: 'From' },
  { title: 'To' },
  { title: 'Minutes', align: 'right', emphasis: 'strong' },
];

/** `smart-me gaps [ID]`: where readings are missing in what `smart-me ingest` has stored. */
export function defineGaps(command: Command, { terminal }: CommandContext): void {
  withGapOptions(
    withTimeZone(withOutput(command.argument('[id]', 'of one device; of all without it'))),
  ).action(async (id: string | undefined, options: GapsOptions) => {
    const { json, quiet, timeZone } = options;
    const store = await openReadings(options);
    try {
      const rows: string[][] = [];
      for (const { deviceId, from, to } of await findGaps(store, id, options)) {
        const minutes = Math.round((to.epochMilliseconds - from.epochMilliseconds) / 60_000);
        if (json) terminal.printJson({ deviceId, from, to, minutes });
        rows.push([deviceId, localTime(from, timeZone), localTime(to, timeZone), String(minutes)]);
      }
      if (json) return;
      if (rows.length > 0) printTable(COLUMNS, rows, terminal);
      else if (!quiet) terminal.complain(await withoutGaps(store));
    } finally {
      await store[Symbol.asyncDispose]();
    }
  });
  withExamples(command, ['smart-me gaps', 'smart-me gaps --days 7 --longest 60 --json']);
}

/** `--spool`, `--postgres`, `--days`, `--longest`. */
export function withGapOptions(command: Command): Command {
  return command
    .addOption(spoolOption())
    .addOption(postgresOption())
    .addOption(new Option('--days <count>', 'to look back').argParser(parseDays).default(62))
    .addOption(
      new Option('--longest <minutes>', 'without a reading that are no gap')
        .argParser(parseCount)
        .default(20),
    );
}

/** What a person is told when no gap is found: where nothing has been stored yet, something else is wrong. */
export async function withoutGaps(store: { devices(): Promise<string[]> }): Promise<string> {
  return (await store.devices()).length === 0 ? 'There are no readings yet.' : 'There are no gaps.';
}

/** A gap of a device. */
export interface DeviceGap extends TimeRange {
  readonly deviceId: string;
}

/** The gaps after the first reading of each device: before it nothing is missing. */
export async function findGaps(
  store: GapSource & { devices(): Promise<string[]> },
  id: string | undefined,
  { days, longest }: Pick<GapsOptions, 'days' | 'longest'>,
): Promise<DeviceGap[]> {
  const to = Timestamp.now();
  const from = new Timestamp(to.epochMilliseconds - days * 86_400_000);
  const known = await store.devices();
  const wanted = id?.toLowerCase();
  if (wanted !== undefined && !known.includes(wanted)) {
    throw new UsageError('there are no readings of this device', 'See smart-me devices for the ids.');
  }
  const found: DeviceGap[] = [];
  for (const deviceId of wanted === undefined ? known : [wanted]) {
    for (const gap of await store.gaps(deviceId, { from, to }, { longestMinutes: longest })) {
      if (!gap.from.equals(from)) found.push({ deviceId, ...gap });
    }
  }
  return found;
}
