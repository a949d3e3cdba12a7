import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { WebhookReceiver } from '../webhook-receiver.ts';
import { nodeListener } from './node-listener.ts';

export interface ListenOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** The address to listen on; this machine alone by default. `0.0.0.0` and `::` open it to the network. */
  readonly host?: string;
}

/** A running receiver. */
export interface WebhookServer extends AsyncDisposable {
  /** Where it listens, such as `http://127.0.0.1:8080/`; every path is the webhook. */
  readonly url: string;
  /**
   * Takes no new delivery, waits for those under way, cuts off what is left after `deadline` milliseconds (5000 by default).
   * Calling it again waits for the same end.
   */
  close(options?: { readonly deadline?: number }): Promise<void>;
}

/** Against senders that trickle their headers (slowloris), in milliseconds; Node waits a minute by default. */
const HEADERS_TIMEOUT = 10_000;
const CONNECTIONS_CHECKING_INTERVAL = 2_000;

/**
 * Serves a receiver on a node:http server of its own. Put a TLS terminating proxy in front of it: Basic credentials are
 * readable on a plain line.
 *
 * @throws Error with Node's `code`, such as `EADDRINUSE`, when the port cannot be had.
 * @example
 * ```ts
 * import { createWebhookReceiver } from '@smart-me/realtime';
 * import { listen } from '@smart-me/realtime/node';
 *
 * await using server = await listen(
 *   createWebhookReceiver({
 *     credentials: { username: 'smart-me', password: 'a long random password' },
 *     onReadings: (readings) => console.log(readings.length),
 *   }),
 *   { port: 0 },
 * );
 * console.log(server.url.startsWith('http://127.0.0.1:')); // true
 * ```
 */
export async function listen(receiver: WebhookReceiver, options: ListenOptions = {}): Promise<WebhookServer> {
  const { port = 0, host = '127.0.0.1' } = options;
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT,
    connectionsCheckingInterval: CONNECTIONS_CHECKING_INTERVAL,
  });
  const answer = async (request: Request): Promise<Response> => {
    const response = await receiver.fetch(request);
    // A connection kept alive would hold up the end of the server.
    if (!server.listening) response.headers.set('connection', 'close');
    return response;
  };
  server.on('request', nodeListener({ fetch: answer }));
  server.listen(port, host);
  await once(server, 'listening');

  let closed: Promise<void> | undefined;
  const close = ({ deadline = 5_000 } = {}): Promise<void> => (closed ??= closeGracefully(server, deadline));
  return { url: urlOf(server), close, [Symbol.asyncDispose]: () => close() };
}

async function closeGracefully(server: Server, deadline: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const timer = setTimeout(() => {
    server.closeAllConnections();
  }, deadline);
  await closed;
  clearTimeout(timer);
}

function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new TypeError('The server has no network address.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}/`;
}
