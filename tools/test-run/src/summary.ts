import { basename } from 'node:path';

/** What of that which jest writes with `--json` is read. */
export interface JestResults {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
    }[];
  }[];
}

/** A task as Nx writes it into `run.json`, and what the task printed. */
export interface Task {
  readonly project: string;
  readonly target: string;
  readonly failed: boolean;
  readonly output: string;
}

/** One run over all projects: the counts, and a line for each failure. */
export interface Summary {
  readonly passed: number;
  readonly failures: readonly string[];
  readonly skipped: number;
}

/**
 * Adds up the jest results of every project and the tasks that failed beside them. Every test that failed is one failure, and
 * so is a test file that did not load, or a test that is skipped without a reason. A build, lint or type check that failed is one, and a test task that failed without saying how.
 */
export function summarize(tasks: readonly Task[], results: ReadonlyMap<string, JestResults>): Summary {
  let passed = 0;
  let skipped = 0;
  for (const result of results.values()) {
    passed += result.numPassedTests;
    skipped += assertionsOf(result).filter(
      ({ status, fullName }) => status === 'pending' && isExplained(fullName),
    ).length;
  }
  const tests = [...results].flatMap(([project, result]) =>
    failedTests(result).map((test) => `${project}: ${test}`),
  );
  const others = tasks
    .filter(({ failed }) => failed)
    .filter(({ project, target }) => {
      const result = target === 'test' ? results.get(project) : undefined;
      return result === undefined || failedTests(result).length === 0;
    })
    .map(({ project, target, output }) => ({ task: `${project}:${target}`, error: firstError(output) }));
  // A wrong type fails the build, which names the file from the folder of its package, and the check of all types.
  const distinct = others.filter(
    ({ task, error }) =>
      error === '' || !others.some((other) => other.task !== task && other.error.endsWith(`/${error}`)),
  );
  const failures = distinct.map(({ task, error }) => (error === '' ? task : `${task}: ${error}`));
  return { passed, failures: [...tests, ...failures], skipped };
}

/** The one line a run ends with. */
export function summaryLine({ passed, failures, skipped }: Summary): string {
  return `${passed} passed, ${failures.length} failed` + (skipped > 0 ? `, ${skipped} skipped` : '');
}

/** A skipped test has its reason in its title or in that of its group: `... (skipped: there is no /usr/bin/chromium)`. */
const REASON = /\(skipped: (.+?)\)(?: |$)/;

const isExplained = (fullName: string): boolean => REASON.test(fullName);

const assertionsOf = ({ testResults }: JestResults): JestResults['testResults'][number]['assertionResults'] =>
  testResults.flatMap(({ assertionResults }) => assertionResults);

/** Says what was skipped where, and why. */
export function skippedLines(results: ReadonlyMap<string, JestResults>): string[] {
  return [...results].flatMap(([name, result]) => {
    const reasons = assertionsOf(result)
      .filter(({ status }) => status === 'pending')
      .flatMap(({ fullName }) => REASON.exec(fullName)?.[1] ?? []);
    return [...Map.groupBy(reasons, (reason) => reason)].map(
      ([reason, { length }]) => `${length} skipped in ${name}: ${reason}`,
    );
  });
}

function failedTests({ testResults }: JestResults): string[] {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.flatMap((assertion) =>
      assertion.status === 'failed'
        ? [assertion.fullName]
        : assertion.status === 'pending' && !isExplained(assertion.fullName)
          ? [`${assertion.fullName} is skipped and does not say why`]
          : [],
    );
    if (failed.length > 0) return failed.map((test) => `${basename(name)}: ${test}`);
    return status === 'failed' ? [`${basename(name)} did not run`] : [];
  });
}

/** The first error that the compiler or the linter printed, with its file. */
function firstError(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => /\berror\b/.test(line) && !line.startsWith('>'));
  if (at < 0) return '';
  const error = lines[at] ?? '';
  // eslint heads its errors with the file.
  const file = lines.slice(0, at).findLast((line) => /^\S+\.\w+$/.test(line));
  return file === undefined || /^\S+\.\w+[(:]/.test(error) ? error : `${file} ${error}`;
}
