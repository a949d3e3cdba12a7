import { spawn } from 'node:child_process';
import { globSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { failedTasksOf, type JestResults, skippedLines, summarize, summaryLine } from './summary.ts';

const workspace = join(import.meta.dirname, '..', '..', '..');
/** A test that never ends must not keep a machine for ever. */
const LONGEST_RUN = 20 * 60_000;
/** More tasks than cores, for many tests wait: for a server that is slow on purpose, or a command that starts. */
const PARALLEL = availableParallelism() + 2;
const RESULTS = '{packages,tools}/*/.test-results.json';

// A result left by an earlier run must not be counted; nx puts the cached ones back.
for (const stale of globSync(RESULTS, { cwd: workspace })) rmSync(join(workspace, stale));

const { status, output } = await nx([
  'run-many',
  '-t',
  'lint-all,typecheck-all,build,test',
  `--parallel=${PARALLEL}`,
  ...process.argv.slice(2),
]);
const failed = failedTasksOf(stripVTControlCharacters(output));
if (status !== 0 && failed.length === 0) failed.push('nx');

const results = readResults();
const summary = summarize(results, failed);
for (const line of skippedLines(results)) console.log(line);
console.log(summaryLine(summary));
process.exitCode = summary.failed === 0 && summary.passed > 0 ? 0 : 1;

/** Runs nx with its output passed on as it comes, and kept. */
function nx(args: readonly string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('nx', args, {
      cwd: workspace,
      env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: LONGEST_RUN,
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ status: code ?? 1, output });
    });
  });
}

function readResults(): Map<string, JestResults> {
  const results = new Map<string, JestResults>();
  for (const file of globSync(RESULTS, { cwd: workspace })) {
    const manifest = JSON.parse(readFileSync(join(workspace, dirname(file), 'package.json'), 'utf8')) as {
      name: string;
    };
    results.set(manifest.name, JSON.parse(readFileSync(join(workspace, file), 'utf8')) as JestResults);
  }
  return results;
}
