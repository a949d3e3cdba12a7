/** A fix of a fault that users met, and the test that notices when it is gone. */
export interface Fix {
  /** The fault, as a user tells it. */
  readonly fault: string;
  /** The source of the fix, below `packages/`. */
  readonly file: string;
  /** A text that stands once in that source: the fix. */
  readonly fix: string;
  /** What stands there without the fix. */
  readonly without: string;
  /** The test file that fails without it, below `packages/` or, with `tools/` in front, below the workspace. */
  readonly test: string;
}
