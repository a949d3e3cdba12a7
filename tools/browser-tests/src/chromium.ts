import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

/** Debian's, without windows: the same engine with a third of the processor's time. */
const SHELL = '/usr/bin/chromium-headless-shell';
/** Debian's whole browser, for a machine that has this alone. */
const WHOLE = '/usr/bin/chromium';

/** The browser of the machine, or the one that the variable `CHROMIUM` names. */
export const CHROMIUM: string =
  process.env['CHROMIUM'] ?? (existsSync(SHELL) || !existsSync(WHOLE) ? SHELL : WHOLE);

/** Whether this machine has it. */
export const hasChromium: boolean = existsSync(CHROMIUM);

/** Starts it without a window. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
}

/** Without a sandbox, as a container has no user namespaces, and without anything that would look for a network. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--in-process-gpu',
];
