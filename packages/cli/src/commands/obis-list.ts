import { describeObis, type Language, languages, type ObisDescription } from '@smart-me/obis/describe';
import { obisTable } from '@smart-me/obis/tables';
import { type Command, Option } from 'commander';
import { UsageError } from '../failure/command-error.ts';
import { counted } from '../reading/words.ts';
import { type Column, printTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { type CommandContext, type OutputOptions, withExamples, withOutput } from './command.ts';
import { languageOption } from './option-values.ts';

interface ObisListOptions extends OutputOptions {
  readonly medium?: string;
  readonly language: Language;
  readonly csv?: true;
}

/** A code that meters of the field or smart-me use. */
interface ListedCode {
  readonly description: ObisDescription;
  /** As the table of the package `obis` has it. */
  readonly line: string;
}

/** `smart-me obis list [TEXT]`: the codes that meters and smart-me use. */
export function defineObisList(command: Command, { terminal }: CommandContext): void {
  withOutput(
    command.argument('[text...]', 'what the code or the name holds, in any order: water volume, 1.8, tariff'),
  )
    .addOption(new Option('-m, --medium <medium>', 'electricity, heat, gas, cold-water ...'))
    .addOption(languageOption(languages))
    .addOption(
      new Option('--csv', 'print CSV: all facts, and the names in every language').conflicts(['json']),
    )
    .action((texts: string[], options: ObisListOptions) => {
      const { head, codes } = tableOf(options.language);
      const found = codes.filter((code) => isOf(options.medium, code, codes) && holds(code, texts));
      if (found.length === 0) {
        const wanted = [...texts, ...(options.medium === undefined ? [] : [`of ${options.medium}`])].join(
          ' ',
        );
        throw new UsageError(
          `the list has no code with ${JSON.stringify(wanted)}`,
          `Search for less, or give --language (it is ${options.language}). smart-me obis CODE explains any code.`,
        );
      }
      print(found, { head, ...options }, terminal);
    });
  withExamples(command, [
    'smart-me obis list',
    'smart-me obis list energy tariff --medium electricity',
    'smart-me obis list --medium heat --language de --csv',
  ]);
}

function tableOf(language: Language): { readonly head: string; readonly codes: readonly ListedCode[] } {
  const [head = '', ...lines] = obisTable('codes').trimEnd().split('\n');
  // The code is the first cell, and needs no quotes.
  const codes = lines.map((line) => ({
    description: describeObis(line.slice(0, line.indexOf(',')), { language }),
    line,
  }));
  return { head, codes };
}

function isOf(medium: string | undefined, { description }: ListedCode, all: readonly ListedCode[]): boolean {
  if (medium === undefined || description.medium === medium.toLowerCase()) return true;
  const media = new Set(all.map((code) => code.description.medium));
  if ([...media].includes(medium.toLowerCase() as typeof description.medium)) return false;
  throw new UsageError(
    `there is no medium ${JSON.stringify(medium)}`,
    `There are: ${[...media].filter((one) => one !== undefined).join(', ')}.`,
  );
}

function holds({ description: { code, name } }: ListedCode, texts: readonly string[]): boolean {
  const text = folded(`${code.toString()} ${code.toHex()} ${name}`);
  return texts.every((wanted) => text.includes(folded(wanted)));
}

/** Without case and accents: `énergie` is found by `energie`. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const COLUMNS: readonly Column[] = [
  { title: 'OBIS code', emphasis: 'name' },
  { title: 'Name', wrapTo: 24 },
  { title: 'Unit' },
  { title: 'Medium', emphasis: 'faint', drop: 1, wrapTo: 11 },
];

function print(
  found: readonly ListedCode[],
  { head, json, csv, quiet }: ObisListOptions & { readonly head: string },
  terminal: Terminal,
): void {
  if (csv) {
    if (!quiet) terminal.print(head);
    for (const { line } of found) terminal.print(line);
    return;
  }
  if (json) {
    for (const { description } of found)
      terminal.printJson({ ...description, hex: description.code.toHex() });
    return;
  }
  if (quiet) {
    for (const { description } of found) terminal.print(description.code.toString());
    return;
  }
  const rows = found.map(({ description: { code, name, unit, medium } }) => [
    code.toString(),
    name,
    unit === '1' ? '' : (unit ?? ''),
    medium ?? '',
  ]);
  printTable(COLUMNS, rows, terminal);
  terminal.print();
  terminal.print(`${counted(found.length, 'code')}. smart-me obis CODE explains one.`);
}
