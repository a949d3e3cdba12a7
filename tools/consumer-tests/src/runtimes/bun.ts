import { execute } from '../execute.ts';
import { RUNTIMES } from '../kit.ts';
import type { Run } from '../consumer.ts';

/** Bun, with nothing fetched that is not installed. */
export const bun: Run = ({ folder }) =>
  execute(RUNTIMES.bun, ['--no-install', 'run', 'main.mjs'], { cwd: folder });
