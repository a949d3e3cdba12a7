import { execute } from '../execute.ts';
import { NODES, RUNTIMES } from '../toolchain.ts';
import { esbuildIn, viteIn } from './bundlers.ts';
import type { Chromium } from './chromium.ts';
import type { Run } from '../consumer.ts';
import type { RuntimeName } from './runtime.ts';
import { workerd } from './workerd.ts';

/** How each column of the table is run. */
export const runtimesWith = (chromium: Chromium): Readonly<Record<RuntimeName, Run>> => ({
  'Node 22 import': nodeImport('Node 22'),
  'Node 22 require': nodeRequire('Node 22'),
  'Node 24 import': nodeImport('Node 24'),
  'Node 24 require': nodeRequire('Node 24'),
  'Node 26 import': nodeImport('Node 26'),
  'Node 26 require': nodeRequire('Node 26'),
  Bun: bun,
  Deno: deno,
  workerd,
  'Vite in Chromium': viteIn(chromium),
  'esbuild in Chromium': esbuildIn(chromium),
});

/** `import` as an ES module, on one version of Node. */
const nodeImport =
  (version: keyof typeof NODES): Run =>
  ({ folder }) =>
    execute(NODES[version], ['main.mjs'], { cwd: folder });

/** `require()` from CommonJS, on one version of Node. */
const nodeRequire =
  (version: keyof typeof NODES): Run =>
  ({ folder }) =>
    execute(NODES[version], ['main.cjs'], { cwd: folder });

/** Bun, with nothing fetched that is not installed. */
const bun: Run = ({ folder }) => execute(RUNTIMES.bun, ['--no-install', 'run', 'main.mjs'], { cwd: folder });

/** Deno on the installed `node_modules`. A universal package gets no more than the network of this machine. */
const deno: Run = ({ folder, subject }) =>
  execute(
    RUNTIMES.deno,
    [
      'run',
      '--quiet',
      '--no-remote',
      '--no-prompt',
      '--node-modules-dir=manual',
      ...(subject.universal ? ['--allow-net=127.0.0.1'] : ['--allow-all']),
      'main.mjs',
    ],
    { cwd: folder },
  );
