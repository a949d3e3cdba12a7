import { type Command, Option } from 'commander';
import type { CommandContext } from '../terminal/terminal.ts';
import { parseProfile, parseSeed, parseTimeZone, parseUrl } from './option-values.ts';

export type { CloudOptions } from '../cloud/address.ts';
export type { CommandContext, OutputOptions } from '../terminal/terminal.ts';
export type { TimeZoneOptions } from '../time/local-time.ts';

/** Gives a command that has its name and description the rest: arguments, options, examples and what it does. */
export type DefineCommand = (command: Command, context: CommandContext) => void;

/** `--base-url`, `--profile`, `--seed`. */
export function withCloud(command: Command): Command {
  return command
    .addOption(baseUrlOption('of another cloud, such as smart-me simulator'))
    .addOption(profileOption())
    .addOption(
      new Option('--seed <number>', 'of a simulator on this machine, whose sign-in follows from it')
        .argParser(parseSeed)
        .default(1),
    );
}

/** `--json`, `--quiet`. */
export function withOutput(command: Command): Command {
  return command
    .option('--json', 'print JSON: one object, or a line for each row')
    .option('-q, --quiet', 'print the data alone, without headings and remarks');
}

/** `--time-zone`. */
export function withTimeZone(command: Command): Command {
  return command.addOption(
    new Option('--time-zone <zone>', 'of dates that are given and printed, such as Europe/Zurich')
      .env('SMART_ME_TIME_ZONE')
      .argParser(parseTimeZone)
      .default(Intl.DateTimeFormat().resolvedOptions().timeZone),
  );
}

/** `--from`, `--to`, `--last`. */
export function withRange(command: Command): Command {
  return command
    .option('--from <time>', 'its start: 2026, 2026-10, 2026-10-25, 2026-10-25T14:00, today')
    .option('--to <time>', 'its end, the whole of that period included (default: now)')
    .option('--last <span>', 'in place of both: 90m, 24h, 7d, 4w');
}

/** Which cloud a command talks to. */
export function baseUrlOption(description: string): Option {
  return new Option('--base-url <url>', description).env('SMART_ME_BASE_URL').argParser(parseUrl);
}

/** Which of several sign-ins on this machine. */
export function profileOption(): Option {
  return new Option('--profile <name>', 'of several sign-ins: see smart-me profiles')
    .env('SMART_ME_PROFILE')
    .argParser(parseProfile);
}

/** Lines to try, at the end of the help; a test runs them all. */
export function withExamples(command: Command, lines: readonly [string, ...string[]]): Command {
  return command.addHelpText('after', `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

/** A remark at the end of the help, as wide as the help. */
export function withRemark(command: Command, text: string): Command {
  return command.addHelpText('after', ({ command: shown }) => {
    const help = shown.createHelp();
    help.helpWidth = shown.configureOutput().getOutHelpWidth?.() ?? 80;
    return `\n${help.boxWrap(text, Math.max(40, help.helpWidth))}`;
  });
}

/** How a device may be named, for the help of an argument. */
export const DEVICE = 'its name, serial number (07907952-123) or id';
