import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Subject, SUBJECTS } from './subjects.ts';

const here = join(import.meta.dirname, '..');
const workspace = join(here, '../..');
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
for (const subject of subjects) await mutate(subject, files);

/** Makes the mutants of a package and runs its tests with each. Below the goal the exit code is 1. */
async function mutate({ name: folder, goal, ...subject }: Subject, only: readonly string[]): Promise<void> {
  const root = join(workspace, 'packages', folder);
  const { sources = ['src/**/*.ts'], tests = ['src/**/*.test.ts'], notUsed = [], environment } = subject;
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
    mutate: only.length > 0 ? only : globSync(sources, { cwd: root }).filter(isSource),
    // A part of a package has no goal.
    thresholds: { break: only.length > 0 ? null : goal },
    ignorePatterns: ['dist'],
    reporters: ['json', 'clear-text', 'progress-append-only'],
    jsonReporter: { fileName: join(here, '.results', `${folder}.json`) },
    allowConsoleColors: false,
    clearTextReporter: { logTests: false, reportTests: false },
    warnings: { slow: false },
  });
  await stryker.runMutationTest();
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
