import { EventEmitter, once } from 'node:events';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOnLoopback, type LoopbackServer } from './loopback.ts';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How the server responds to a request. */
export type Handler = (response: ServerResponse, request: Arrived) => void;

/** A real HTTP server on loopback that does what a test tells it. */
export interface TestServer extends LoopbackServer {
  /** What has arrived so far, in order. */
  readonly requests: readonly Arrived[];
  /** When that many requests have arrived. */
  arrival(count: number): Promise<void>;
}

/** Starts a server that has the handlers respond one after the other, and the last one from then on. */
export async function serve(...handlers: readonly Handler[]): Promise<TestServer> {
  const requests: Arrived[] = [];
  const arrivals = new EventEmitter();
  const server = await listenOnLoopback((incoming, response) => {
    void (async () => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body: await text(incoming) };
      const handler = handlers[Math.min(requests.length, handlers.length - 1)];
      requests.push(request);
      handler?.(response, request);
      arrivals.emit('arrival');
    })();
  });
  return {
    ...server,
    requests,
    arrival: async (count) => {
      while (requests.length < count) await once(arrivals, 'arrival');
    },
  };
}
