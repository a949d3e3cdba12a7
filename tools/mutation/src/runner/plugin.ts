import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'expect';
import circus from 'jest-circus';
import { bundleTests } from './bundle-tests.ts';
import { byDistance } from './by-distance.ts';
import { type DryRun, type Met, SLOW } from './dry-run.ts';
import { inTime, TimedOut } from './in-time.ts';
import { jestObject } from './jest-object.ts';
import { RecentKillers } from './recent-killers.ts';
import type { TestBundle } from './test-bundle.ts';
import { TEST_GLOBAL, TestFile } from './test-file.ts';
import { Watchdog } from './watchdog.ts';

/** What the runner has to know, as an option of Stryker's. */
export interface RunnerOptions {
  readonly mutationTests: {
    /** Folder of the package. */
    readonly root: string;
    /** Test files, from that folder. */
    readonly testFiles: readonly string[];
    /** Where the run without a mutant is written down, for the runners that come after it. */
    readonly dryRun: string;
  };
}

/** The object by which mutated code and its runner know of each other. */
interface Mutants {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Met; readonly perTest: Readonly<Record<string, Met>> };
}

interface MutantRun {
  readonly hitLimit?: number;
  readonly activeMutant: { readonly id: string };
  readonly sandboxFileName: string;
  readonly mutantActivation: 'runtime' | 'static';
}

const [SUCCESS, FAILED, SKIPPED] = [0, 1, 2] as const;
/** Not one of Stryker's: it knows mutants that time out, not tests. */
const TIMED_OUT = 3;

/** Milliseconds that the loading of a test file may take with a mutant. */
const LONGEST_LOAD = 5000;

/**
 * A mutant that this much of tests has met without a word, in milliseconds of processor time, has survived: those nearest to it come
 * first, and what all tests of a package take for each of its survivors nobody has.
 */
const ENOUGH = 3000;

/** A test that ended, as Stryker wants it told. */
interface TestResult {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly timeSpentMs: number;
  readonly status: typeof SUCCESS | typeof FAILED | typeof SKIPPED | typeof TIMED_OUT;
  readonly failureMessage?: string;
}

/** Before the run without a mutant, or in another process than that. */
const NOTHING: DryRun = { leftOut: [], times: {}, waits: {}, tests: {}, files: {} };

/**
 * A test runner for Stryker: all tests of a package in one process, the files of each mutant's tests loaded anew. Jest needs 0.3 s for
 * each file and mutant, this some milliseconds; what mutants there are, which tests meet them and what counts is Stryker's.
 */
class BundleRunner {
  readonly #options: RunnerOptions['mutationTests'];
  readonly #mutants: Mutants;
  #dryRun: DryRun = NOTHING;
  readonly #killers = new RecentKillers();
  #bundle: TestBundle | undefined;
  #watchdog: Watchdog | undefined;
  /** The test files, the quick ones first: of those that are equally near to a source they are tried before the others. */
  #byTime: readonly string[] = [];

