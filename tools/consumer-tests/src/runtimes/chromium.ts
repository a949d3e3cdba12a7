import { createServer, type RequestListener } from 'node:http';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { once } from 'node:events';
import { fromToolchain } from '../toolchain.ts';

/** A real Chromium, and the server of the pages it opens. */
export interface Chromium extends AsyncDisposable {
  /** Opens the page `index.html` of a folder, and gives what its program printed. */
  open(folder: string): Promise<string>;
}

/** Starts the Chromium of the system and a server on loopback, for folders below `scratch`. */
export async function startChromium(scratch: string): Promise<Chromium> {
  const { chromium } = fromToolchain('playwright-core') as { chromium: Launcher };
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
  const server = createServer(pagesOf(scratch)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    async open(folder) {
      const page = await browser.newPage();
      const said: string[] = [];
      page.on('pageerror', (error) => said.push(String(error)));
      page.on('console', (message) => said.push(message.text()));
      try {
        await page.goto(`${origin}${folder.slice(scratch.length)}/index.html`);
        await page.waitForFunction('globalThis.outcome', undefined, { timeout: 120_000 });
        const outcome = (await page.evaluate('globalThis.outcome')) as { printed?: string; failed?: string };
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
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The little of playwright-core that is used here. */
interface Launcher {
  launch(options: { executablePath: string; args: readonly string[] }): Promise<Browser>;
}
interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}
interface Page {
  on(event: 'pageerror', listener: (error: Error) => void): void;
  on(event: 'console', listener: (message: { text(): string }) => void): void;
  goto(url: string): Promise<unknown>;
  waitForFunction(expression: string, argument: undefined, options: { timeout: number }): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Without a sandbox, as a container has no user namespaces, and without anything that would look for a network. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

const pagesOf =
  (scratch: string): RequestListener =>
  (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const file = join(scratch, normalize(pathname));
    readFile(file).then(
      (content) => {
        response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
        response.end(content);
      },
      () => {
        response.writeHead(404).end();
      },
    );
  };
