import type { GitState } from './git.ts';
import type { ReleasedPackage } from './released-packages.ts';

/** What a release is about to do, as far as it can be judged beforehand. */
export interface Intent {
  readonly state: GitState;
  readonly packages: readonly ReleasedPackage[];
  readonly distTag: string | undefined;
  /** A registry on this machine asks for no provenance. */
  readonly loopback: boolean;
}

/** The branch of a hotfix: `hotfix/<package>-<line>`. */
const HOTFIX = /^hotfix\/./;

/** Everything that stands against this release, each with what to do about it. Empty: go ahead. */
export function objectionsTo({ state, packages, distTag, loopback }: Intent): string[] {
  const isHotfix = HOTFIX.test(state.branch);
  const withoutSource = packages.filter(({ repository }) => repository === undefined);
  return [
    state.changed.length > 0 &&
      `${state.changed.length} files are changed, such as ${state.changed[0] ?? ''}: commit or drop them.`,
    state.behind > 0 && `The remote branch is ${state.behind} commits ahead: pull first.`,
    !isHotfix && state.branch !== 'main' && `Releases are made from main or hotfix/*, not ${state.branch}.`,
    isHotfix &&
      (distTag ?? 'latest') === 'latest' &&
      'A hotfix of an older line must not become `latest`: give --dist-tag, for instance obis-0.1.',
    !isHotfix && distTag !== undefined && 'Only a hotfix is published under another tag than `latest`.',
    !loopback &&
      withoutSource.length > 0 &&
      `${withoutSource.length} manifests name no \`repository\`: npm refuses provenance without it.`,
  ].filter((objection) => objection !== false);
}
