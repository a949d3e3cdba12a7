import { join } from 'node:path';
import { execute } from '../execute.ts';
import { kit, NODES } from '../kit.ts';
import { workspace } from '../subjects.ts';
import { judgedBy, type Judgement } from './judgement.ts';

/** knip over the workspace: exports nobody imports, files nobody reaches, dependencies nobody uses. */
export const deadExports = (): Promise<Judgement> =>
  judgedBy('knip', 'the workspace', () =>
    execute(
      NODES['Node 24'],
      [
        join(kit, 'node_modules/knip/bin/knip.js'),
        '--config',
        join(import.meta.dirname, '..', '..', 'knip.json'),
        '--directory',
        workspace,
        '--no-progress',
        '--no-config-hints',
      ],
      { cwd: workspace },
    ),
  );
