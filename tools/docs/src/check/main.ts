import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import { Checklist } from '@smart-me-tools/checks/checklist';
import { hasChromium, launchChromium } from '@smart-me-tools/browser-tests';
import { accessibilityFaults } from '@smart-me-tools/browser-tests/accessibility';
import { serveFolder } from '@smart-me-tools/browser-tests/serve-folder';
import { deadLinks } from './dead-links.ts';

// Looks at the built site as a reader does: follows its links, asks its search, narrows the window, asks axe.
const site = join(import.meta.dirname, '..', '..', 'dist', 'site');
const shots = join(import.meta.dirname, '..', '..', 'dist', 'shots');
const questions = parse(readFileSync(join(import.meta.dirname, 'questions.yaml'), 'utf8')) as Record<
  string,
  string
>;
const PAGES = ['/', '/guides/webhook', '/packages/account-api/devices', '/packages/obis/'];

const list = new Checklist();
list.expect('every link leads somewhere', deadLinks(site), []);
if (hasChromium) await look();
else console.log('The search, the narrow window and axe were left out: there is no Chromium here.');
console.log(list.summary);
process.exitCode = list.failed === 0 ? 0 : 1;

async function look(): Promise<void> {
  mkdirSync(shots, { recursive: true });
  const server = await serveFolder(site);
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    await page.goto(server.url);
    for (const [question, guide] of Object.entries(questions)) {
      const first = await firstResult(page, question);
      list.expect(`“${question}” finds ${guide} first`, first.slice(0, guide.length), guide);
    }
    for (const path of PAGES) await lookAt(page, server.url, path);
    list.expect('no page throws', broken, []);
  } finally {
    await browser.close();
    await server[Symbol.asyncDispose]();
  }
}

/** The path of the first result that the search shows. */
async function firstResult(page: Page, question: string): Promise<string> {
  await openSearch(page);
  await page.locator('.VPLocalSearchBox input').fill(question);
  const result = page.locator('.VPLocalSearchBox a.result').first();
  await result.waitFor({ timeout: 20_000 }).catch(() => undefined);
  await page.waitForTimeout(400); // the search waits for the end of typing
  const href = (await result.count()) === 0 ? '' : ((await result.getAttribute('href')) ?? '');
  await page.keyboard.press('Escape');
  return href;
}

/** Opens the search. A page that is not interactive yet hears no key: it is pressed again. */
async function openSearch(page: Page): Promise<void> {
  const input = page.locator('.VPLocalSearchBox input');
  for (let attempt = 0; attempt < 30; attempt += 1) {
    await page.keyboard.press('Control+k');
    const isOpen = await input.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
    if (isOpen) return;
  }
  throw new Error('The search does not open.');
}

async function lookAt(page: Page, url: string, path: string): Promise<void> {
  const name = path === '/' ? 'start' : path.slice(1).replaceAll('/', '-').replace(/-$/, '');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(url + path);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(shots, `${name}-1280-${colorScheme}.png`) });
    list.expect(`axe finds nothing on ${path}, ${colorScheme}`, await accessibilityFaults(page), []);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  list.expect(`${path} has one title`, await page.locator('h1').count(), 1);
  await page.setViewportSize({ width: 420, height: 900 });
  await page.goto(url + path);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  list.expect(`${path} does not scroll sideways at 420 px`, Math.max(wide, 420), 420);
  await page.screenshot({ path: join(shots, `${name}-420.png`) });
}
