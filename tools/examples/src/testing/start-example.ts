import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';

/** A running example, read line by line. */
export interface RunningExample extends AsyncDisposable {
  /** The next line that it prints. */
  nextLine(): Promise<string>;
}

/** Starts an example as its README says: from its source, by Node. */
export function startExample(
  file: string,
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): RunningExample {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--conditions=@smart-me/source', join(import.meta.dirname, '..', file), ...args],
    { env: { ...process.env, NODE_OPTIONS: '', ...environment }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.stdout === null) throw new Error('An example without output.');
  const lines: Interface = createInterface(child.stdout);
  const iterator = lines[Symbol.asyncIterator]();
  return {
    async nextLine() {
      const { value, done } = await iterator.next();
      if (done === true) throw new Error(`${file} ended before it printed another line.`);
      return value;
    },
    async [Symbol.asyncDispose]() {
      lines.close();
      if (child.exitCode === null && child.signalCode === null) {
        child.kill();
        await once(child, 'exit');
      }
    },
  };
}
