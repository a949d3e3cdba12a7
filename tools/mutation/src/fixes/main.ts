import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { FIXES, type Fix } from './fixes.ts';

/*
 * `npm run mutation:fixes -- [WORD...]` takes out one fix after the other, and runs its test, which has to fail. A word
 * is the name of a table (`obis`) or a part of a fault. The files of the workspace stay as they are: the transform of
 * the tests reads the source without the fix.
 */

const workspace = join(import.meta.dirname, '../../../..');
const jest = createRequire(join(workspace, 'package.json')).resolve('jest/bin/jest');
const words = process.argv.slice(2);
const fixes = Object.entries(FIXES).flatMap(([name, table]) =>
  table.filter(
    ({ fault }) => words.length === 0 || words.some((word) => word === name || fault.includes(word)),
  ),
);

const failing = new Set<string>();
for (const test of new Set(fixes.map((fix) => fix.test))) {
  const { failed, errors } = await run(test);
  if (failed.length + errors.length > 0) failing.add(test);
}
let seen = 0;
for (const fix of fixes) {
  const problem = await problemOf(fix);
  if (problem === undefined) seen += 1;
  else console.log(`FAIL ${fix.fault}: ${problem} (${fix.test})`);
}
console.log(`${seen} passed, ${fixes.length - seen} failed`);
if (fixes.length === 0 || seen < fixes.length) process.exitCode = 1;

/** Why a fix is not seen to be missed, or undefined. */
async function problemOf(fix: Fix): Promise<string | undefined> {
  const file = join(workspace, 'packages', fix.file);
  if (readFileSync(file, 'utf8').split(fix.fix).length !== 2)
    return `its text does not stand once in ${fix.file}`;
  if (failing.has(fix.test)) return 'its test fails with it';
  const { failed, errors } = await run(fix.test, { ...fix, file });
  if (errors[0] !== undefined) return `without it the test does not run: ${errors[0]}`;
  if (failed[0] === undefined) return 'nothing fails without it';
  console.log(`ok   ${fix.fault}: ${failed[0]}${failed.length > 1 ? `, and ${failed.length - 1} more` : ''}`);
  return undefined;
}

interface Outcome {
  /** Titles of the tests that failed. */
  readonly failed: readonly string[];
  /** What kept a file from running at all. */
  readonly errors: readonly string[];
}

/** Runs a test file, without a fix when one is given. */
async function run(test: string, without?: Fix): Promise<Outcome> {
  const path = join(workspace, test.startsWith('tools/') ? test : join('packages', test));
  const options = [
    ...['--config', join(import.meta.dirname, 'jest.config.mjs')],
    ...['--rootDir', path.slice(0, path.lastIndexOf('/src/'))],
    ...['--json', '--forceExit', '--testTimeout', '20000', '--runTestsByPath', path],
  ];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...options],
    {
      cwd: workspace,
      env: { ...process.env, WITHOUT_FIX: JSON.stringify(without ?? null) },
      maxBuffer: Infinity,
    },
  ).catch((failed: unknown) => failed as { readonly stdout: string });
  return outcomeOf(JSON.parse(stdout) as JestResults);
}

/** What Jest prints by `--json`. */
interface JestResults {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

function outcomeOf({ testResults }: JestResults): Outcome {
  const all = testResults.flatMap((file) => file.assertionResults);
  return {
    failed: all.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
    errors: testResults
      .filter(({ assertionResults }) => assertionResults.length === 0)
      .map(({ message }) => message.trim().split('\n').slice(0, 3).join(' ')),
  };
}
