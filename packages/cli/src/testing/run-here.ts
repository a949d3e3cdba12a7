import { runCommand } from '../run-command.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Runs a command in this process, which is quicker: for all that does not depend on being a process. */
export async function runHere(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }> {
  let stdout = '';
  let stderr = '';
  const terminal: Terminal = {
    ...plainTerminal,
    print: (line = '') => {
      stdout += `${line}\n`;
    },
    complain: (line) => {
      stderr += `${line}\n`;
    },
  };
  const exitCode = await runCommand(args, terminal, environment);
  return { exitCode, stdout, stderr };
}

/** A terminal that shows nothing, and no emphasis; nobody presses Ctrl-C. */
export const plainTerminal: Terminal = {
  print: () => undefined,
  complain: () => undefined,
  emphasize: (_, text) => text,
  stopSignal: () => new AbortController().signal,
  [Symbol.dispose]: () => undefined,
};
