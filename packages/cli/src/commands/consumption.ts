import type { ObisCode } from '@smart-me/obis';
import { describeObis } from '@smart-me/obis/describe';
import {
  consumption,
  type DeviceReading,
  loadProfile,
  monthlyPeaks,
  slots as slotsOf,
  Timestamp,
} from '@smart-me/readings';
import { type Command, Option } from 'commander';
import { counterOf } from '../account/counters.ts';
import { historyUnits } from '../account/checked-units.ts';
import { findDevice, nameOf } from '../account/find-device.ts';
import { readingsOf } from '../account/history-of.ts';
import { withAccount } from '../account/open-account.ts';
import { formatRounded } from '../reading/format-number.ts';
import { type Column, printFacts, printTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import {
  aligned,
  type LocalRange,
  periodOf,
  rangeOf,
  type RangeOptions,
  rangeText,
} from '../time/local-range.ts';
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

type ConsumptionCommandOptions = CloudOptions &
  OutputOptions &
  TimeZoneOptions &
  RangeOptions & { readonly month?: string; readonly by?: 'day' | 'slot' | 'tariff'; readonly code?: string };

const QUARTER = 15;

/** `smart-me consumption NAME` */
export function defineConsumption(command: Command, context: CommandContext): void {
  withExamples(
    withCloud(withTimeZone(withOutput(withRange(command.argument('<device>', DEVICE)))))
      .option('--month <month>', 'in place of a span: 2026-10 (default: this month)')
      .addOption(
        new Option('--by <part>', 'a row for each day, quarter-hour or tariff').choices([
          'day',
          'slot',
          'tariff',
        ]),
      )
      .option('--code <obis>', 'of the counter (default: energy imported, heat, gas or water)'),
    [
      'smart-me consumption "House connection" --last 7d',
      'smart-me consumption "House connection" --last 2d --by day --json',
    ],
  ).action((text: string, options: ConsumptionCommandOptions) => showConsumption(text, options, context));
}

async function showConsumption(
  text: string,
  options: ConsumptionCommandOptions,
  context: CommandContext,
): Promise<void> {
  const { timeZone, month, by } = options;
  const now = Timestamp.now();
  const thisMonth = localTime(now, timeZone).slice(0, 'YYYY-MM'.length);
  const isSpan = options.from !== undefined || options.last !== undefined;
  const wanted = month ?? thisMonth;
  if (!isSpan) periodOf(wanted, timeZone, now);
  const asked = isSpan ? options : { from: wanted, to: wanted };
  // Counters are stored by the quarter-hour.
  const range = aligned(rangeOf(asked, timeZone, now), QUARTER, timeZone);
  await withAccount(options, context, async ({ account, signal }) => {
    const device = await findDevice(account, text, signal);
    const name = nameOf(device);
    const { code, codes } = await counterOf(account, { id: device.id, name }, options.code, range, signal);
    // The end of a history is not in it, and the counter is read there.
    const step = QUARTER * 60_000;
    const from = new Timestamp(Math.floor(range.from.epochMilliseconds / step) * step);
    const to = new Timestamp(range.to.epochMilliseconds + 1);
    const units = await historyUnits(account, device, {
      signal,
      complain: options.quiet ? undefined : context.terminal.complain,
    });
    const question = { deviceId: device.id, from, to, minutes: QUARTER, units, signal };
    const readings = await readingsOf(account, question);
    const span = { ...range, timeZone };
    const total = consumption(readings, { code, ...range });
    const profile = loadProfile(readings, { code, ...span, minutes: QUARTER });
    const [peak] = monthlyPeaks(profile, timeZone).sort(
      (a, b) => (b.slot.meanPower?.value ?? 0) - (a.slot.meanPower?.value ?? 0),
    );
    const rows = by === undefined ? [] : rowsBy(by, readings, { code, ...span }, codes);
    const { terminal } = context;
    if (options.json) {
      if (by !== undefined) for (const row of rows) terminal.printJson(row);
      else {
        terminal.printJson(
          {
            device: name,
            obis: code.toString(),
            from: range.from.toString(),
            to: range.to.toString(),
            timeZone,
            ...total,
            peak: peak && {
              ...peak.slot.meanPower,
              from: peak.slot.from.toString(),
              to: peak.slot.to.toString(),
            },
          },
          2,
        );
      }
      return;
    }
    if (!options.quiet) {
      const { meanPower, from: peakFrom } = peak?.slot ?? {};
      const facts: readonly (readonly [string, string | undefined])[] = [
        ['Device', name],
        ['Counter', `${describeObis(code).name} (${code.toString()})`],
        ['Span', rangeText(range, timeZone)],
        [
          'Used',
          `${formatRounded(total.value)} ${total.unit}${total.quality === 'missing' ? ', as far as it is known' : ''}`,
        ],
        [
          'Peak',
          meanPower &&
            `${formatRounded(meanPower.value)} ${meanPower.unit}, quarter-hour of ${localTime(peakFrom, timeZone)}`,
        ],
        ...total.events.map(({ kind, from, change }): readonly [string, string] => [
          'Note',
          `a ${kind} by ${formatRounded(change)} ${total.unit} after ${localTime(from, timeZone)} is not in it`,
        ]),
        ...total.gaps.map(({ from, to }): readonly [string, string] => [
          'Note',
          `nothing was read from ${localTime(from, timeZone)} to ${localTime(to, timeZone)}`,
        ]),
      ];
      printFacts(facts, terminal);
    }
    if (rows.length > 0) printRows(rows, total.unit, terminal, options.quiet !== true);
  });
}

interface Row {
  readonly part: string;
  readonly value: number | undefined;
  readonly unit: string | undefined;
  readonly quality: string;
}

/** A month without its unit would be a number: so each row says it, and the table once. */
function rowsBy(
  by: 'day' | 'slot' | 'tariff',
  readings: readonly DeviceReading[],
  span: { readonly code: ObisCode } & LocalRange & { readonly timeZone: string },
  codes: readonly string[],
): readonly Row[] {
  const { timeZone } = span;
  if (by === 'tariff') {
    const total = span.code.toString();
    const tariffs = codes.filter((code) => code !== total && code.replace(/\.\d+\*/, '.0*') === total);
    return tariffs.map((code) => {
      const { value, unit, quality } = consumption(readings, { ...span, code });
      return { part: `${describeObis(code).name} (${code})`, value, unit, quality };
    });
  }
  if (by === 'day') {
    return daysOf(span).map(({ from, to, part }) => {
      const { value, unit, quality } = consumption(readings, { ...span, from, to });
      return { part, value, unit, quality };
    });
  }
  const { slots } = loadProfile(readings, { ...span, minutes: QUARTER });
  return slots.map(({ from, energy, quality }) => ({
    part: localTime(from, timeZone).slice(0, 'YYYY-MM-DD hh:mm'.length),
    value: energy?.value,
    unit: energy?.unit,
    quality,
  }));
}

const DAY = 86_400_000;

/** The days of a span; of the first and the last one only what is in it, so that they sum to the whole. */
function daysOf({
  from,
  to,
  timeZone,
}: LocalRange & { readonly timeZone: string }): readonly (LocalRange & { readonly part: string })[] {
  const around = {
    from: new Timestamp(from.epochMilliseconds - 2 * DAY),
    to: new Timestamp(to.epochMilliseconds + 2 * DAY),
  };
  return [...slotsOf({ ...around, minutes: 1440, timeZone })]
    .filter((day) => day.to.compare(from) > 0 && day.from.compare(to) < 0)
    .map((day) => {
      const [isCut, isOpen] = [day.from.compare(from) < 0, day.to.compare(to) > 0];
      const clock = (time: Timestamp): string =>
        localTime(time, timeZone).slice(-'hh:mm:ss'.length, -':ss'.length);
      const date = localTime(day.from, timeZone).slice(0, 'YYYY-MM-DD'.length);
      const part = [date, isCut && `from ${clock(from)}`, isOpen && `until ${clock(to)}`];
      return {
        from: isCut ? from : day.from,
        to: isOpen ? to : day.to,
        part: part.filter((text) => text !== false).join(' '),
      };
    });
}

function printRows(rows: readonly Row[], unit: string, terminal: Terminal, hasRemarks: boolean): void {
  const columns: readonly Column[] = [
    { title: 'Part', wrapTo: 16 },
    { title: `Used ${unit}`, align: 'right', emphasis: 'strong' },
    { title: 'Quality', emphasis: 'faint', drop: 1 },
  ];
  if (hasRemarks) terminal.print();
  printTable(
    columns,
    rows.map(({ part, value, quality }) => [part, value === undefined ? '' : formatRounded(value), quality]),
    terminal,
    { quiet: !hasRemarks },
  );
}
