import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Run } from '../consumer.ts';
import { execute } from '../execute.ts';
import { RUNTIMES } from '../toolchain.ts';

/** The worker of Cloudflare, bundled as its own tools do it: one module, conditions `workerd` and `worker`. It runs the handler `test`. */
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
  return execute(RUNTIMES.workerd, ['test', 'worker.capnp'], { cwd: folder });
};
