import {
  connect,
  credsAuthenticator,
  type ConnectionOptions,
  type NatsConnection,
  nkeyAuthenticator,
} from '@nats-io/transport-node';
import { DeliveryLogError } from '@smart-me/ingest';
import { natsError } from './nats-error.ts';

/** Where the servers are, and who one is there. */
export interface NatsServerOptions {
  /** `nats://host:4222`, or `tls://host:4222`; of a cluster any, or all. Without a user or password in it. */
  readonly servers: string | readonly string[];
  /** How one signs in; left out where the servers ask for nothing. */
  readonly credentials?: NatsCredentials | undefined;
  /** PEM texts, where a certificate is not signed by a well-known authority, or the servers want one of the client. */
  readonly tls?:
    | {
        readonly ca?: string | undefined;
        readonly cert?: string | undefined;
        readonly key?: string | undefined;
      }
    | undefined;
  /** How long a server may take to greet, in milliseconds, before the next is tried; 3000 unless told otherwise. */
  readonly openTimeout?: number | undefined;
}

/**
 * How one signs in. The secrets of the first two go over the wire, so they ask for `tls://`, or a server on this machine;
 * those of the others sign a challenge, and stay here.
 */
export type NatsCredentials =
  | { readonly user: string; readonly password: string }
  | { readonly token: string }
  /** The text of a `.creds` file. */
  | { readonly creds: string }
  /** The seed of an NKey: `SU…`. */
  | { readonly nkeySeed: string };

const OPEN_TIMEOUT = 3_000;
const RECONNECT_WAIT = 250;
/** A server that is frozen is left after two of these, in milliseconds. */
const PING_INTERVAL = 2_000;

/**
 * Connects, and stays connected: a server that is lost is looked for until the connection is closed.
 *
 * @throws {DeliveryLogError} `unavailable`, without a secret in it
 */
export async function connectNats(options: NatsServerOptions): Promise<NatsConnection> {
  const servers = addressesOf(options.servers);
  const { credentials, tls, openTimeout = OPEN_TIMEOUT } = options;
  const isSecure = tls !== undefined || servers.every(({ protocol }) => protocol === 'tls:');
  const isSent = credentials !== undefined && ('password' in credentials || 'token' in credentials);
  if (isSent && !isSecure && !servers.every(isLoopback)) {
    throw new TypeError('A password or token would be sent in the clear: use tls://, or a .creds file.');
  }
  try {
    return await connect({
      servers: servers.map(({ host }) => host),
      name: 'smart-me',
      timeout: openTimeout,
      maxReconnectAttempts: -1,
      reconnectTimeWait: RECONNECT_WAIT,
      pingInterval: PING_INTERVAL,
      maxPingOut: 2,
      noAsyncTraces: true,
      // Servers that others tell of are not held against the rule above.
      ignoreClusterUpdates: isSent && !isSecure,
      ...(isSecure && { tls: tlsOf(tls) }),
      ...authenticationOf(credentials),
    });
  } catch (cause) {
    throw natsError(cause, 'NATS cannot be reached');
  }
}

function addressesOf(servers: string | readonly string[]): URL[] {
  const all = (typeof servers === 'string' ? servers.split(',') : servers).map((one) => {
    const text = one.trim();
    // A text that may hold a password is not repeated.
    if (!URL.canParse(text)) throw new TypeError('A server is written as nats://host:4222.');
    return new URL(text);
  });
  if (all.length === 0) throw new TypeError('At least one server is needed: nats://host:4222.');
  for (const { protocol, username, password, host } of all) {
    if (protocol !== 'nats:' && protocol !== 'tls:') {
      throw new TypeError(`A server begins with nats:// or tls://, not ${protocol}//.`);
    }
    if (host === '') throw new TypeError('A server is written as nats://host:4222.');
    if (username !== '' || password !== '') {
      throw new TypeError('Credentials do not belong in an address: pass them as `credentials`.');
    }
  }
  return all;
}

const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** Without the members that are `undefined`, which the client would take for files. */
const tlsOf = (tls: NatsServerOptions['tls'] = {}): { ca?: string; cert?: string; key?: string } =>
  Object.fromEntries(Object.entries(tls).filter(([, text]) => text !== undefined));

function authenticationOf(
  credentials: NatsCredentials | undefined,
): Pick<ConnectionOptions, 'user' | 'pass' | 'token' | 'authenticator'> {
  if (credentials === undefined) return {};
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  if ('password' in credentials) return { user: credentials.user, pass: credentials.password };
  if ('token' in credentials) return { token: credentials.token };
  if ('creds' in credentials) return { authenticator: credsAuthenticator(bytes(credentials.creds)) };
  return { authenticator: nkeyAuthenticator(bytes(credentials.nkeySeed)) };
}

/** Whether a connection stands, kept up to date. */
export class ConnectionState {
  readonly #connection: NatsConnection;
  #isConnected = true;
  #onReconnect = new Set<() => void>();

  constructor(connection: NatsConnection) {
    this.#connection = connection;
    void this.#watch();
  }

  get isConnected(): boolean {
    return this.#isConnected && !this.#connection.isClosed();
  }

  /** Called each time that the connection stands again. Returns what ends that. */
  onReconnect(call: () => void): () => void {
    this.#onReconnect.add(call);
    return () => this.#onReconnect.delete(call);
  }

  /** Resolves when the connection stands again, or after this many milliseconds. */
  reconnected(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(timer);
        forget();
        resolve();
      };
      const timer = setTimeout(go, milliseconds);
      const forget = this.onReconnect(go);
    });
  }

  /** @throws {DeliveryLogError} `unavailable` while there is no connection: nothing waits for a server that is away */
  require(): void {
    if (this.isConnected) return;
    throw new DeliveryLogError('There is no connection to NATS.', {
      code: 'unavailable',
      hint: 'Look whether the servers run and can be reached; it connects again by itself.',
    });
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.#connection.status()) {
      if (type === 'disconnect') this.#isConnected = false;
      if (type === 'reconnect') {
        this.#isConnected = true;
        for (const call of this.#onReconnect) call();
      }
    }
  }
}
