import { execFileSync } from 'node:child_process';

/** What a package's own commits since its last release mean to its users. */
export type Change = 'breaks' | 'changes' | 'nothing';

/** Reads them by the files that they touch. A package that was never released changes. */
export function changeOf(name: string, root: string): Change {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const [tag = ''] = git('tag', '--list', `${name}@*`, '--merged', 'HEAD', '--sort=-version:refname').split(
    '\n',
  );
  if (tag === '') return 'changes';
  const folder = name.slice(name.indexOf('/') + 1);
  const messages = git('log', '--format=%B%x00', `${tag}..HEAD`, '--', `packages/${folder}`).split('\0');
  const changes = messages.map((message) => meaningOf(message.trim(), folder));
  return (
    changes.find((change) => change === 'breaks') ??
    changes.find((change) => change === 'changes') ??
    'nothing'
  );
}

/** The same types release as in nx.json, and a commit with the scope of another package breaks that one only, as Nx has it too. */
export function meaningOf(message: string, folder: string): Change {
  const { type, scope, mark } =
    /^(?<type>\w+)(?:\((?<scope>[^)]+)\))?(?<mark>!)?: /.exec(message)?.groups ?? {};
  if (type === undefined) return 'nothing';
  const isBreaking = mark !== undefined || /^BREAKING[ -]CHANGE: /m.test(message);
  if (isBreaking) return scope === undefined || scope === folder ? 'breaks' : 'changes';
  return ['feat', 'fix', 'perf', 'revert'].includes(type) ? 'changes' : 'nothing';
}