  constructor({ mutationTests }: RunnerOptions) {
    this.#options = mutationTests;
    this.#mutants = (globalThis as { __stryker__?: Mutants }).__stryker__ ??= {};
  }

  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: true };
  }

  async init(): Promise<void> {
    // What a killed mutant leaves behind may fail later; the test that it fails in is another's.
    process.on('uncaughtException', () => undefined);
    this.#watchdog = new Watchdog();
    const { root, testFiles, dryRun } = this.#options;
    const sandbox = process.cwd();
    const bundled = `${dryRun}.mjs`;
    if (!existsSync(bundled)) {
      writeFileSync(bundled, await bundleTests({ original: root, sandbox }, testFiles));
    }
    // Stryker's other processes look at this plugin, too, and have no modules of `node:vm`.
    const { TestBundle } = await import('./test-bundle.ts');
    this.#bundle = new TestBundle(readFileSync(bundled, 'utf8'), sandbox);
    // Where a test file looks for them: they collect into what `TestFile` has made.
    const globals = { ...circus, expect, jest: jestObject() };
    Object.assign(globalThis, { [TEST_GLOBAL]: globals });
  }

  /** All tests without a mutant: which of them meets which mutant. */
  async dryRun(): Promise<object> {
    const tests: TestResult[] = [];
    const times: Record<string, number> = {};
    const files: Record<string, Met> = {};
    const coverage = (this.#mutants.mutantCoverage ??= { static: {}, perTest: {} });
    for (const file of this.#options.testFiles) {
      coverage.static = {};
      let last = process.cpuUsage();
      await this.#runFile(file, undefined, undefined, (result) => {
        tests.push(result);
        const { user, system } = process.cpuUsage(last);
        times[result.id] = Math.ceil((user + system) / 1000);
        last = process.cpuUsage();
        return true;
      });
      files[file] = coverage.static;
    }
    coverage.static = Object.assign({}, ...Object.values(files)) as Met;
    const failed = tests.filter(({ status }) => status === FAILED);
    this.#dryRun = {
      leftOut: failed.map(({ id }) => id),
      times,
      waits: Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs])),
      tests: coverage.perTest,
      files,
    };
    this.#byTime = quickFirst(this.#options.testFiles, times);
    writeFileSync(this.#options.dryRun, JSON.stringify(this.#dryRun));
    for (const { id, failureMessage } of failed) console.warn(`Not used: ${id}: ${failureMessage ?? ''}`);
    for (const test of failed) Object.assign(test, { status: SKIPPED });
    return { status: 'complete', tests, mutantCoverage: coverage };
  }

  /** The tests of one mutant, those nearest to it first, until one fails. */
  async mutantRun(run: MutantRun): Promise<object> {
    const { activeMutant, mutantActivation, hitLimit, sandboxFileName } = run;
    if (this.#dryRun === NOTHING) {
      const { testFiles, dryRun } = this.#options;
      this.#dryRun = JSON.parse(readFileSync(dryRun, 'utf8')) as DryRun;
      this.#byTime = quickFirst(testFiles, this.#dryRun.times);
    }
    const mutant = { id: activeMutant.id, fromTheStart: mutantActivation === 'static' };
    this.#mutants.hitCount = hitLimit === undefined ? undefined : 0;
    this.#mutants.hitLimit = hitLimit;
    const ran: TestResult[] = [];
    let spent = 0;
    const source = sandboxFileName.slice(process.cwd().length + 1);
    for (const [file, wanted] of this.#plan(activeMutant.id, source)) {
      const loaded = await this.#runFile(file, wanted, mutant, (result) => {
        ran.push(result);
        spent += this.#dryRun.times[result.id] ?? 0;
        return result.status === SUCCESS && spent < ENOUGH;
      });
      if (hitLimit !== undefined && (this.#mutants.hitCount ?? 0) > hitLimit) {
        return { status: 'timeout', reason: 'It was met too often.' };
      }
      const timedOut = ran.find(({ status }) => status === TIMED_OUT);
      if (timedOut !== undefined) return { status: 'timeout', reason: timedOut.id };
      const failed = ran.find(({ status }) => status === FAILED);
      if (failed !== undefined) this.#killers.add(source, failed.id);
      if (failed !== undefined || !loaded) {
        return {
          status: 'killed',
          killedBy: failed === undefined ? [] : [failed.id],
          failureMessage: failed?.failureMessage ?? `${file} does not load`,
          nrOfTests: ran.length,
        };
      }
      if (spent >= ENOUGH) break;
    }
    return { status: 'survived', nrOfTests: ran.length };
  }

  /** The tests that are to run, by file: of all those that meet the mutant the likely ones, then other quick ones, then slow ones. */
  #plan(mutant: string, source: string): [file: string, tests: Set<string>][] {
    const { times, leftOut, tests, files } = this.#dryRun;
    const ids = Object.keys(times).filter((id) => !leftOut.includes(id));
    const isSlow = (id: string): boolean => (times[id] ?? 0) > SLOW;
    const likely = this.#killers.of(source);
    const plan = (candidates: readonly string[], slow: boolean): [string, Set<string>][] =>
      byDistance(this.#byTime, source).flatMap((file) => {
        if (slow && dirname(file) !== dirname(source)) return [];
        const atLoad = files[file]?.[mutant] !== undefined;
        const wanted = candidates.filter(
          (id) =>
            id.startsWith(`${file} > `) &&
            isSlow(id) === slow &&
            (atLoad || tests[id]?.[mutant] !== undefined),
        );
        return wanted.length === 0 ? [] : [[file, new Set(wanted)]];
      });
    const others = ids.filter((id) => !likely.includes(id));
    return [likely, others].flatMap((candidates) => [...plan(candidates, false), ...plan(candidates, true)]);
  }

  /** Loads a test file anew and runs its tests. Returns false when it could not be loaded. */
  async #runFile(
    name: string,
    wanted: ReadonlySet<string> | undefined,
    mutant: { readonly id: string; readonly fromTheStart: boolean } | undefined,
    goesOn: (result: TestResult) => boolean,
  ): Promise<boolean> {
    const file = new TestFile(name);
    this.#mutants.activeMutant = mutant?.fromTheStart === true ? mutant.id : undefined;
    this.#mutants.currentTestId = undefined;
    try {
      this.#watchdog?.allow(mutant === undefined ? 0 : LONGEST_LOAD);
      const load = async (): Promise<unknown> => (await this.#bundle?.evaluate())?.[name]?.();
      await inTime(load, mutant === undefined ? Infinity : LONGEST_LOAD, this.#watchdog);
    } catch (error) {
      if (mutant === undefined) throw error;
      return false;
    }
    this.#mutants.activeMutant = mutant?.id;
    try {
      for (const test of file.tests) {
        const { id } = test;
        const common = { id, name: id, fileName: join(process.cwd(), name) };
        if (wanted?.has(id) === false) continue;
        if (test.skipped || this.#dryRun.leftOut.includes(id)) {
          if (wanted === undefined && !goesOn({ ...common, timeSpentMs: 0, status: SKIPPED })) return true;
          continue;
        }
        const start = performance.now();
        const [longest, busy] =
          mutant === undefined
            ? [Infinity, 0]
            : [3000 + 3 * (this.#dryRun.waits[id] ?? 0), 1000 + 3 * (this.#dryRun.times[id] ?? 0)];
        this.#watchdog?.allow(busy);
        let failure: { readonly cause: unknown } | undefined;
        try {
          this.#mutants.currentTestId = undefined;
          await inTime(() => file.enter(test), longest, this.#watchdog);
          this.#mutants.currentTestId = id;
          await inTime(() => file.run(test), longest, this.#watchdog);
        } catch (error) {
          failure = { cause: error };
        }
        const timeSpentMs = Math.ceil(performance.now() - start);
        const result =
          failure === undefined
            ? ({ ...common, timeSpentMs, status: SUCCESS } as const)
            : ({
                ...common,
                timeSpentMs,
                status: failure.cause instanceof TimedOut ? TIMED_OUT : FAILED,
                failureMessage:
                  failure.cause instanceof Error ? failure.cause.message : String(failure.cause),
              } as const);
        if (!goesOn(result)) return true;
      }
    } finally {
      this.#mutants.currentTestId = undefined;
      await inTime(() => file.close(), 5000, this.#watchdog).catch(() => undefined);
      this.#mutants.activeMutant = undefined;
    }
    return true;
  }
}

/** The test files by what their tests take in all. */
function quickFirst(testFiles: readonly string[], times: DryRun['times']): readonly string[] {
  const spent = new Map(testFiles.map((file) => [file, 0]));
  for (const [id, time] of Object.entries(times)) {
    const [file = ''] = id.split(' > ', 1);
    spent.set(file, (spent.get(file) ?? 0) + time);
  }
  return testFiles.toSorted((one, other) => (spent.get(one) ?? 0) - (spent.get(other) ?? 0));
}

const create = Object.assign((options: RunnerOptions) => new BundleRunner(options), {
  inject: ['options'] as const,
});

/** What Stryker looks for in a plugin. */
export const strykerPlugins: readonly object[] = [{ kind: 'TestRunner', name: 'bundle', factory: create }];
