import type { Run } from '../consumer.ts';
import { execute } from '../execute.ts';
import { NODES, RUNTIMES as BINARIES } from '../toolchain.ts';
import { esbuild, vite } from './bundlers.ts';
import { workerd } from './workerd.ts';

/** One version of Node; `main.mjs` is an ES module, `main.cjs` has `require()`. */
const node =
  (version: keyof typeof NODES, program: 'main.mjs' | 'main.cjs'): Run =>
  ({ folder }) =>
    execute(NODES[version], [program], { cwd: folder });

/** The columns of the table, and how each is run. */
export const RUNTIMES = {
  'Node 22 import': node('Node 22', 'main.mjs'),
  'Node 22 require': node('Node 22', 'main.cjs'),
  'Node 24 import': node('Node 24', 'main.mjs'),
  'Node 24 require': node('Node 24', 'main.cjs'),
  'Node 26 import': node('Node 26', 'main.mjs'),
  'Node 26 require': node('Node 26', 'main.cjs'),
  // With nothing fetched that is not installed.
  Bun: ({ folder }) => execute(BINARIES.bun, ['--no-install', 'run', 'main.mjs'], { cwd: folder }),
  // On the installed `node_modules`. A universal package gets no more than the network of this machine.
  Deno: ({ folder, subject }) => {
    const allowed = subject.universal ? '--allow-net=127.0.0.1' : '--allow-all';
    const options = ['--quiet', '--no-remote', '--no-prompt', '--node-modules-dir=manual', allowed];
    return execute(BINARIES.deno, ['run', ...options, 'main.mjs'], { cwd: folder });
  },
  workerd,
  'Vite in Chromium': vite,
  'esbuild in Chromium': esbuild,
} satisfies Readonly<Record<string, Run>>;

/** One column of the table. */
export type RuntimeName = keyof typeof RUNTIMES;

export const RUNTIME_NAMES: readonly RuntimeName[] = Object.keys(RUNTIMES) as RuntimeName[];
