import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { workspace } from './released-packages.ts';

/** Runs git in the workspace, and gives what it printed. */
export async function git(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', args, { cwd: workspace });
  return stdout.trim();
}

/** Where a release starts from. */
export interface GitState {
  readonly branch: string;
  /** Files that are changed and not committed. */
  readonly changed: readonly string[];
  /** Absent: no remote. */
  readonly remote: string | undefined;
  /** Commits the remote branch has and this one has not. */
  readonly behind: number;
}

/** Reads where the working tree stands, after a fetch when there is a remote. */
export async function gitState(): Promise<GitState> {
  const branch = await git('rev-parse', '--abbrev-ref', 'HEAD');
  const changed = (await git('status', '--porcelain')).split('\n').filter((line) => line !== '');
  const [remote] = (await git('remote')).split('\n').filter((line) => line !== '');
  if (remote === undefined) return { branch, changed, remote, behind: 0 };
  await git('fetch', '--quiet', '--tags', remote);
  const upstream = await git('rev-parse', '--verify', '--quiet', `${remote}/${branch}`).catch(() => '');
  const behind = upstream === '' ? 0 : Number(await git('rev-list', '--count', `HEAD..${upstream}`));
  return { branch, changed, remote, behind };
}
