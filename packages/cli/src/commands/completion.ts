import { Argument, type Command } from 'commander';
import { type CommandContext, withExamples } from './command.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
type Shell = (typeof SHELLS)[number];

/** `smart-me completion SHELL`: a script that completes the names of the commands and their options. */
export function defineCompletion(command: Command, { terminal }: CommandContext): void {
  withExamples(command.addArgument(new Argument('<shell>').choices(SHELLS)), [
    'smart-me completion bash',
    'smart-me completion fish',
  ]).action((shell: Shell) => {
    const commands = command.parent?.commands ?? [];
    terminal.print(
      SCRIPTS[shell](commands.map((each) => ({ name: each.name(), description: each.description() }))),
    );
  });
}

interface Name {
  readonly name: string;
  readonly description: string;
}

const OPTIONS = ['--help', '--json', '--quiet', '--profile', '--base-url', '--time-zone'];

const SCRIPTS: Readonly<Record<Shell, (names: readonly Name[]) => string>> = {
  bash: (names) => `_smart_me() {
  local words="${names.map(({ name }) => name).join(' ')}"
  if [ "$COMP_CWORD" -gt 1 ]; then words="${OPTIONS.join(' ')}"; fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _smart_me smart-me`,
  zsh: (names) => `#compdef smart-me
_smart_me() {
  if (( CURRENT == 2 )); then
    local -a commands=(${names.map(({ name, description }) => quoted(`${name}:${description.replaceAll(':', ' -')}`)).join(' ')})
    _describe 'command' commands
  else
    _values 'option' ${OPTIONS.join(' ')}
    _files
  fi
}
compdef _smart_me smart-me`,
  fish: (names) =>
    names
      .map(
        ({ name, description }) =>
          `complete -c smart-me -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
      )
      .concat(OPTIONS.map((option) => `complete -c smart-me -l ${option.slice(2)}`))
      .join('\n'),
  powershell: (names) => `Register-ArgumentCompleter -Native -CommandName smart-me -ScriptBlock {
  param($word, $ast, $position)
  $words = if ($ast.CommandElements.Count -le 2) { ${names.map(({ name }) => `'${name}'`).join(', ')} } else { ${OPTIONS.map((option) => `'${option}'`).join(', ')} }
  $words | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}`,
};

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
