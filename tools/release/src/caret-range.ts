import type { Change } from './conventional-commit.ts';

/**
 * A version that `^current` does not accept: what semver calls breaking.
 * The leftmost part that is not zero is the one that may not change (semver.org, item 4, and npm's caret ranges).
 */
export function leavesCaretRange(current: string, next: string): boolean {
  const from = partsOf(current);
  const to = partsOf(next);
  const fixed = breakingPart(from);
  return from.slice(0, fixed + 1).some((part, index) => part !== to[index]);
}

/** The nearest version that `^current` does not accept: `0.3.1` → `0.4.0`, `1.2.3` → `2.0.0`. */
export function nextBreaking(current: string): string {
  const parts = partsOf(current);
  const fixed = breakingPart(parts);
  return parts.map((part, index) => (index < fixed ? part : index === fixed ? part + 1 : 0)).join('.');
}

/**
 * The version after a change. Before 1.0 the second part is the breaking one, so that a feature moves the third:
 * whoever has `^0.3.1` gets it.
 */
export function nextVersion(current: string, change: Change): string {
  if (change === 'breaking') return nextBreaking(current);
  const [major = 0, minor = 0, patch = 0] = partsOf(current);
  return change === 'feature' && major > 0 ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

function partsOf(version: string): number[] {
  const match = VERSION.exec(version);
  if (match === null) throw new Error(`${version} is not a released version: pre-releases are not planned.`);
  return match.slice(1).map(Number);
}

const breakingPart = (parts: readonly number[]): number => {
  const first = parts.findIndex((part) => part !== 0);
  return first === -1 ? parts.length - 1 : first;
};
