import { test } from '@jest/globals';
import { CHROMIUM, hasChromium } from '../chromium.ts';

/** A test in a real Chromium. On a machine without one it counts as skipped, and its title says why. */
export const browserTest = (name: string, run: () => Promise<void>): void => {
  if (hasChromium) test(name, run);
  // Skipped where there is no browser to run it in; `.ci/run` installs one.
  else test.skip(`${name} (skipped: ${REASON})`, run);
};

const REASON = `there is no ${CHROMIUM}; install Debian's chromium, or name another one in CHROMIUM`;

if (!hasChromium) process.stderr.write(`Tests in a browser are skipped: ${REASON}.\n`);
