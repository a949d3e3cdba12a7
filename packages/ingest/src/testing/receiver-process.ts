import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('receiver.main.ts', import.meta.url));

/** A receiver that runs. */
export interface ReceiverProcess {
  readonly child: ChildProcess;
  readonly url: string;
}

/**
 * Starts a receiver as a process of its own.
 *
 * @param sink `store`, or the address of a PostgreSQL that has the tables
 * @param wrap what stands before node, such as `strace` and its options
 */
export async function startReceiver(
  path: string,
  {
    port = 0,
    wrap = [],
    sink = 'store',
  }: { readonly port?: number; readonly wrap?: readonly string[]; readonly sink?: string } = {},
): Promise<ReceiverProcess> {
  const node = [
    process.execPath,
    '--conditions=@smart-me/source',
    '--disable-warning=ExperimentalWarning',
    MAIN,
    path,
    String(port),
    sink,
  ];
  const [command = '', ...args] = [...wrap, ...node];
  const child = spawn(command, args, {
    // It ends when its input does, so that it never outlives who started it.
    stdio: ['pipe', 'pipe', 'inherit'],
    // A group of its own, so that what stands before node ends with it.
    detached: true,
    env: { PATH: process.env['PATH'] },
  });
  const ended = once(child, 'exit').then(() => {
    throw new Error('The receiver ended before it listened.');
  });
  ended.catch(() => undefined);
  const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer];
  return { child, url: line.toString().trim() };
}

/** Ends a process, and waits for its end. */
export async function end({ child }: ReceiverProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child, 'exit');
  if (child.pid !== undefined) process.kill(-child.pid, signal);
  await ended;
}
