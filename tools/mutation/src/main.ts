import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { matchesGlob, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import type { DryRun } from './runner/dry-run.ts';
import { type MutationReport, percent, type Score, type Scores, scoreOf, scoreTable } from './score.ts';
import { type Subject, SUBJECTS } from './subjects.ts';

const here = join(import.meta.dirname, '..');
const workspace = join(here, '../..');
const scoresFile = join(here, 'scores.json');

const [name, ...files] = process.argv.slice(2);
const subjects = name === undefined ? SUBJECTS : SUBJECTS.filter((subject) => subject.name === name);
if (subjects.length === 0) {
  console.error(`Usage: npm run mutation -- [${SUBJECTS.map((each) => each.name).join('|')} [FILE...]]`);
  process.exitCode = 2;
}
const lost = files.filter(
  (file) => globSync(file, { cwd: join(workspace, 'packages', name ?? '') }).length === 0,
);
if (lost.length > 0) throw new Error(`packages/${name ?? ''} has no ${lost.join(', ')}`);
for (const subject of subjects) {
  const score = await mutate(subject, files);
  console.log(`${subject.name}: ${percent(score).toFixed(1)} %, the goal is ${subject.goal} %`);
  // A part of a package has no row.
  if (files.length > 0) continue;
  await writeScore(subject, score);
  if (percent(score) < subject.goal) process.exitCode = 1;
}

/** Makes the mutants of a package and runs its tests with each. */
async function mutate(subject: Subject, only: readonly string[]): Promise<Score> {
  const root = join(workspace, 'packages', subject.name);
  const results = join(here, '.results', subject.name);
  const [report, dryRun] = [join(results, 'report.json'), join(results, 'dry-run.json')];
  mkdirSync(results, { recursive: true });
  for (const file of [dryRun, `${dryRun}.mjs`]) rmSync(file, { force: true });
  const { tests = ['src/**/*.test.ts'], notUsed, environment } = subject;
  Object.assign(process.env, environment);
  const testFiles = globSync(tests, { cwd: root })
    .filter((file) => notUsed === undefined || !matchesGlob(file, notUsed))
    .sort();

  // Stryker takes the folder that it works on from the process.
  process.chdir(root);
  const { Stryker } = await loadStryker();
  const stryker = new Stryker({
    packageManager: 'pnpm',
    plugins: [join(import.meta.dirname, 'runner/plugin.ts')],
    testRunner: 'bundle',
    testRunnerNodeArgs: [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      // Each mutant leaves a whole evaluation of the bundle behind.
      '--max-semi-space-size=32',
    ],
    mutationTests: { root, testFiles, dryRun },
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env['MUTATION_WORKERS'] ?? 1),
    // By the clock, for a runner that hangs: it gives up by itself what waits or loops for ever.
    timeoutMS: 120_000,
    timeoutFactor: 3,
    dryRunTimeoutMinutes: 60,
    // What killed mutants leave behind, servers and timers, ends with the process.
    maxTestRunnerReuse: 400,
    mutate:
      only.length > 0 ? only : globSync(subject.sources ?? ['src/**/*.ts'], { cwd: root }).filter(isSource),
    ignorePatterns: ['dist'],
    reporters: ['json', 'clear-text', 'progress-append-only'],
    jsonReporter: { fileName: report },
    allowConsoleColors: false,
    clearTextReporter: { logTests: false, reportTests: false },
    warnings: { unknownOptions: false, slow: false },
  });
  await stryker.runMutationTest();
  const { leftOut } = read(dryRun) as DryRun;
  return scoreOf(read(report) as MutationReport, leftOut.length);
}

/** The little of Stryker that is used here: the workspace does not depend on it. */
interface StrykerModule {
  readonly Stryker: new (options: object) => { runMutationTest(): Promise<unknown> };
}

async function loadStryker(): Promise<StrykerModule> {
  const fromToolchain = createRequire(join(here, 'toolchain/package.json'));
  const file = fromToolchain.resolve('@stryker-mutator/core');
  return (await import(pathToFileURL(file).href)) as StrykerModule;
}

/** Whether a file is written by hand and published. */
function isSource(file: string): boolean {
  return !/\.test\.ts$|\/testing\/|^src\/gen\//.test(file);
}

/** Keeps the score, and writes the table of all of them into the README. */
async function writeScore({ name: subject }: Subject, now: Score): Promise<void> {
  const known = read(scoresFile) as Readonly<Record<string, Scores | undefined>>;
  const scores = { ...known, [subject]: { before: known[subject]?.before ?? now, now } };
  writeFileSync(scoresFile, `${JSON.stringify(scores, null, 2)}\n`);
  const readme = join(here, 'README.md');
  const [start, end] = ['<!-- scores -->', '<!-- /scores -->'];
  const text = readFileSync(readme, 'utf8');
  const [head = '', rest = ''] = text.split(start);
  const [, tail = ''] = rest.split(end);
  const written = `${head}${start}\n\n${scoreTable(SUBJECTS, scores)}\n\n${end}${tail}`;
  writeFileSync(readme, await format(written, { ...(await resolveConfig(readme)), filepath: readme }));
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
