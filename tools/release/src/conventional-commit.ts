/** What a change means to whoever uses the package. */
export type Change = 'breaking' | 'feature' | 'fix';

/** A commit, read as conventionalcommits.org 1.0.0 says. */
export interface ConventionalCommit {
  readonly type: string;
  readonly scope: string | undefined;
  readonly breaking: boolean;
}

const HEADER = /^(?<type>[a-z]+)(?:\((?<scope>[^)]+)\))?(?<mark>!)?: \S/i;
const BREAKING_FOOTER = /^BREAKING[ -]CHANGE: \S/m;

/** Reads a commit's subject and body; undefined when it is not a conventional one. */
export function parseCommit(subject: string, body: string): ConventionalCommit | undefined {
  const { type, scope, mark } = HEADER.exec(subject)?.groups ?? {};
  if (type === undefined) return undefined;
  return { type: type.toLowerCase(), scope, breaking: mark !== undefined || BREAKING_FOOTER.test(body) };
}

/** The types that change what is published; all others, such as docs, test and chore, release nothing. */
const CHANGES: Readonly<Record<string, Change>> = { feat: 'feature', fix: 'fix', perf: 'fix', revert: 'fix' };

/**
 * What a commit that touches a package means to that package.
 *
 * A commit for another package that had to touch this one too, as its scope says, is a fix here: the feature or the
 * break is the other's.
 */
export function changeOf(commit: ConventionalCommit, folder: string): Change | undefined {
  const change = CHANGES[commit.type];
  const isOthers = commit.scope !== undefined && commit.scope !== folder;
  if (isOthers) return change === undefined && !commit.breaking ? undefined : 'fix';
  return commit.breaking ? 'breaking' : change;
}

/** The change of several that matters most. */
export function greatest(changes: readonly (Change | undefined)[]): Change | undefined {
  return (['breaking', 'feature', 'fix'] as const).find((change) => changes.includes(change));
}
