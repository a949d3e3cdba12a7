import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { extname } from 'node:path';
import type { AddressInfo } from 'node:net';

/** What the pages are told about the cloud they are for. */
export interface PageSettings {
  /** Where its API is: the only place that a page may send anything to. */
  readonly baseUrl: string;
  /** The public OAuth application as which the sign-in sample asks. */
  readonly clientId: string;
}

/** Options of {@link servePages}. */
export interface PageServerOptions extends PageSettings {
  /** By name: see `bundlePages`. */
  readonly files: ReadonlyMap<string, string>;
  /** Default: one that is free. */
  readonly port?: number;
}

/** The pages, served to this machine. */
export interface PageServer extends AsyncDisposable {
  /** Without a slash at the end. */
  readonly url: string;
}

/** Serves the pages on loopback, from an origin of their own: their calls to the API go across origins. */
export async function servePages({ port = 0, ...options }: PageServerOptions): Promise<PageServer> {
  const server = createServer(pageListener(options)).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

function pageListener({ files, ...settings }: Omit<PageServerOptions, 'port'>): RequestListener {
  return ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://127.0.0.1');
    if (pathname === '/') {
      response.writeHead(302, { location: '/devices' }).end();
      return;
    }
    const name = fileName(pathname);
    const content = files.get(name);
    if (content === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(name)],
      'content-security-policy': contentSecurityPolicy(settings),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    response.end(name.endsWith('.html') ? withSettings(content, settings) : content);
  };
}

/** Pages have no suffix; the redirect of a sign-in comes back to the page that began it. */
function fileName(pathname: string): string {
  if (pathname === '/callback') return 'sign-in.html';
  const name = pathname.slice(1);
  return extname(name) === '' ? `${name}.html` : name;
}

/** The page runs its own files, talks to the API and to no one else. */
function contentSecurityPolicy({ baseUrl }: PageSettings): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${new URL(baseUrl).origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page with its settings where it names them: `{baseUrl}`. */
function withSettings(html: string, settings: PageSettings): string {
  return html.replaceAll(/\{(baseUrl|clientId)\}/g, (_, name: keyof PageSettings) => escaped(settings[name]));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
