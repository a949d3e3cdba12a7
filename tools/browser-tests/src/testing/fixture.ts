import { beforeAll } from '@jest/globals';
import { createAccountApi, type AccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import type { BrowserContext, Page } from 'playwright-core';
import { hasChromium } from '../chromium.ts';
import { clearOrigin } from './clear-origin.ts';
import { chromium } from './open-page.ts';
import { bundlePages, servePages } from '@smart-me-tools/examples/browser-dashboard';

/** A cloud whose time stands still, the pages on an origin of their own, and a person's browser without a past. */
export interface Fixture extends AsyncDisposable {
  readonly simulator: Simulator;
  /** The account that the pages are to show, past the pages. */
  readonly account: AccountApi;
  /** Where the pages are. */
  readonly url: string;
  readonly browser: BrowserContext;
  /** A tab of it. */
  readonly page: Page;
  /** What the tab's pages failed with, and what their content security policy kept them from. */
  readonly faults: readonly string[];
}

/** The instant of every fixture: the clock of the cloud stands still. */
export const NOW = '2026-07-25T13:06:32Z';

const VIEWPORT = { width: 1000, height: 700 };

let browser: BrowserContext;
let page: Page;
let files: ReadonlyMap<string, string>;
if (hasChromium) {
  beforeAll(async () => {
    files = await bundlePages();
    browser = await chromium.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
    browser.setDefaultTimeout(120_000);
    page = await browser.newPage();
  });
}

/** Sets up the fixture of one test; all tests of a file have it in the one browser, one at a time. */
export async function openFixture(): Promise<Fixture> {
  const simulator = await startSimulator({ clock: { start: NOW, speed: 0 } });
  const baseUrl = simulator.url;
  const { clientId } = simulator.credentials.public;
  const pages = await servePages({ files, baseUrl, clientId });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  return {
    simulator,
    account: createAccountApi(createClient({ auth: apiKey(simulator.credentials.apiKey), baseUrl })),
    url: pages.url,
    browser,
    page,
    faults,
    async [Symbol.asyncDispose]() {
      try {
        await forget(page, pages.url);
      } finally {
        // Whatever the browser is up to, an open port would keep the whole run from ending.
        await pages[Symbol.asyncDispose]();
        await simulator.stop();
      }
    },
  };
}

/** Makes the browser as it was before: a new one for each test would cost more than the test. */
async function forget(page: Page, origin: string): Promise<void> {
  const browser = page.context();
  page.removeAllListeners();
  browser.removeAllListeners();
  for (const tab of browser.pages()) if (tab !== page) await tab.close();
  await page.goto('about:blank');
  await page.setViewportSize(VIEWPORT);
  await browser.clearCookies();
  await clearOrigin(browser, origin);
}
