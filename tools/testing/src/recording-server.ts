import { serve } from './serve.ts';
import type { Arrived } from './serve.ts';
import type { LoopbackServer } from './loopback.ts';

/** A request to an API as it arrived. */
export interface ReceivedRequest extends Omit<Arrived, 'url'> {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** What to respond with: text is sent as it is, anything else as JSON; `undefined` gives 204. */
export type Respond = (request: ReceivedRequest) => unknown;

/** A server of an API that records what it gets. */
export interface RecordingServer extends LoopbackServer {
  readonly requests: readonly ReceivedRequest[];
}

/** Starts a server that responds to every request with what the test says. */
export async function startRecordingServer(respond: Respond): Promise<RecordingServer> {
  const requests: ReceivedRequest[] = [];
  const server = await serve((response, { url, ...arrived }) => {
    const { pathname, searchParams } = new URL(url, 'http://loopback');
    const path = decodeURIComponent(pathname);
    const request = { ...arrived, path, query: Object.fromEntries(searchParams) };
    requests.push(request);
    const content = respond(request);
    if (content === undefined) {
      response.writeHead(204).end();
      return;
    }
    response.setHeader('content-type', 'application/json');
    response.end(typeof content === 'string' ? content : JSON.stringify(content));
  });
  return { url: server.url, requests, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
