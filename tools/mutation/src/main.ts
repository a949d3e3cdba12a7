import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { type MutationReport, percent, type Score, type Scores, scoreOf, scoreTable } from './score.ts';
import { type Subject, SUBJECTS } from './subjects.ts';

const here = join(import.meta.dirname, '..');
const workspace = join(here, '../..');
const scoresFile = join(here, 'scores.json');
const toolchain = join(here, 'toolchain');
const fromToolchain = createRequire(join(toolchain, 'package.json'));

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
  const report = join(here, '.results', `${subject.name}.json`);
  const { tests = ['src/**/*.test.ts'], notUsed = [], environment } = subject;
  // Vitest reads it in processes of its own.
  Object.assign(process.env, environment, { MUTATION_SUBJECT: JSON.stringify({ root, tests, notUsed }) });

  // Stryker takes the folder that it works on from the process.
  process.chdir(root);
  const { Stryker } = await loadStryker();
  const stryker = new Stryker({
    packageManager: 'pnpm',
    plugins: [fromToolchain.resolve('@stryker-mutator/vitest-runner')],
    testRunner: 'vitest',
    vitest: { configFile: join(toolchain, 'vitest.config.mjs'), related: false, dir: root },
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env['MUTATION_WORKERS'] ?? 1),
    timeoutMS: 15_000,
    dryRunTimeoutMinutes: 60,
    mutate:
      only.length > 0 ? only : globSync(subject.sources ?? ['src/**/*.ts'], { cwd: root }).filter(isSource),
    ignorePatterns: ['dist'],
    reporters: ['json', 'clear-text', 'progress-append-only'],
    jsonReporter: { fileName: report },
    allowConsoleColors: false,
    clearTextReporter: { logTests: false, reportTests: false },
    warnings: { slow: false },
  });
  await stryker.runMutationTest();
  return scoreOf(read(report) as MutationReport);
}

/** The little of Stryker that is used here: the workspace does not depend on it. */
interface StrykerModule {
  readonly Stryker: new (options: object) => { runMutationTest(): Promise<unknown> };
}

async function loadStryker(): Promise<StrykerModule> {
  return (await import(pathToFileURL(fromToolchain.resolve('@stryker-mutator/core')).href)) as StrykerModule;
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
