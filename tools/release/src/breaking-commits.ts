import { execFileSync } from 'node:child_process';

/** Whether a package breaks its users by what was committed for it since its last release; a package without one has no users. */
export function isBroken(name: string, root: string): boolean {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const [tag = ''] = git('tag', '--list', `${name}@*`, '--merged', 'HEAD', '--sort=-version:refname').split(
    '\n',
  );
  if (tag === '') return false;
  const folder = name.slice(name.indexOf('/') + 1);
  const messages = git('log', '--format=%B%x00', `${tag}..HEAD`, '--', `packages/${folder}`).split('\0');
  return messages.some((message) => breaks(message.trim(), folder));
}

/** A commit with the scope of another package breaks that one, as Nx reads it too (conventionalcommits.org 1.0.0). */
export function breaks(message: string, folder: string): boolean {
  const { scope, mark } = /^\w+(?:\((?<scope>[^)]+)\))?(?<mark>!)?: /.exec(message)?.groups ?? {};
  if (scope !== undefined && scope !== folder) return false;
  return mark !== undefined || /^BREAKING[ -]CHANGE: /m.test(message);
}
