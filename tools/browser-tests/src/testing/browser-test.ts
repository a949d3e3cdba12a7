import { needing } from '@smart-me-tools/testing';
import { CHROMIUM, hasChromium } from '../chromium.ts';

/** A test in a real Chromium. `.ci/run` installs one. */
export const { test: browserTest } = needing(
  hasChromium
    ? undefined
    : `there is no ${CHROMIUM}; install Debian's chromium-headless-shell, or name another one in CHROMIUM`,
);
