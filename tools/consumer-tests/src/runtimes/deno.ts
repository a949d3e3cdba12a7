import { execute } from '../execute.ts';
import { RUNTIMES } from '../kit.ts';
import type { Run } from '../consumer.ts';

/** Deno on the installed `node_modules`. A universal package gets no more than the network of this machine. */
export const deno: Run = ({ folder, subject }) =>
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
