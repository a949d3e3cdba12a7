import { bun } from './bun.ts';
import { esbuildIn, viteIn } from './bundlers.ts';
import type { Chromium } from './chromium.ts';
import { deno } from './deno.ts';
import { nodeImport, nodeRequire } from './node.ts';
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
