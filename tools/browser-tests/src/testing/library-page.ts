import { build } from 'esbuild';
import type { BrowserContext, Page, Worker } from 'playwright-core';
import { servePages } from '@smart-me-tools/examples/browser-dashboard';
import type { Library } from './library.ts';

declare global {
  /** What `library.ts` puts there. */
  var library: Library;
}

/** An origin whose pages have `globalThis.library` and nothing else. */
export interface LibraryPages extends AsyncDisposable {
  readonly url: string;
  openTab(): Promise<Page>;
  /** One that has come from nowhere, and so belongs to no origin. */
  openBlankTab(): Promise<Page>;
  /** A worker of a tab. */
  openWorker(): Promise<Worker>;
}

/** Serves them, to talk to the authorization server and API at `baseUrl`. */
export async function serveLibraryPages(browser: BrowserContext, baseUrl: string): Promise<LibraryPages> {
  const script = await bundleLibrary();
  const files = new Map([
    ['tab.html', '<!doctype html><title>Tab</title><script type="module" src="/library.js"></script>'],
    ['library.js', script],
  ]);
  const pages = await servePages({ files, baseUrl, clientId: 'page' });
  const openTab = async (): Promise<Page> => {
    const tab = await browser.newPage();
    await tab.goto(`${pages.url}/tab`);
    return tab;
  };
  return {
    url: pages.url,
    openTab,
    openBlankTab: async () => {
      const tab = await browser.newPage();
      await tab.addScriptTag({ content: script, type: 'module' });
      return tab;
    },
    openWorker: async () => {
      const tab = await openTab();
      const [worker] = await Promise.all([
        tab.waitForEvent('worker'),
        tab.evaluate(() => {
          new Worker('/library.js', { type: 'module' });
        }),
      ]);
      return worker;
    },
    [Symbol.asyncDispose]: () => pages[Symbol.asyncDispose](),
  };
}

async function bundleLibrary(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${import.meta.dirname}/library.ts`],
    conditions: ['@smart-me/source'],
    platform: 'browser',
    format: 'esm',
    target: 'es2023',
    bundle: true,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
