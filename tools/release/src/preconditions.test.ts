import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

let scratch: string;
let clone: string;

// Nothing of the machine's own configuration: its identity, hooks and signing keys stay out.
const env = {
  ...process.env,
  NODE_OPTIONS: '',
  GIT_CONFIG_GLOBAL: '',
  GIT_CONFIG_NOSYSTEM: '1',
  NX_DRY_RUN: '',
};
const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.invalid', ...args], {
    cwd: clone,
    env,
    encoding: 'utf8',
  });

function commit(message: string): void {
  writeFileSync(join(clone, 'file.txt'), message);
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

/** What stands against a release from the clone, and the exit code. */
function objections(extra: Readonly<Record<string, string>> = {}): [string[], number | null] {
  const { stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'preconditions.main.ts')],
    {
      cwd: clone,
      env: { ...env, GITHUB_ACTIONS: '', ...extra },
      encoding: 'utf8',
    },
  );
  return [
    stderr
      .trim()
      .split('\n')
      .filter((line) => line !== ''),
    status,
  ];
}

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'smart-me-release-'));
  clone = join(scratch, 'clone');
  const origin = join(scratch, 'origin.git');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin], { env });
  execFileSync('git', ['clone', '--quiet', origin, clone], { env, stdio: 'ignore' });
  git('switch', '--quiet', '--force-create', 'main');
  const manifest = {
    name: 'root',
    version: '0.0.0',
    repository: { type: 'git', url: 'git+https://git.example/a' },
  };
  writeFileSync(join(clone, 'package.json'), JSON.stringify(manifest));
  commit('feat: the first');
  git('push', '--quiet', '--set-upstream', 'origin', 'main');
});
afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

describe('a release', () => {
  test('goes ahead from a clean, current main, and from branches that releases are made on', () => {
    for (const branch of ['main', 'release/1', 'hotfix/obis-0.1']) {
      if (branch !== 'main') git('switch', '--quiet', '--create', branch);
      expect(objections()).toEqual([[], 0]);
    }
  });

  test('is refused when the remote has commits that are not here', () => {
    commit('fix: somebody else pushed this');
    git('push', '--quiet');
    git('reset', '--quiet', '--hard', 'HEAD~1');
    // As if it had never been fetched.
    git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    for (const branch of ['main', 'release/1']) {
      if (branch !== 'main') git('switch', '--quiet', '--create', branch);
      expect(objections()).toEqual([
        ["✗ The remote's main has 1 commits that this branch has not: pull first."],
        1,
      ]);
    }
  });

  test('is refused when the remote cannot be asked', () => {
    rmSync(join(scratch, 'origin.git'), { recursive: true });
    expect(objections()).toEqual([[expect.stringContaining('could not be asked')], 1]);
  });

  test('is refused from another branch, and with files that are not committed', () => {
    git('switch', '--quiet', '--create', 'topic');
    writeFileSync(join(clone, 'file.txt'), 'changed');
    expect(objections()).toEqual([
      ['✗ There are files that are changed and not committed.', expect.stringContaining('this is topic')],
      1,
    ]);
  });

  test('is refused while no repository is named; a dry run says so and goes on', () => {
    writeFileSync(join(clone, 'package.json'), '{"name":"root","version":"0.0.0"}');
    commit('chore: no repository');
    expect(objections()).toEqual([[expect.stringContaining('names no repository')], 1]);
    expect(objections({ NX_DRY_RUN: 'true' })[1]).toBe(0);
  });
});
