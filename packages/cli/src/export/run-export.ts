import type { AccountApi } from '@smart-me/account-api';
import {
  csvFormat,
  type ExportReading,
  jsonLinesFormat,
  lineProtocolFormat,
  type TextFormat,
} from '@smart-me/export';
import { parseObis } from '@smart-me/obis';
import { Timestamp } from '@smart-me/readings';
import { historyUnits } from '../account/checked-units.ts';
import { findDevice, nameOf } from '../account/find-device.ts';
import { codesOf, historyOf, rowsOf } from '../account/history-of.ts';
import { CommandError, InterruptedError, UsageError } from '../failure/command-error.ts';
import { counted } from '../reading/words.ts';
import { showProgress } from '../terminal/progress.ts';
import { printText } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { aligned, type RangeOptions, rangeOf, rangeText } from '../time/local-range.ts';
import { openResumable, type ResumableFile } from './resumable-file.ts';

export type ExportFormat = 'csv' | 'jsonl' | 'line' | 'parquet';

/** What `smart-me export` is called with. */
export interface ExportCommandOptions extends RangeOptions {
  readonly format?: ExportFormat;
  readonly out?: string;
  readonly overwrite?: true;
  readonly interval: number;
  readonly timeZone: string;
  readonly layout: 'wide' | 'long';
  readonly columns?: readonly string[];
  readonly locale?: string;
  readonly preset?: 'excel';
  readonly quiet?: true;
  readonly json?: true;
}

/** What a run writes: settled by the first, kept by those that go on. */
interface Plan {
  readonly from: string;
  readonly to: string;
  readonly devices: readonly { readonly id: string; readonly name: string }[];
  /** Undefined where each value has a row of its own. */
  readonly columns?: readonly string[] | undefined;
}

const ENDINGS: Readonly<Record<string, ExportFormat>> = {
  csv: 'csv',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  lp: 'line',
  line: 'line',
  parquet: 'parquet',
};

