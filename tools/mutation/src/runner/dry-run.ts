/** Which mutants were met: their numbers are the keys. */
export type Met = Readonly<Record<string, number>>;

/** What the run without a mutant showed. */
export interface DryRun {
  /** Tests that fail in this runner although there is no mutant: they are not used. */
  readonly leftOut: readonly string[];
  /** Milliseconds of processor time of each test. */
  readonly times: Readonly<Record<string, number>>;
  /** Milliseconds of each test by the clock. */
  readonly waits: Readonly<Record<string, number>>;
  /** What each test meets. */
  readonly tests: Readonly<Record<string, Met>>;
  /** What is met while a test file is loaded, or by what stands before all of its tests. */
  readonly files: Readonly<Record<string, Met>>;
}

/** Tests that need more processor time, in milliseconds, look only for mutants of their own folder, and come after all others. */
export const SLOW = 200;
