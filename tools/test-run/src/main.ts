import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { readJestResults, readTasks, RUN_FILE, resultFiles, WORKSPACE } from './run-files.ts';
import { skippedLines, summarize, summaryLine } from './summary.ts';

/** A test that never ends must not keep a machine for ever. */
const LONGEST_RUN = 60 * 60_000;
/** More tasks than cores, for many tests wait: for a server that is slow on purpose, or a command that starts. */
const PARALLEL = availableParallelism() + 2;
/** A run of hundreds of failures is read further up. */
const MOST_NAMED = 8;

// A result left by an earlier run must not be counted; Nx puts the cached ones back.
for (const stale of [...resultFiles(), RUN_FILE]) rmSync(stale, { force: true });

// Nx starts first what something waits for: `early` does nothing but wait for the tests that take longest.
const nx = ['run-many', '-t', 'lint-all,typecheck-all,build,test,early', `--parallel=${PARALLEL}`];
const { status } = spawnSync(
  process.execPath,
  [createRequire(`${WORKSPACE}/`).resolve('nx/bin/nx.js'), ...nx, ...process.argv.slice(2)],
  {
    cwd: WORKSPACE,
    // Nx makes the project graph three times in a run, and each time starts a process for each plugin unless told otherwise.
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_ISOLATE_PLUGINS: 'false' },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: LONGEST_RUN,
  },
);

const results = readJestResults();
const { passed, failures, skipped } = summarize(readTasks(), results);
// Nx itself failed, or did not end.
const all = status !== 0 && failures.length === 0 ? ['nx'] : failures;
for (const line of skippedLines(results)) console.log(line);
for (const failure of all.slice(0, MOST_NAMED)) console.log(`failed: ${failure}`);
console.log(summaryLine({ passed, failures: all, skipped }));
process.exitCode = all.length === 0 && passed > 0 ? 0 : 1;
