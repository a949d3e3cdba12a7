/** As much of a report of Stryker's as is read here. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

/** What became of the mutants of a package. */
export interface Score {
  readonly killed: number;
  readonly timedOut: number;
  readonly survived: number;
  /** Met by no test. */
  readonly notCovered: number;
}

/** The scores of a package: of the first run that was written down, and of the last. */
export interface Scores {
  readonly before: Score;
  readonly now: Score;
}

/** Counts a report. A mutant with which a test file does not load is noticed; one that Stryker was told to ignore has survived. */
export function scoreOf({ files }: MutationReport): Score {
  const all = Object.values(files).flatMap(({ mutants }) => mutants);
  const count = (...statuses: readonly string[]): number =>
    all.filter(({ status }) => statuses.includes(status)).length;
  return {
    killed: count('Killed', 'RuntimeError'),
    timedOut: count('Timeout'),
    survived: count('Survived', 'Ignored', 'Pending', 'CompileError'),
    notCovered: count('NoCoverage'),
  };
}

/** The share of mutants that a test noticed, in percent. */
export function percent({ killed, timedOut, survived, notCovered }: Score): number {
  const noticed = killed + timedOut;
  return (100 * noticed) / (noticed + survived + notCovered);
}

/** A row for each package, those that were not run included. */
export function scoreTable(
  subjects: readonly { readonly name: string; readonly goal: number; readonly what?: string }[],
  scores: Readonly<Record<string, Scores | undefined>>,
): string {
  const rows = subjects.map(({ name, goal, what }) => {
    const title = what === undefined ? `\`${name}\`` : `\`${name}\`: ${what}`;
    const found = scores[name];
    if (found === undefined) return [title, 'not run', '', '', '', '', '', '', `${goal} %`];
    const { before, now } = found;
    return [
      title,
      now.killed + now.timedOut + now.survived + now.notCovered,
      now.killed,
      now.timedOut,
      now.survived,
      now.notCovered,
      `${percent(before).toFixed(1)} %`,
      `${percent(now).toFixed(1)} %`,
      `${goal} %`,
    ];
  });
  const head = ['', 'mutants', 'killed', 'timed out', 'survived', 'not met', 'before', 'now', 'goal'];
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
