import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execute, type Registry, workspace } from '@smart-me-tools/consumer-tests/registry';

/** A clone of this workspace with a remote of its own: nothing done in it reaches the workspace. */
export interface ScratchClone {
  readonly root: string;
  /** Runs git in the clone. */
  git(...args: readonly string[]): Promise<string>;
  /** Changes a file and commits it. */
  edit(message: string, file: string, change: (text: string) => string): Promise<void>;
  /** Appends a line to a file and commits it. */
  append(message: string, file: string, line: string): Promise<void>;
  /** How many packages have a changelog. */
  changelogs(): number;
  /** Runs `nx release`: versions, changelogs, a commit; gives what it printed. */
  version(...args: readonly string[]): Promise<string>;
  /** Publishes to the registry what is not tagged, and tags it. */
  publish(): Promise<string>;
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
  await git('push', '--quiet', '--force', '--set-upstream', 'origin', 'main');

  const home = process.env['HOME'] ?? scratch; // where pnpm keeps its store
  const path = `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`;
  await execute('pnpm', ['install', '--frozen-lockfile', '--prefer-offline', '--loglevel=error'], {
    cwd: root,
    env: { HOME: home },
  });

  const run = (command: string, args: readonly string[]): Promise<string> =>
    execute(command, args, {
      cwd: root,
      env: {
        ...isolated,
        HOME: home,
        PATH: path,
        NPM_CONFIG_USERCONFIG: registry.npmrc,
        NX_DAEMON: 'false',
      },
    });

  const edit: ScratchClone['edit'] = async (message, file, change) => {
    const path = join(root, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    await git('commit', '--quiet', '-m', message, '--', file);
  };

  return {
    root,
    git,
    edit,
    append: (message, file, line) => edit(message, file, (text) => `${text}${line}\n`),
    changelogs: () => globSync('packages/*/CHANGELOG.md', { cwd: root }).length,
    version: (...args) => run('nx', ['release', '--skip-publish', ...args]),
    publish: () => run('node', ['tools/release/src/publish.ts', `--registry=${registry.url}`]),
  };
}
