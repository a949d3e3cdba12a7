import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { hasChromium, launchChromium } from '@smart-me-tools/browser-tests';
import { serveFolder } from '@smart-me-tools/browser-tests/serve-folder';

// How long a reader waits for the built site, from this machine and with nothing cached: until a page reacts, until the search opens, and
// until it has its first result. It only tells; what a busy machine makes of it fails nothing.
const site = join(import.meta.dirname, '..', '..', 'dist', 'site');
const PAGES = [
  '/',
  '/guides/webhook',
  '/packages/account-api/devices',
  '/packages/api-core/types',
  '/packages/simulator/reference',
];
const VISITS = 5;

interface Visit {
  /** The page is there and its script runs, in milliseconds after it was asked for. */
  readonly interactive: number;
  /** What the browser's main thread has worked until then: other work on the machine does not count. */
  readonly work: number;
  /** The search box can be typed in. */
  readonly searchOpen: number;
  /** The first result stands under what was typed, after the last key. */
  readonly firstResult: number;
}

if (hasChromium) await measure();
else console.log('There is no Chromium here.');

async function measure(): Promise<void> {
  const server = await serveFolder(site);
  const browser = await launchChromium();
  try {
    await visit(browser, server.url); // the browser's own start is no page's fault
    console.log(`Milliseconds, median of ${VISITS} visits by a browser that has nothing cached`);
    for (const page of PAGES) {
      const visits: Visit[] = [];
      while (visits.length < VISITS) visits.push(await visit(browser, server.url + page));
      const of = (key: keyof Visit): string => median(visits.map((one) => one[key])).toFixed(0);
      console.log(
        `${page}: interactive after ${of('interactive')} ms (${of('work')} ms of the main thread), ` +
          `its search open after ${of('searchOpen')} ms, the first result ${of('firstResult')} ms after the question`,
      );
    }
  } finally {
    await browser.close();
    await server[Symbol.asyncDispose]();
  }
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  // By the page's own clock: what this program takes to ask for it does not count.
  await page.addInitScript(() => {
    const times: Record<string, number> = {};
    Object.assign(globalThis, { times });
    const wanted: Readonly<Record<string, string>> = {
      searchOpen: '.VPLocalSearchBox input:focus',
      firstResult: '.VPLocalSearchBox a.result',
    };
    const look = (): void => {
      for (const [name, selector] of Object.entries(wanted))
        if (document.querySelector(selector) !== null) times[name] ??= performance.now();
      // Vue's mark on the element in which it has taken over.
      const app = document.querySelector('#app');
      if (app !== null && '__vue_app__' in app) times['interactive'] ??= performance.now();
      // The reader presses the keys until something happens.
      if (times['searchOpen'] === undefined)
        globalThis.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, cancelable: true }));
      requestAnimationFrame(look);
    };
    look();
  });
  const devTools = await context.newCDPSession(page);
  await devTools.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(
    () => 'interactive' in ((Reflect.get(globalThis, 'times') ?? {}) as object),
    undefined,
    { polling: 5 },
  );
  const { metrics } = await devTools.send('Performance.getMetrics');
  const work = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  const input = page.locator('.VPLocalSearchBox input');
  await input.waitFor();
  await input.evaluate((box) => {
    Object.assign(Reflect.get(globalThis, 'times') as object, { asked: performance.now() });
    (box as HTMLInputElement).value = 'webhook';
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.locator('.VPLocalSearchBox a.result').first().waitFor();
  await page.waitForFunction(() => 'firstResult' in (Reflect.get(globalThis, 'times') as object));
  const times = await page.evaluate(() => Reflect.get(globalThis, 'times') as Record<string, number>);
  await context.close();
  const { interactive = NaN, searchOpen = NaN, firstResult = NaN, asked = NaN } = times;
  return { interactive, work, searchOpen, firstResult: firstResult - asked };
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
