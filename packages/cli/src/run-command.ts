import { CommanderError } from 'commander';
import { exitCodeOf, failureLine } from './failure/failure-line.ts';
import { createProgram } from './program.ts';
import type { Terminal } from './terminal/terminal.ts';

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
