import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from '../failure/command-error.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { withExamples } from './command.ts';
import { parsePositive, parseUrl } from './option-values.ts';

interface ControlOptions {
  readonly baseUrl: string;
}

/** `smart-me simulator faults`: what goes wrong at a running simulator. */
export function defineFaults(simulator: Command, terminal: Terminal): void {
  const faults = simulator.command('faults').description('faults of a running simulator: list, add, clear');
  toRunning(
    faults.command('list', { isDefault: true }).description('show what goes wrong'),
    'smart-me simulator faults list',
  ).action(async ({ baseUrl }: ControlOptions) => {
    const listed: unknown = await control(baseUrl, 'GET', 'faults');
    for (const fault of Array.isArray(listed) ? listed : []) terminal.print(JSON.stringify(fault));
  });
  toRunning(
    faults
      .command('add')
      .description('let something go wrong: status=429 path=/Devices times=2, latency milliseconds=500, drop')
      .argument('<fault...>', 'its kind and NAME=VALUE; status=429 is kind=status as well', parsePart, []),
    'smart-me simulator faults add status=429 path=/Devices times=2',
    'smart-me simulator faults add latency milliseconds=500',
  ).action(async (parts: readonly Part[], { baseUrl }: ControlOptions) => {
    const fault = Object.fromEntries(parts);
    const kind = 'status' in fault ? 'status' : 'milliseconds' in fault ? 'latency' : undefined;
    const entered = await control(baseUrl, 'POST', 'faults', kind === undefined ? fault : { kind, ...fault });
    terminal.print(JSON.stringify(entered));
  });
  toRunning(
    faults.command('clear').description('let nothing go wrong any more'),
    'smart-me simulator faults clear',
  ).action(async ({ baseUrl }: ControlOptions) => {
    await control(baseUrl, 'DELETE', 'faults');
  });
  withExamples(faults, [
    'smart-me simulator faults',
    'smart-me simulator faults add drop times=1',
    'smart-me simulator faults clear',
  ]);
}

/** `smart-me simulator clock`: the time of a running simulator. */
export function defineClock(simulator: Command, terminal: Terminal): void {
  const clock = simulator
    .command('clock')
    .description('the clock of a running simulator: show, advance, set, speed');
  const change = (command: Command, example: string, body: (argument: string | number) => object): Command =>
    toRunning(command, example).action(async (argument: string | number, { baseUrl }: ControlOptions) => {
      terminal.print(JSON.stringify(await control(baseUrl, 'POST', 'clock', body(argument))));
    });
  toRunning(
    clock.command('show', { isDefault: true }).description('show its time and speed'),
    'smart-me simulator clock show',
  ).action(async ({ baseUrl }: ControlOptions) => {
    terminal.print(JSON.stringify(await control(baseUrl, 'GET', 'clock')));
  });
  change(
    clock
      .command('advance')
      .description('move on, and run everything that falls due on the way')
      .argument('<span>', 'such as 90s, 15m, 1h or 7d', parseSpan),
    'smart-me simulator clock advance 15m',
    (advance) => ({ advance }),
  );
  change(
    clock
      .command('set')
      .description('jump to an instant')
      .argument('<instant>', 'such as 2026-06-15T08:30:00Z'),
    'smart-me simulator clock set 2027-06-15T08:30:00Z',
    (now) => ({ now }),
  );
  change(
    clock
      .command('speed')
      .description('speed it up')
      .argument('<factor>', 'simulated seconds per second', (text) =>
        text === '0' ? 0 : parsePositive(text),
      ),
    'smart-me simulator clock speed 60',
    (speed) => ({ speed }),
  );
  withExamples(clock, ['smart-me simulator clock', 'smart-me simulator clock advance 1h']);
}

/** A command to a running simulator, with its address and examples. */
function toRunning(command: Command, ...examples: readonly [string, ...string[]]): Command {
  const address = new Option('--base-url <url>', 'of the simulator')
    .env('SMART_ME_BASE_URL')
    .argParser(parseUrl)
    .default('http://127.0.0.1:8472');
  return withExamples(command.addOption(address), examples);
}

type Part = readonly [name: string, value: unknown];

/** `status=429`, or a kind alone. Numbers are numbers. */
function parsePart(text: string, before: readonly Part[]): readonly Part[] {
  const [, name, value = ''] = /^([a-z]+)=(.*)$/is.exec(text) ?? [];
  if (name === undefined) {
    if (!/^[a-z]+$/.test(text)) throw new InvalidArgumentError('It is a kind, or NAME=VALUE.');
    return [...before, ['kind', text]];
  }
  return [...before, [name, /^\d+(\.\d+)?$/.test(value) ? Number(value) : value]];
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of `90s`, `15m`, `1h`, `7d`. */
function parseSpan(text: string): number {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const factor = UNITS[unit];
  if (count === undefined || factor === undefined)
    throw new InvalidArgumentError('It is a span such as 90s, 15m, 1h or 7d.');
  return Number(count) * factor;
}

async function control(baseUrl: string, method: string, path: string, body?: object): Promise<unknown> {
  const url = `${baseUrl.replace(/\/+$/, '')}/_simulator/${path}`;
  let response: Response;
  try {
    response = await fetch(url, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch (cause) {
    throw new CommandError(
      `no simulator responds at ${baseUrl}`,
      'Start one by smart-me simulator, or give --base-url.',
      {
        cause,
      },
    );
  }
  if (response.status === 204) return undefined;
  const result: unknown = await response.json().catch(() => undefined);
  if (response.ok) return result;
  const detail =
    typeof result === 'object' && result !== null && 'detail' in result
      ? String(result.detail)
      : 'it is none';
  throw new CommandError(`the simulator at ${baseUrl} refuses: ${detail}`, 'See smart-me simulator --help.');
}
