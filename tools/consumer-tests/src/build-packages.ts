import { execFileSync } from 'node:child_process';
import { workspace } from './subjects.ts';

/** Builds every package; what is built already is not built again. */
export function buildPackages(): void {
  execFileSync('nx', ['run-many', '-t', 'build', '--projects', 'packages/*'], {
    cwd: workspace,
    env: { ...process.env, NX_DAEMON: 'false' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
