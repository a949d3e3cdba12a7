import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Serves the files of a folder on a free port of this machine, by the rules of a web server. */
export async function serveSite(folder: string): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const found = [path, `${path}.html`, join(path, 'index.html')]
      .map((name) => join(folder, name))
      .find((file) => file.startsWith(folder) && existsSync(file) && statSync(file).isFile());
    response.statusCode = found === undefined ? 404 : 200;
    response.setHeader('content-type', TYPES[extname(found ?? '')] ?? 'text/plain');
    if (found === undefined) response.end('not found');
    else createReadStream(found).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
