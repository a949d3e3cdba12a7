import { runCommand } from '../run.ts';
import { plainText } from '../terminal/text.ts';
import { jsonOf, shown, type Terminal } from '../terminal/terminal.ts';

/** Runs a command in this process, which is quicker: for all that does not depend on being a process. */
export async function runHere(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  settings: Partial<Terminal> = {},
): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }> {
  let stdout = '';
  let stderr = '';
  const terminal: Terminal = {
    ...plainTerminal,
    print: (line = '') => {
      stdout += `${shown(line)}\n`;
    },
    printJson: (value, indent) => {
      stdout += `${jsonOf(value, indent)}\n`;
    },
    write: (chunk) => {
      stdout += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
      return Promise.resolve();
    },
    complain: (line) => {
      stderr += `${plainText(line)}\n`;
    },
    ...settings,
  };
  const exitCode = await runCommand(args, terminal, environment);
  return { exitCode, stdout, stderr };
}

/** A terminal that shows nothing, and no emphasis; nobody presses Ctrl-C. */
export const plainTerminal: Terminal = {
  columns: Infinity,
  showsProgress: false,
  print: () => undefined,
  printJson: () => undefined,
  write: () => Promise.resolve(),
  progress: () => undefined,
  complain: () => undefined,
  emphasize: (_, text) => text,
  stopSignal: () => new AbortController().signal,
  [Symbol.dispose]: () => undefined,
};
