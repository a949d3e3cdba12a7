import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildPage } from './build-page.ts';

const page = await buildPage();
const [, , file] = process.argv;
if (file !== undefined) {
  await writeFile(file, page);
  console.log(`${file} is the page: open it in a browser, or put it on a server.`);
} else {
  const server = createServer((_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      // A page cannot forbid this by itself.
      'content-security-policy': "frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    response.end(page);
  });
  await once(server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1'), 'listening');
  console.log(`Verify signed readings   http://127.0.0.1:${(server.address() as AddressInfo).port}

Ctrl+C ends it.`);
}
