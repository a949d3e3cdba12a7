import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback; `await using` stops it. */
export interface LoopbackServer extends AsyncDisposable {
  readonly url: string;
}

/** Serves on a free port of loopback. Stopping cuts the connections that are open. */
export async function listenOnLoopback(listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The URL of a port on loopback at which nothing listens. */
export async function refusingUrl(): Promise<string> {
  const server = await listenOnLoopback(() => undefined);
  await server[Symbol.asyncDispose]();
  return server.url;
}
