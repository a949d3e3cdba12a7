import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where the runtimes, bundlers, compilers and checks are installed, apart from the workspace. */
export const toolchain: string = join(import.meta.dirname, '..', 'toolchain');

/** Loads a CommonJS or ES module of the toolchain: the workspace itself does not depend on any of them. */
export const fromToolchain: NodeJS.Require = createRequire(join(toolchain, 'package.json'));

const modules = join(toolchain, 'node_modules');

/** The versions of Node that a consumer may have, each a real one; of 22 the first that `engines` of the packages allows. */
export const NODES = {
  'Node 22': join(modules, 'node-22/bin/node'),
  'Node 24': join(modules, 'node-24/bin/node'),
  'Node 26': join(modules, 'node-26/bin/node'),
} as const;

/** The runtimes that are not Node. */
export const RUNTIMES = {
  bun: join(modules, '@oven/bun-linux-x64/bin/bun'),
  deno: join(modules, '@deno/linux-x64-glibc/deno'),
  workerd: join(modules, '@cloudflare/workerd-linux-64/bin/workerd'),
} as const;

/** The TypeScript compilers, each as a script for Node. */
export const COMPILERS = {
  'TypeScript 5.9': join(modules, 'typescript-5.9/bin/tsc'),
  'TypeScript 6': join(modules, 'typescript-6/bin/tsc'),
  'TypeScript 7': join(modules, 'typescript-7/bin/tsc'),
} as const;

/** The npm that installs for a consumer, as a script for Node. */
export const NPM: string = join(modules, 'npm/bin/npm-cli.js');
