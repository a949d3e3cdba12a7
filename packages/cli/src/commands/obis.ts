import { describeObis, type Language, languages, type ObisDescription } from '@smart-me/obis/describe';
import type { Command } from 'commander';
import { obisGroups } from '../reading/obis-groups.ts';
import { type Column, layoutTable } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { wrapText } from '../terminal/text.ts';
import { type CommandContext, type OutputOptions, withExamples, withOutput } from './command.ts';
import { languageOption } from './option-values.ts';
import { defineObisList } from './obis-list.ts';

interface ObisOptions extends OutputOptions {
  readonly language: Language;
}

/** `smart-me obis CODE`: explains an OBIS code. */
export function defineObis(command: Command, context: CommandContext): void {
  const { terminal } = context;
  withExamples(
    withOutput(command.argument('<code>', 'in any notation: 1-0:1.8.0*255, 1.8.0, 0100010800FF')).addOption(
      languageOption(languages),
    ),
    [
      'smart-me obis 1.8.0',
      'smart-me obis 0100010800FF --language de --json',
      'smart-me obis list water volume',
    ],
  ).action((text: string, { json, quiet, language }: ObisOptions) => {
    const description = describeObis(text, { language });
    if (json) terminal.printJson({ ...description, hex: description.code.toHex() }, 2);
    else if (quiet) terminal.print(description.name);
    else explain(description, terminal);
  });
  command.enablePositionalOptions();
  defineObisList(command.command('list').description('list the codes that meters and smart-me use'), context);
}

const COLUMNS: readonly Column[] = [
  { title: '' },
  { title: '', emphasis: 'faint' },
  { title: '', wrapTo: 16 },
];

/** What stands in front of a note's second line. */
const NOTE_INDENT = ' '.repeat('  Note  '.length);

function explain(description: ObisDescription, terminal: Terminal): void {
  const { code, name, note, unit } = description;
  const heading = wrapText(name, terminal.columns - code.toString().length - 2);
  for (const [at, line] of heading.entries()) {
    const before =
      at === 0 ? terminal.emphasize('name', code.toString()) : ' '.repeat(code.toString().length);
    terminal.print(`${before}  ${terminal.emphasize('strong', line)}`);
  }
  terminal.print();
  const rows = obisGroups(description).map(({ group, value, title, meaning }) => [
    `${group} = ${value}`,
    title,
    meaning,
  ]);
  const { columns, emphasize } = terminal;
  const layout = layoutTable(COLUMNS, rows, { columns: columns - 2, emphasize });
  for (const cells of rows) for (const line of layout.row(cells)) terminal.print(`  ${line}`);
  terminal.print();
  if (unit !== undefined) terminal.print(`  Unit  ${unit === '1' ? 'none, a pure number' : unit}`);
  terminal.print(`  Hex   ${code.toHex()}`);
  const lines = note === undefined ? [] : wrapText(note, columns - NOTE_INDENT.length);
  for (const [at, line] of lines.entries()) terminal.print(`${at === 0 ? '  Note  ' : NOTE_INDENT}${line}`);
}
