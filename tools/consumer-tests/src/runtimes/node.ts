import { execute } from '../execute.ts';
import type { NODES } from '../kit.ts';
import { NODES as executables } from '../kit.ts';
import type { Run } from '../consumer.ts';

/** `import` as an ES module, on one version of Node. */
export const nodeImport =
  (version: keyof typeof NODES): Run =>
  ({ folder }) =>
    execute(executables[version], ['main.mjs'], { cwd: folder });

/** `require()` from CommonJS, on one version of Node. */
export const nodeRequire =
  (version: keyof typeof NODES): Run =>
  ({ folder }) =>
    execute(executables[version], ['main.cjs'], { cwd: folder });