/** Writes the history of devices to a file, or to stdout; goes on where an earlier run has stopped. */
export async function runExport(
  names: readonly string[],
  options: ExportCommandOptions,
  {
    account,
    baseUrl,
    signal,
  }: { readonly account: AccountApi; readonly baseUrl: string; readonly signal: AbortSignal },
  terminal: Terminal,
): Promise<void> {
  const { out, overwrite = false } = options;
  const format = options.format ?? ENDINGS[out?.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'csv';
  if (out === undefined) {
    if (format === 'parquet')
      throw new UsageError('Parquet is no text for a terminal', 'Give a file: --out readings.parquet');
    const plan = await planOf(names, options, account, format, signal);
    const text = textFormat(format, plan, options);
    await terminal.write(text.head);
    await write(plan, options, { account, signal, terminal }, async (rows) => {
      let lines = '';
      for (const row of rows) lines += text.lines(row);
      await terminal.write(lines);
    });
    return;
  }
  // How it is shown is no part of what was asked for.
  const question = JSON.stringify({ names, format, baseUrl, ...options, quiet: 0, json: 0, overwrite: 0 });
  const file = await openResumable(out, question, { overwrite });
  try {
    await toFile(file, { names, format, options, account, signal, terminal });
  } finally {
    await file[Symbol.asyncDispose]();
  }
}

interface FileExport extends Surroundings {
  readonly names: readonly string[];
  readonly format: ExportFormat;
  readonly options: ExportCommandOptions;
}

async function toFile(
  file: ResumableFile,
  { names, format, options, account, signal, terminal }: FileExport,
): Promise<void> {
  const { out = '' } = options;
  const plan = isPlan(file.state?.plan)
    ? file.state.plan
    : await planOf(names, options, account, format, signal);
  const rows = await fill(file, plan, format, options, { account, signal, terminal });
  await file.finish(format === 'parquet' ? (part, made) => parquetFile(part, made, plan, signal) : undefined);
  const range = { from: Timestamp.parse(plan.from), to: Timestamp.parse(plan.to) };
  if (options.json) terminal.printJson({ file: out, format, rows, ...plan });
  else if (!options.quiet) {
    printText(
      `${out}: ${counted(rows, 'row')} of ${counted(plan.devices.length, 'device')}, ${rangeText(range, options.timeZone)}.`,
      terminal,
    );
  }
}

interface Surroundings {
  readonly account: AccountApi;
  readonly signal: AbortSignal;
  readonly terminal: Terminal;
}

/** Writes what is missing. Returns how many rows the file has. */
async function fill(
  file: ResumableFile,
  plan: Plan,
  format: ExportFormat,
  options: ExportCommandOptions,
  surroundings: Surroundings,
): Promise<number> {
  // Parquet is made of the finished part: until then the part is JSON lines, of which a line can be added at any time.
  const text = textFormat(format === 'parquet' ? 'jsonl' : format, plan, options);
  let rows = file.state?.rows ?? 0;
  if (file.state === undefined) await file.begin(plan);
  else if (!options.quiet && file.state.device < plan.devices.length) {
    surroundings.terminal.complain(`smart-me: going on after ${counted(rows, 'row')} of an earlier run.`);
  }
  if ((file.state?.bytes ?? 0) === 0) await file.append(text.head, { device: 0, rows });
  let last = { device: file.state?.device ?? 0, cursor: file.state?.cursor, rows };
  try {
    await write(
      plan,
      options,
      surroundings,
      async (readings, device, cursor) => {
        let lines = '';
        for (const reading of readings) {
          lines += text.lines(reading);
          rows += 1;
        }
        last = { device, cursor, rows };
        await file.append(lines, last);
      },
      file.state,
    );
  } catch (error) {
    // What is on disk already need not be asked for again.
    await file.note(last).catch(() => undefined);
    if (surroundings.signal.aborted) {
      throw new InterruptedError(`ended after ${rows} rows`, 'The same command goes on from there.', {
        cause: error,
      });
    }
    throw error;
  }
  await file.note({ device: plan.devices.length, rows });
  return rows;
}

type TakeRows = (
  readings: readonly ExportReading[],
  device: number,
  cursor: string | undefined,
) => Promise<void>;

/** Number of rows taken together: a write of each would cost more than to make it. */
const ROWS_TOGETHER = 500;

/** Hands the rows of all devices over, one after the other, from a place on. */
async function write(
  { from, to, devices }: Plan,
  { interval: minutes, quiet }: ExportCommandOptions,
  { account, signal, terminal }: Surroundings,
  take: TakeRows,
  start: { readonly device: number; readonly cursor?: string | undefined; readonly rows: number } = {
    device: 0,
    rows: 0,
  },
): Promise<void> {
  const range = { from: Timestamp.parse(from), to: Timestamp.parse(to) };
  const span = range.to.epochMilliseconds - range.from.epochMilliseconds;
  const perDevice = minutes === 0 ? undefined : Math.ceil(span / (minutes * 60_000));
  const total = perDevice === undefined ? undefined : perDevice * devices.length;
  let rows = start.rows;
  const complain = quiet ? undefined : terminal.complain;
  const listed = new Map((await account.devices.list({}, { signal })).map((device) => [device.id, device]));
  for (const [at, device] of devices.entries()) {
    if (at < start.device) continue;
    const units = await historyUnits(account, listed.get(device.id) ?? device, { signal, complain });
    const progress = showProgress(device.name, terminal);
    if (quiet !== true) progress.at({ done: rows, total, rows });
    const cursor = at === start.device ? start.cursor : undefined;
    let batch: ExportReading[] = [];
    let last: string | undefined;
    for await (const entry of historyOf(account, {
      deviceId: device.id,
      ...range,
      minutes,
      units,
      signal,
      cursor,
    })) {
      for (const row of rowsOf(entry, device.id, minutes)) batch.push(row);
      last = entry.cursor;
      if (batch.length < ROWS_TOGETHER) continue;
      rows += batch.length;
      await take(batch, at, last);
      batch = [];
      if (quiet !== true) progress.at({ done: rows, total, rows });
    }
    rows += batch.length;
    // The device is done: what follows is the next one, from its start.
    await take(batch, at + 1, undefined);
    if (quiet !== true) progress.at({ done: rows, total, rows });
    progress.end();
  }
}

async function planOf(
  names: readonly string[],
  options: ExportCommandOptions,
  account: AccountApi,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<Plan> {
  const { interval, timeZone } = options;
  const range = aligned(rangeOf(options, timeZone, undefined, '7d'), interval, timeZone);
  const found =
    names.length === 0
      ? await account.devices.list({}, { signal })
      : await Promise.all(names.map((name) => findDevice(account, name, signal)));
  const devices = [
    ...new Map(found.map((device) => [device.id, { id: device.id, name: nameOf(device) }])).values(),
  ];
  if (devices.length === 0)
    throw new CommandError('the account has no device', 'There is nothing to export.');
  const isWide = (format === 'csv' || format === 'parquet') && options.layout === 'wide';
  const columns = new Set(options.columns?.map((code) => parseObis(code).toString()));
  if (isWide && options.columns === undefined) {
    for (const { id } of devices)
      for (const code of await codesOf(account, id, range, signal)) columns.add(code);
  }
  const inOrder = [...columns].map((code) => parseObis(code)).sort((a, b) => a.key - b.key);
  return {
    from: range.from.toString(),
    to: range.to.toString(),
    devices,
    ...(isWide && { columns: inOrder.map((code) => code.toString()) }),
  };
}

function textFormat(format: ExportFormat, plan: Plan, options: ExportCommandOptions): TextFormat {
  const devices = new Map(plan.devices.map(({ id, name }) => [id, name]));
  switch (format) {
    case 'csv': {
      const { timeZone, locale, preset } = options;
      return csvFormat({ devices, timeZone, locale, preset, columns: plan.columns, onOmitted: notOmitted });
    }
    case 'line':
      return lineProtocolFormat({ devices });
    default:
      return jsonLinesFormat({ devices });
  }
}

/** A file must not leave out without a word what somebody pays for. */
function notOmitted(code: { toString(): string }, { timestamp }: ExportReading): never {
  throw new CommandError(
    `at ${timestamp.toString()} there is a value of ${code.toString()}, which has no column`,
    'Name all codes by --columns, or take a row for each value: --layout long --overwrite',
  );
}

/** Loaded where it is asked for: the other formats do without the writer. */
async function parquetFile(part: string, made: string, plan: Plan, signal: AbortSignal): Promise<void> {
  const { parquetOf } = await import('./parquet-file.ts');
  await parquetOf(part, made, { ...plan, signal, onOmitted: notOmitted });
}

function isPlan(value: unknown): value is Plan {
  return (
    typeof value === 'object' && value !== null && 'devices' in value && 'from' in value && 'to' in value
  );
}
