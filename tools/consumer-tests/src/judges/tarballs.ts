import { join } from 'node:path';
import { execute } from '../execute.ts';
import { kit, NODES } from '../kit.ts';
import type { Tarball } from '../registry/publish-packages.ts';
import { judgedBy, type Judgement } from './judgement.ts';

/** publint on a tarball: its manifest and files agree, for every bundler and runtime. Warnings count. */
export const publint = ({ name, file }: Tarball): Promise<Judgement> =>
  judgedBy('publint', name, () =>
    execute(NODES['Node 24'], [PUBLINT, 'run', file, '--strict'], { cwd: join(file, '..') }),
  );

/** "Are the types wrong?" on a tarball: every entry point resolves to types that fit its code, for ES modules. */
export const attw = ({ name, file }: Tarball): Promise<Judgement> =>
  judgedBy('attw', name, () =>
    execute(NODES['Node 24'], [ATTW, file, '--profile', 'esm-only', '--no-color', '--no-emoji'], {
      cwd: join(file, '..'),
    }),
  );

const PUBLINT = join(kit, 'node_modules/publint/src/cli.js');
const ATTW = join(kit, 'node_modules/@arethetypeswrong/cli/dist/index.js');
