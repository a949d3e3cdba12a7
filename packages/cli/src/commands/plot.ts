import { describeObis } from '@smart-me/obis/describe';
import { loadProfile, type LoadProfileSlot, Timestamp } from '@smart-me/readings';
import type { Command } from 'commander';
import { counterOf } from '../account/counters.ts';
import { historyUnits } from '../account/checked-units.ts';
import { findDevice, nameOf } from '../account/find-device.ts';
import { readingsOf } from '../account/history-of.ts';
import { withAccount } from '../account/open-account.ts';
import { formatRounded } from '../reading/format-number.ts';
import { barLines } from '../terminal/bars.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { wrapText } from '../terminal/text.ts';
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

type PlotOptions = CloudOptions & OutputOptions & TimeZoneOptions & RangeOptions & { readonly code?: string };

/** Lengths of a bar in minutes: each divides a day, so that bars begin at hours that people know. */
const LENGTHS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 480, 720, 1440];
const HEIGHT = 10;
/** Where stdout is no terminal. */
const USUAL_WIDTH = 80;
const WIDEST = 200;

/** `smart-me plot NAME` */
export function definePlot(command: Command, context: CommandContext): void {
  withExamples(
    withCloud(withTimeZone(withOutput(withRange(command.argument('<device>', DEVICE))))).option(
      '--code <obis>',
      'of the counter (default: energy imported, heat, gas or water)',
    ),
    ['smart-me plot "House connection"', 'smart-me plot "Solar plant" --last 2d --code 2.8.0'],
  ).action((text: string, options: PlotOptions) => plot(text, options, context));
}

async function plot(text: string, options: PlotOptions, context: CommandContext): Promise<void> {
  const { timeZone } = options;
  const { terminal } = context;
  const asked = rangeOf(options, timeZone);
  const width = Math.min(WIDEST, terminal.columns === Infinity ? USUAL_WIDTH : terminal.columns);
  const room = width - AXIS;
  const span = (asked.to.epochMilliseconds - asked.from.epochMilliseconds) / 60_000;
  const minutes = LENGTHS.find((length) => span / length <= room) ?? 1440;
  const range = aligned(asked, minutes, timeZone);
  await withAccount(options, context, async ({ account, signal }) => {
    const device = await findDevice(account, text, signal);
    const name = nameOf(device);
    const { code } = await counterOf(account, { id: device.id, name }, options.code, range, signal);
    const to = new Timestamp(range.to.epochMilliseconds + 1);
    const step = Math.min(minutes, 60);
    const units = await historyUnits(account, device, {
      signal,
      complain: options.quiet ? undefined : terminal.complain,
    });
    const readings = await readingsOf(account, {
      deviceId: device.id,
      from: range.from,
      to,
      minutes: step,
      units,
      signal,
    });
    const { slots } = loadProfile(readings, { code, ...range, minutes, timeZone });
    if (options.json) {
      for (const { from, to: end, meanPower, quality } of slots)
        terminal.printJson({ from: from.toString(), to: end.toString(), ...meanPower, quality });
      return;
    }
    if (!options.quiet) {
      const title = `${name}: ${describeObis(code).name}, mean of ${minutes} minutes`;
      for (const line of wrapText(title, width)) terminal.print(line);
      terminal.print(terminal.emphasize('faint', rangeText(range, timeZone)));
      terminal.print();
    }
    draw(slots, { timeZone, width }, terminal);
  });
}

/** Width of the numbers at the left, with a blank; `12,345 m³/h` has room. */
const AXIS = 12;

function draw(
  all: readonly LoadProfileSlot[],
  { timeZone, width }: { readonly timeZone: string; readonly width: number },
  terminal: Terminal,
): void {
  const slots = all.slice(-(width - AXIS));
  const values = slots.map(({ meanPower }) => meanPower?.value);
  const known = values.filter((value) => value !== undefined);
  const unit = slots.find(({ meanPower }) => meanPower !== undefined)?.meanPower?.unit ?? '';
  const [least, greatest] = [Math.min(0, ...known), Math.max(0, ...known)];
  for (const [at, line] of barLines(values, HEIGHT).entries()) {
    const label =
      at === 0
        ? `${formatShort(greatest)} ${unit}`
        : at === HEIGHT - 1
          ? `${formatShort(least)} ${unit}`
          : '';
    terminal.print(`${terminal.emphasize('faint', label.padStart(AXIS - 1))} ${line}`.trimEnd());
  }
  terminal.print(terminal.emphasize('faint', ' '.repeat(AXIS) + timesBelow(slots, timeZone)));
}

/** At most nine columns with the unit: three digits say enough beside a bar. */
function formatShort(value: number): string {
  return Math.abs(value) >= 100
    ? formatRounded(Math.round(value))
    : formatRounded(Number(value.toPrecision(3)));
}

/** `12:00` or `Oct 25` under the first bar of an hour or a day, as far as they do not touch. */
function timesBelow(slots: readonly LoadProfileSlot[], timeZone: string): string {
  let line = '';
  let before = '';
  for (const [at, { from }] of slots.entries()) {
    const [date = '', time = ''] = localTime(from, timeZone).split(' ');
    const label = date === before ? time.slice(0, 'hh:mm'.length) : date.slice('YYYY-'.length);
    const isNew = date !== before || time.endsWith(':00:00');
    before = date;
    if (!isNew || at < line.length + (line === '' ? 0 : 2) || at + label.length > slots.length) continue;
    line = line.padEnd(at) + label;
  }
  return line;
}
