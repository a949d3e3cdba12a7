import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { listenOnLoopback, type LoopbackServer } from '@smart-me-tools/testing/loopback';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Serves the files of a folder on a free port of this machine, as a web server does: `/page` is `page.html`. */
export function serveFolder(folder: string): Promise<LoopbackServer> {
  return listenOnLoopback((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const found = [path, `${path}.html`, join(path, 'index.html')]
      .map((name) => join(folder, name))
      .find((file) => file.startsWith(folder) && existsSync(file) && statSync(file).isFile());
    response.statusCode = found === undefined ? 404 : 200;
    response.setHeader('content-type', TYPES[extname(found ?? '')] ?? 'text/plain');
    if (found === undefined) response.end('not found');
    else createReadStream(found).pipe(response);
  });
}
