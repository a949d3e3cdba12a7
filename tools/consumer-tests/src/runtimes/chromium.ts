import { launchChromium } from '@smart-me-tools/browser-tests';
import { serveFolder } from '@smart-me-tools/browser-tests/serve-folder';

/** A real Chromium, and the server of the pages it opens. */
export interface Chromium extends AsyncDisposable {
  /** Opens the page `index.html` of a folder, and gives what its program printed. */
  open(folder: string): Promise<string>;
}

/** Starts the Chromium of the system and a server on loopback, for folders below `scratch`. */
export async function startChromium(scratch: string): Promise<Chromium> {
  const browser = await launchChromium();
  const server = await serveFolder(scratch);
  return {
    async open(folder) {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('console', (message) => said.push(message.text()));
      try {
        await page.goto(`${server.url}${folder.slice(scratch.length)}/index.html`);
        await page.waitForFunction('globalThis.outcome', undefined, { timeout: 120_000 });
        const outcome = await page.evaluate<{ printed?: string; failed?: string }>('globalThis.outcome');
        if (outcome.printed !== undefined) return outcome.printed;
        throw new Error(outcome.failed);
      } catch (error) {
        throw new Error([String(error), ...said].join('\n'), { cause: error });
      } finally {
        await page.close();
      }
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server[Symbol.asyncDispose]();
    },
  };
}
