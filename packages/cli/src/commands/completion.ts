import { Argument, Command } from 'commander';
import { type CommandContext, type DefineCommand, withExamples } from './command.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
type Shell = (typeof SHELLS)[number];

/** A command to complete, as the list of them knows it. */
interface Completed {
  readonly name: string;
  readonly description: string;
  readonly load: () => Promise<DefineCommand>;
}

/** `smart-me completion SHELL`: a script that completes these commands, their subcommands and options. */
export function defineCompletion(
  command: Command,
  context: CommandContext,
  commands: readonly Completed[],
): void {
  withExamples(command.addArgument(new Argument('<shell>').choices(SHELLS)), [
    'smart-me completion bash',
    'smart-me completion fish',
  ]).action(async (shell: Shell) => {
    const words: Words[] = [];
    // One after the other: on Node 22 Jest loads no two modules at once that share others.
    for (const { name, description, load } of commands) {
      const defined = new Command(name);
      (await load())(defined, context);
      words.push({ ...wordsOf(defined), name, description });
    }
    context.terminal.print(SCRIPTS[shell](words));
  });
}

/** What can follow the name of a command. */
interface Words {
  readonly name: string;
  readonly description: string;
  readonly options: readonly string[];
  readonly below: readonly Words[];
}

function wordsOf(command: Command): Words {
  return {
    name: command.name(),
    description: command.description(),
    options: [...command.options.flatMap(({ long }) => long ?? []), '--help'],
    below: command.commands.map(wordsOf),
  };
}

const namesOf = (words: readonly Words[]): string => words.map(({ name }) => name).join(' ');

const SCRIPTS: Readonly<Record<Shell, (words: readonly Words[]) => string>> = {
  bash: (all) => `_smart_me() {
  local word="\${COMP_WORDS[COMP_CWORD]}" first="\${COMP_WORDS[1]}" second="\${COMP_WORDS[2]}" words
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${namesOf(all)} --help --version"
  else
    case "$first $second" in
${bashCases(all)}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -o default -F _smart_me smart-me`,
  zsh: (all) => `#compdef smart-me
_smart_me() {
  local -a commands below options
  if (( CURRENT == 2 )); then
    commands=(${all.map(described).join(' ')})
    _describe 'command' commands
    return
  fi
  case "$words[2]" in
${all
  .map(({ name, below, options }) => {
    const nested = below.map((one) => `${one.name}) options=(${one.options.join(' ')});;`).join(' ');
    return `    ${name}) below=(${below.map(described).join(' ')}); options=(${options.join(' ')})${
      nested === '' ? '' : `\n      case "$words[3]" in ${nested} esac`
    };;`;
  })
  .join('\n')}
  esac
  if (( CURRENT == 3 && $#below )); then _describe 'command' below; fi
  compadd -- $options
  _files
}
compdef _smart_me smart-me`,
  fish: (all) =>
    all
      .flatMap(({ name, description, options, below }) => [
        `complete -c smart-me -f -n __fish_use_subcommand -a ${name} -d ${quoted(description)}`,
        ...options.map(
          (option) => `complete -c smart-me -n '__fish_seen_subcommand_from ${name}' -l ${option.slice(2)}`,
        ),
        ...below.flatMap((one) => [
          `complete -c smart-me -f -n '__fish_seen_subcommand_from ${name}; and not __fish_seen_subcommand_from ${namesOf(below)}' -a ${one.name} -d ${quoted(one.description)}`,
          ...one.options
            .filter((option) => !options.includes(option))
            .map(
              (option) =>
                `complete -c smart-me -n '__fish_seen_subcommand_from ${name}; and __fish_seen_subcommand_from ${one.name}' -l ${option.slice(2)}`,
            ),
        ]),
      ])
      .join('\n'),
  powershell: (all) => `Register-ArgumentCompleter -Native -CommandName smart-me -ScriptBlock {
  param($word, $ast, $position)
  $known = @{
${all
  .flatMap((one) => [
    `    '${one.name}' = '${[...one.below.map(({ name }) => name), ...one.options].join(' ')}'`,
    ...one.below.map(({ name, options }) => `    '${one.name} ${name}' = '${options.join(' ')}'`),
  ])
  .join('\n')}
  }
  $given = @($ast.CommandElements | ForEach-Object { "$_" })
  $words = '${namesOf(all)}'
  if ($given.Count -gt 2 -or ($given.Count -eq 2 -and -not $word)) {
    $words = $known[$given[1]]
    if ($given.Count -gt 2 -and $known.ContainsKey("$($given[1]) $($given[2])")) { $words = $known["$($given[1]) $($given[2])"] }
  }
  -split $words | Where-Object { $_ -like "$word*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}`,
};

/** Those of a subcommand first: the first pattern that fits counts. */
function bashCases(all: readonly Words[]): string {
  return all
    .flatMap(({ name, options, below }) => [
      ...below.map((one) => `      "${name} ${one.name}") words="${one.options.join(' ')}" ;;`),
      `      "${name} "*) words="${[namesOf(below), ...options].filter(Boolean).join(' ')}" ;;`,
    ])
    .join('\n');
}

/** `name:description` for zsh. */
function described({ name, description }: Words): string {
  return quoted(`${name}:${description.replaceAll(':', ' -')}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
