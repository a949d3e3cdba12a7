import { CommanderError } from 'commander';
import { exitCodeOf, failureLine } from './failure/failure-line.ts';
import { createProgram } from './program.ts';
import { openTerminal, type Terminal } from './terminal/terminal.ts';

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

/** Runs a command at this terminal, in this environment. Returns the exit code. */
export async function runCommand(
  args: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  try {
    const program = await createProgram(args, { terminal, environment });
    await program.parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has told its own errors already; with exit code 0 it only showed help or the version.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.complain(failureLine(error));
    return exitCodeOf(error);
  }
}
