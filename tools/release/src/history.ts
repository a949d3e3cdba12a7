import { type Change, changeOf, greatest, parseCommit } from './conventional-commit.ts';
import { git } from './git.ts';
import type { ReleasedPackage } from './released-packages.ts';

/** The tag of a package's last release on this branch; undefined before its first one. */
export async function lastTagOf({ name }: ReleasedPackage): Promise<string | undefined> {
  const [tag] = (
    await git('tag', '--list', `${name}@*`, '--merged', 'HEAD', '--sort=-version:refname')
  ).split('\n');
  return tag === '' ? undefined : tag;
}

/** What the commits since a tag mean to a package, by those that touch files it ships. */
export async function changeSince(tag: string, { folder }: ReleasedPackage): Promise<Change | undefined> {
  const root = `packages/${folder}`;
  const log = await git(
    'log',
    `--format=%s${UNIT}%b${RECORD}`,
    `${tag}..HEAD`,
    '--',
    root,
    `:(exclude,glob)${root}/**/*.test.ts`,
    `:(exclude,glob)${root}/**/testing/**`,
  );
  const changes = log.split(RECORD).map((record) => {
    const [subject = '', body = ''] = record.trim().split(UNIT);
    const commit = parseCommit(subject, body);
    return commit && changeOf(commit, folder);
  });
  return greatest(changes);
}

/** Control characters that no commit message has (ASCII's own separators). */
const UNIT = '\u001f';
const RECORD = '\u001e';
