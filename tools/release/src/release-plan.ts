import { leavesCaretRange, nextBreaking } from './caret-range.ts';

/** A package, its siblings, and the version its own commits ask for. */
export interface Candidate {
  readonly name: string;
  readonly version: string;
  /** The siblings it depends on, each by `workspace:^`: published as a caret range. */
  readonly siblings: readonly string[];
  /** Whether the registry has any version of it yet. */
  readonly released: boolean;
  /** Undefined: no commit since its last release asks for one. */
  readonly next: string | undefined;
}

/** One release of a plan. */
export interface PlannedRelease {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Its own commits, its very first release, or the siblings whose new version left the range it was published with. */
  readonly because: 'commits' | 'first' | readonly string[];
}

/**
 * Which packages are released, and as what.
 *
 * A package is released when its own commits ask for it. A dependent follows only when it must: when a sibling's new
 * version leaves the range it was published with, so that nobody could install the two together any more. A sibling's
 * types are part of a package's own surface, so what breaks the sibling's users breaks the dependent's: it follows
 * with a breaking version of its own. A package that was never released is released as its manifest has it.
 */
export function planRelease(candidates: readonly Candidate[]): PlannedRelease[] {
  const plan = new Map<string, PlannedRelease>();
  for (const { name, version, released, next } of candidates) {
    if (!released) plan.set(name, { name, from: version, to: version, because: 'first' });
    else if (next !== undefined) plan.set(name, { name, from: version, to: next, because: 'commits' });
  }
  // Each round reaches one layer further up; there are no more rounds than packages, as the graph has no circle.
  for (let changed = true; changed;) {
    changed = false;
    for (const candidate of candidates) {
      const planned = plan.get(candidate.name);
      if (planned?.because === 'first' || isBreaking(planned)) continue;
      const left = candidate.siblings.filter((name) => isBreaking(plan.get(name)));
      if (left.length === 0) continue;
      const { name, version } = candidate;
      plan.set(name, { name, from: version, to: nextBreaking(version), because: left });
      changed = true;
    }
  }
  return candidates.flatMap(({ name }) => plan.get(name) ?? []);
}

const isBreaking = (release: PlannedRelease | undefined): boolean =>
  release !== undefined && leavesCaretRange(release.from, release.to);

/** The plan as lines for a terminal. */
export function describePlan(plan: readonly PlannedRelease[]): string {
  if (plan.length === 0) return 'Nothing to release.';
  const width = Math.max(...plan.map(({ name }) => name.length));
  return plan
    .map(({ name, from, to, because }) => `${name.padEnd(width)}  ${from} → ${to}  (${reasonFor(because)})`)
    .join('\n');
}

function reasonFor(because: PlannedRelease['because']): string {
  if (because === 'commits') return 'its own commits';
  if (because === 'first') return 'its first release';
  return `follows ${because.join(', ')}`;
}
