import { launchChromium } from '@smart-me-tools/browser-tests';
import { serveFolder } from '@smart-me-tools/browser-tests/serve-folder';

/** A real Chromium, and the server of the pages it opens. */
export interface Chromium extends AsyncDisposable {
  /** Opens the page `index.html` of a folder, and gives what its program printed. */
  open(folder: string): Promise<string>;
}

const isLog = (message: { type(): string }): boolean => message.type() === 'log';

/** Starts the Chromium of the system and a server on loopback, for folders below `scratch`. */
export async function startChromium(scratch: string): Promise<Chromium> {
  const browser = await launchChromium();
  const server = await serveFolder(scratch);
  return {
    async open(folder) {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      try {
        const [printed] = await Promise.all([
          Promise.race([
            page.waitForEvent('console', { predicate: isLog, timeout: 120_000 }),
            page.waitForEvent('pageerror', { timeout: 0 }).then((error) => Promise.reject(error)),
          ]),
          page.goto(`${server.url}${folder.slice(scratch.length)}/index.html`),
        ]);
        return printed.text();
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
