import { describe, test } from '@jest/globals';

/** Tests that need something of the machine: a server, a browser, a compiler. */
export interface NeedingTests {
  readonly test: (name: string, run: () => Promise<void> | void) => void;
  /** A test for each row, its name formatted as jest's `test.each` does. */
  readonly each: <Row extends readonly [unknown, ...unknown[]]>(
    rows: readonly Row[],
  ) => (name: string, run: (...row: Row) => Promise<void> | void) => void;
  readonly describe: (name: string, tests: () => void) => void;
}

/**
 * Tests that are skipped where something is missing. The one way to skip a test: its title says why, which `npm test` prints; a test
 * skipped without a reason is one that failed.
 *
 * @param missing why they cannot run here; undefined when they can
 * @example
 * const office = needing(missingCommand('soffice'));
 * office.test('LibreOffice reads it', async () => { … });
 */
export function needing(missing: string | undefined): NeedingTests {
  if (missing === undefined) {
    return {
      test: (name, run) => {
        test(name, run);
      },
      each: (rows) => (name, run) => {
        test.each(rows)(name, (...row) => run(...row));
      },
      describe,
    };
  }
  const named = (name: string): string => `${name} (skipped: ${missing})`;
  // The one place of the workspace that skips: every title has its reason.
  return {
    test: (name, run) => {
      test.skip(named(name), run); // the title says what is missing
    },
    each: (rows) => (name, run) => {
      test.skip.each(rows)(named(name), (...row) => run(...row)); // as above, for each row
    },
    describe: (name, tests) => {
      describe.skip(named(name), tests); // as above, for a group
    },
  };
}
