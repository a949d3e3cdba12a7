/** What of that which jest writes with `--json` is read. */
export interface JestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

/** The counts of one run over all packages. */
export interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/**
 * Adds up every package's jest results and the tasks that failed beside them.
 * A failed build, lint or type-check counts as one failure, and so does a test task that failed without saying how.
 */
export function summarize(
  results: ReadonlyMap<string, JestResults>,
  failedTasks: readonly string[],
): Summary {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const result of results.values()) {
    passed += result.numPassedTests;
    failed += failuresOf(result);
    skipped += result.numPendingTests;
  }
  for (const task of failedTasks) {
    const counted = task.endsWith(':test') ? results.get(task.slice(0, -':test'.length)) : undefined;
    if (counted === undefined || failuresOf(counted) === 0) failed += 1;
  }
  return { passed, failed, skipped };
}

/** The one line a run ends with. */
export function summaryLine({ passed, failed, skipped }: Summary): string {
  return `${passed} passed, ${failed} failed` + (skipped > 0 ? `, ${skipped} skipped` : '');
}

/**
 * Says what was skipped where, and why: a skipped test has its reason at the end of its title, as in
 * `... (skipped: there is no /usr/bin/chromium)`; one without is named itself.
 */
export function skippedLines(results: ReadonlyMap<string, JestResults>): string[] {
  return [...results].flatMap(([name, { testResults }]) => {
    const reasons = testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'pending')
      .map(({ title }) => /\(skipped: (.+)\)$/.exec(title)?.[1] ?? title);
    return [...Map.groupBy(reasons, (reason) => reason)].map(
      ([reason, { length }]) => `${length} skipped in ${name}: ${reason}`,
    );
  });
}

/** The tasks that nx lists under its heading `Failed tasks:`. */
export function failedTasksOf(nxOutput: string): string[] {
  const list = /Failed tasks:\s*\n((?:\s*-\s+\S+\s*\n?)+)/.exec(nxOutput)?.[1] ?? '';
  return [...list.matchAll(/-\s+(\S+)/g)].map((match) => match[1] ?? '');
}

const failuresOf = (result: JestResults): number => result.numFailedTests + result.numRuntimeErrorTestSuites;
