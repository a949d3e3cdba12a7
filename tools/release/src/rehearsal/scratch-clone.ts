import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute, type Registry } from '@smart-me-tools/consumer-tests/registry';
import { workspace } from '../released-packages.ts';

/** A clone of this workspace with a remote of its own: nothing done in it reaches the workspace. */
export interface ScratchClone {
  readonly root: string;
  /** Runs git in the clone. */
  git(...args: readonly string[]): Promise<string>;
  /** Appends a line to a file and commits it. */
  commit(message: string, file: string, line: string): Promise<void>;
  /** Runs the one release command in the clone, against the registry; gives what it printed. */
  release(...flags: readonly string[]): Promise<string>;
}

/** Clones what is committed, with an identity of its own, and installs it from the store of this machine. */
export async function scratchClone(scratch: string, registry: Registry): Promise<ScratchClone> {
  const origin = join(scratch, 'origin.git');
  const root = join(scratch, 'clone');
  // Nothing of the machine's own configuration: its identity, hooks and signing keys stay out.
  const isolated = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: readonly string[]): Promise<string> =>
    execute('git', args, { cwd: root, env: isolated });

  await execute('git', ['clone', '--quiet', '--bare', workspace, origin], { cwd: scratch, env: isolated });
  await execute('git', ['clone', '--quiet', origin, root], { cwd: scratch, env: isolated });
  await git('switch', '--quiet', '--force-create', 'main', 'HEAD');
  await git('config', 'user.name', 'Rehearsal');
  await git('config', 'user.email', 'rehearsal@example.invalid');
  await git('push', '--quiet', '--set-upstream', 'origin', 'main');

  const home = process.env['HOME'] ?? scratch; // where pnpm keeps its store
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  await execute('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--loglevel=error'], {
    cwd: root,
    env: { HOME: home },
  });

  return {
    root,
    git,
    async commit(message, file, line) {
      appendFileSync(join(root, file), `${line}\n`);
      await git('add', '--', file);
      await git('commit', '--quiet', '-m', message);
    },
    release: (...flags) =>
      execute('node', ['tools/release/src/main.ts', '--skip-tests', `--registry=${registry.url}`, ...flags], {
        cwd: root,
        env: {
          ...isolated,
          HOME: home,
          PATH: path,
          NPM_CONFIG_USERCONFIG: registry.npmrc,
          NX_DAEMON: 'false',
        },
      }),
  };
}
