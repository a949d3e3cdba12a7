import { afterAll, beforeAll } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { hasChromium, launchChromium } from '../chromium.ts';

/** The one browser of the tests of a file, once their hooks run: starting one takes longer than most of them. */
export let chromium: Browser;
if (hasChromium) {
  beforeAll(async () => {
    chromium = await launchChromium();
  }, 60_000);
  afterAll(() => chromium.close());
}

/** A page in a context of its own: nothing of another test is in it. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Origins that the page has asked for something, whatever it was. */
  readonly origins: ReadonlySet<string>;
  /** What went wrong in it. */
  readonly faults: readonly string[];
}

/** Opens an empty page, for somebody who reads English unless told otherwise. */
export async function openPage(how: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await chromium.newContext({ locale: 'en-GB', ...how });
  context.setDefaultTimeout(120_000);
  const page = await context.newPage();
  const [origins, faults] = [new Set<string>(), [] as string[]];
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) faults.push(message.text());
  });
  return { page, origins, faults, [Symbol.asyncDispose]: () => context.close() };
}
