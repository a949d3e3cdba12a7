/** The columns of the table. */
export const RUNTIMES = [
  'Node 22 import',
  'Node 22 require',
  'Node 24 import',
  'Node 24 require',
  'Node 26 import',
  'Node 26 require',
  'Bun',
  'Deno',
  'workerd',
  'Vite in Chromium',
  'esbuild in Chromium',
] as const;

/** One column of the table. */
export type RuntimeName = (typeof RUNTIMES)[number];
