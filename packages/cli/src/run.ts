import { runCommand } from './run-command.ts';
import { openTerminal } from './terminal/terminal.ts';

/**
 * Runs the `smart-me` command with the arguments behind its name. Returns the exit code: 0 done, 1 failed, 2 wrong input,
 * 130 ended by Ctrl-C before it was done.
 *
 * @example
 * ```ts
 * import { run } from '@smart-me/cli';
 *
 * process.exitCode = await run(['obis', '1-0:1.8.0*255']);
 * ```
 */
export async function run(args: readonly string[]): Promise<number> {
  const terminal = openTerminal();
  try {
    return await runCommand(args, terminal, process.env);
  } finally {
    terminal[Symbol.dispose]();
  }
}
