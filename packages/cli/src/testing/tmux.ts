import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';

const run = promisify(execFile);

/** What a terminal of this width shows when the command has run, or, with `until`, when it has come so far. */
export async function screenOf(
  command: string,
  {
    columns,
    env,
    until,
    folder,
  }: {
    readonly columns: number;
    readonly env: Readonly<Record<string, string>>;
    readonly until?: RegExp | undefined;
    /** Where the command runs. */
    readonly folder: string;
  },
): Promise<string> {
  const socket = `smart-me-${randomUUID()}`;
  const tmux = async (...args: readonly string[]): Promise<string> =>
    (await run('tmux', ['-L', socket, ...args])).stdout;
  const variables = Object.entries(env).map(([name, value]) => `${name}='${value}'`);
  const line = `env -i ${variables.join(' ')} PATH='${process.env['PATH'] ?? ''}' TERM=screen LANG=C.UTF-8 ${command}`;
  try {
    await tmux(
      '-u',
      'new-session',
      '-d',
      '-c',
      folder,
      '-x',
      String(columns),
      '-y',
      '50',
      `sh -c '${line.replaceAll("'", `'\\''`)}; printf "\\nDONE\\n"; sleep 600'`,
    );
    for (;;) {
      const screen = await tmux('capture-pane', '-p');
      const isDone = /^DONE$/m.test(screen);
      if (until === undefined ? isDone : until.test(screen))
        return screen.replace(/\n*DONE\n[^]*$/, '').replace(/[ \n]+$/, '') + '\n';
      if (isDone) throw new Error(`It ended without having shown ${String(until)}:\n${screen}`);
      await delay(50);
    }
  } finally {
    await tmux('kill-server').catch(() => undefined);
  }
}
