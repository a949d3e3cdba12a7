import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** How the server responds to a request. */
export type Handler = (response: ServerResponse, request: Arrived) => void;

/** A real HTTP server on loopback that does what a test tells it. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** What has arrived so far, in order. */
  readonly requests: readonly Arrived[];
  /** When that many requests have arrived. */
  arrival(count: number): Promise<void>;
}

/** Starts a server that has the handlers respond one after the other, and the last one from then on. */
export async function serve(...handlers: readonly Handler[]): Promise<TestServer> {
  const requests: Arrived[] = [];
  const arrivals = new EventEmitter();
  const server = createServer((incoming, response) => {
    void (async () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body: await text(incoming) };
      const handler = handlers[Math.min(requests.length, handlers.length - 1)];
      requests.push(request);
      handler?.(response, request);
      arrivals.emit('arrival');
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    arrival: async (count) => {
      while (requests.length < count) await once(arrivals, 'arrival');
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The URL of a port on loopback at which nothing listens. */
export async function refusingUrl(): Promise<string> {
  const server = await serve();
  await server[Symbol.asyncDispose]();
  return server.url;
}
