import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { checkedLimit, systemCode } from '@smart-me/api-core/http';
import type { WebhookReceiver } from '../webhook-receiver.ts';
import { listenerOf } from './node-listener.ts';

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
   *
   * @throws RangeError when no timer can wait for `deadline`; it goes on then
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
 * @throws ListenError when the port cannot be had; TypeError when the receiver was not made by `createWebhookReceiver`.
 * @example
 * ```ts
 * import { createWebhookReceiver } from '@smart-me/realtime';
 * import { listen } from '@smart-me/realtime/node';
 *
 * const server = await listen(
 *   createWebhookReceiver({
 *     credentials: { username: 'smart-me', password: 'a long random password' },
 *     onReadings: (readings) => console.log(readings.length),
 *   }),
 *   { port: 0 },
 * );
 * console.log(server.url.startsWith('http://127.0.0.1:')); // true
 * await server.close();
 * ```
 */
export async function listen(receiver: WebhookReceiver, options: ListenOptions = {}): Promise<WebhookServer> {
  const { port = 0, host = '127.0.0.1' } = options;
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT,
    connectionsCheckingInterval: CONNECTIONS_CHECKING_INTERVAL,
  });
  server.on(
    'request',
    listenerOf(receiver, () => !server.listening),
  );
  try {
    // Anything else is the path of a socket to Node, or of a pipe.
    if (!/^\d+$/.test(String(port))) throw Object.assign(new RangeError('no port'), { code: BAD_PORT });
    server.listen(port, host);
    await once(server, 'listening');
  } catch (cause) {
    throw new ListenError(host, port, cause);
  }

  let closed: Promise<void> | undefined;
  const close: WebhookServer['close'] = async ({ deadline } = {}) => {
    const longest = checkedLimit('deadline', deadline, { byDefault: 5_000, least: 0 });
    await (closed ??= closeGracefully(server, longest));
  };
  return { url: urlOf(server), close, [Symbol.asyncDispose]: () => close() };
}

/** The port or the address cannot be had. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  /** What the system says, such as `EADDRINUSE`; `ERR_SOCKET_BAD_PORT` for a number that is no port. */
  readonly code: string;
  /** What to do about it. */
  readonly hint: string;

  constructor(host: string, port: number, cause: unknown) {
    const code = systemCode(cause) ?? 'unknown';
    const { reason, hint } = LISTEN_FAILURES[code] ?? {
      reason: `cannot be listened on (${code})`,
      hint: 'The cause says why.',
    };
    super(`Port ${port} of ${host} ${reason}.`, { cause });
    this.code = code;
    this.hint = hint;
  }
}

const BAD_PORT = 'ERR_SOCKET_BAD_PORT';

const LISTEN_FAILURES: Readonly<Record<string, { readonly reason: string; readonly hint: string }>> = {
  EADDRINUSE: {
    reason: 'is in use',
    hint: 'End the program that has it, or take another port; 0 is any free one.',
  },
  EACCES: {
    reason: 'is not for this user',
    hint: 'Take a port from 1024 on, behind a proxy that has the other.',
  },
  EADDRNOTAVAIL: {
    reason: 'is no address of this machine',
    hint: 'Take 127.0.0.1 for this machine alone, or 0.0.0.0 for every network.',
  },
  ENOTFOUND: {
    reason: 'is a host that no name server knows',
    hint: 'Take 127.0.0.1, or an address of this machine.',
  },
  [BAD_PORT]: { reason: 'is no port', hint: 'Take a whole number from 0 to 65535.' },
};

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
