import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { decodeCommand } from './commands/decode.ts';
import { demoCommand } from './commands/demo.ts';
import { loginCommand } from './commands/login.ts';
import { logoutCommand } from './commands/logout.ts';
import { obisCommand } from './commands/obis.ts';
import { simulatorCommand } from './commands/simulator.ts';
import { whoamiCommand } from './commands/whoami.ts';
import { commanderLine } from './failure/failure-line.ts';
import type { Terminal } from './terminal/terminal.ts';

/** The `smart-me` command. Each subcommand is one file in `commands/`. */
export function createProgram(terminal: Terminal, environment: NodeJS.ProcessEnv): Command {
  const program = new Command('smart-me')
    .description('Smart meters of smart-me: watch readings, sign in, decode messages, explain OBIS codes.')
    .version(packageVersion(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        terminal.print(text.trimEnd());
      },
      outputError: (text) => {
        terminal.complain(commanderLine(text));
      },
    });
  for (const command of COMMANDS) {
    program.addCommand(command(terminal, environment).copyInheritedSettings(program));
  }
  return program;
}

const COMMANDS = [
  demoCommand,
  loginCommand,
  logoutCommand,
  whoamiCommand,
  decodeCommand,
  obisCommand,
  simulatorCommand,
];

function packageVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '';
}
