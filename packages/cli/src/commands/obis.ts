import type { ObisDescription } from '@smart-me/obis/describe';
import { describeObis, type Language } from '@smart-me/obis/describe';
import { Command } from 'commander';
import { obisGroups } from '../reading/obis-groups.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { languageOption } from './language-option.ts';

interface ObisOptions {
  readonly json?: true;
  readonly language: Language;
}

/** `smart-me obis CODE`: explains an OBIS code. */
export function obisCommand(terminal: Terminal): Command {
  return new Command('obis')
    .description('explain an OBIS code, the number by which meters name what they measure')
    .argument('<code>', 'in any notation: 1-0:1.8.0*255, 1.8.0, 0100010800FF')
    .option('--json', 'print JSON')
    .addOption(languageOption())
    .action((text: string, { json, language }: ObisOptions) => {
      const description = describeObis(text, { language });
      if (json)
        terminal.print(JSON.stringify({ ...description, hex: description.code.toHex() }, undefined, 2));
      else explain(description, terminal);
    });
}

function explain(description: ObisDescription, terminal: Terminal): void {
  const { code, name, unit } = description;
  terminal.print(`${terminal.emphasize('name', code.toString())}  ${terminal.emphasize('strong', name)}`);
  terminal.print();
  for (const { group, value, title, meaning } of obisGroups(description)) {
    terminal.print(
      `  ${group} = ${String(value).padEnd(3)}  ${terminal.emphasize('faint', title.padEnd(14))}  ${meaning}`,
    );
  }
  terminal.print();
  if (unit !== undefined) terminal.print(`  Unit  ${unit === '1' ? 'none, a pure number' : unit}`);
  terminal.print(`  Hex   ${code.toHex()}`);
}
