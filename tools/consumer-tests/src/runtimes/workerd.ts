import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { build } from 'esbuild';
import { RUNTIMES } from '../toolchain.ts';
import type { Run } from '../consumer.ts';

/** The worker of Cloudflare, bundled as its own tools do it: one module, conditions `workerd` and `worker`. */
export const workerd: Run = async ({ folder }) => {
  await build({
    entryPoints: [join(folder, 'worker.mjs')],
    outfile: join(folder, 'worker.bundle.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    target: 'es2024',
    logLevel: 'silent',
  });
  copyFileSync(join(import.meta.dirname, 'worker.capnp'), join(folder, 'worker.capnp'));
  const worker = await serve(folder);
  try {
    const response = await fetch(worker.url);
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}\n${worker.said()}`);
    return text;
  } finally {
    await worker[Symbol.asyncDispose]();
  }
};

interface Worker extends AsyncDisposable {
  readonly url: string;
  readonly said: () => string;
}

/** Starts workerd and waits until it says on which port it listens. */
async function serve(folder: string): Promise<Worker> {
  const child = spawn(RUNTIMES.workerd, ['serve', 'worker.capnp', '--control-fd=3'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', () => {
      reject(new Error(`workerd ended: ${said}`));
    });
    child.once('error', reject);
  });
  ended.catch(() => undefined); // a worker that is stopped ends too
  const port = await Promise.race([listening(child.stdio[3] as Readable), ended]);
  return {
    url: `http://127.0.0.1:${port}/`,
    said: () => said,
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended.catch(() => undefined);
    },
  };
}

async function listening(control: Readable): Promise<number> {
  for await (const line of createInterface(control)) {
    const event = JSON.parse(line) as { event: string; port?: number };
    if (event.event === 'listen' && event.port !== undefined) return event.port;
  }
  throw new Error('workerd closed its control channel before it listened.');
}
