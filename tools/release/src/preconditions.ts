import { execFileSync } from 'node:child_process';
import { rootManifest } from './manifests.ts';

const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();

/** What stands against a release of the workspace in this folder, each with what to do about it; nothing when it can be made. */
export function objectionsToRelease(): string[] {
  const objections: string[] = [];
  if (rootManifest('.').repository === undefined) {
    objections.push(
      'package.json names no repository, and npm states the provenance of a package by it. Enter once, there: ' +
        '"repository": { "type": "git", "url": "git+https://…" }, "homepage" and "bugs"; every package takes them from it.',
    );
  }
  if (git('status', '--porcelain') !== '')
    objections.push('There are files that are changed and not committed.');
  const branch = git('rev-parse', '--abbrev-ref', 'HEAD');
  if (!/^(main$|release\/|hotfix\/)/.test(branch)) {
    objections.push(`A release is made on main, on release/NAME or on hotfix/NAME, and this is ${branch}.`);
  }
  const base = branch.startsWith('hotfix/') ? branch : 'main';
  const behind = commitsBehind(base);
  if (behind !== 0) {
    objections.push(
      behind === undefined
        ? `The remote could not be asked whether its ${base} is ahead: git fetch says why.`
        : `The remote's ${base} has ${behind} commits that this branch has not: pull first.`,
    );
  }
  return objections;
}

/** How many commits of the remote's branch are missing here; 0 without a remote, or when the branch is not on it. */
function commitsBehind(base: string): number | undefined {
  if (git('remote') === '') return 0;
  const remote = `refs/remotes/origin/${base}`;
  try {
    // The workflow has fetched everything a moment ago, and has no credentials in this step.
    if (process.env['GITHUB_ACTIONS'] !== 'true') git('fetch', '--quiet', '--prune', 'origin');
  } catch {
    return undefined;
  }
  return git('for-each-ref', remote) === '' ? 0 : Number(git('rev-list', '--count', `HEAD..${remote}`));
}
