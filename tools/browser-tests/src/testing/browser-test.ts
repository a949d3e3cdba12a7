import { test } from '@jest/globals';
import { CHROMIUM, hasChromium } from '../chromium.ts';

if (!hasChromium)
  process.stderr.write(
    `Skipped, for there is no ${CHROMIUM}: tests in a real browser. Install Debian's chromium, or name one in CHROMIUM.\n`,
  );

/** A test in a real Chromium. On a machine without one it counts as skipped, and the reason is printed. */
export const browserTest = (name: string, run: () => Promise<void>): void => {
  (hasChromium ? test : test.skip)(name, run, 60_000);
};
