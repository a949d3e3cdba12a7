import { readFile } from 'node:fs/promises';
import { isLoopback } from '@smart-me/api-core/http';
import { lastWill } from '@smart-me/mqtt';
import { connect, type MqttClient } from 'mqtt';
import { CommandError, UsageError } from '../failure/command-error.ts';

/** Where the broker is, and as whom it is spoken to. */
export interface BrokerOptions {
  readonly broker: string;
  readonly user?: string;
  readonly prefix: string;
  /** A file with the certificate authority that has signed the broker's certificate. */
  readonly ca?: string;
  readonly insecure?: true;
}

/** The variable that the broker's password is read from. */
const BROKER_PASSWORD = 'SMART_ME_MQTT_PASSWORD';

/** Codes of CONNACK after which another attempt would be refused, too: MQTT 3.1.1 §3.2.2.3, MQTT 5.0 §3.2.2.2. */
const REFUSED = new Set([1, 2, 4, 5, 132, 133, 134, 135, 138, 140]);
/** Between two attempts, in milliseconds. */
const RECONNECT = 2_000;
const CONNECT_TIMEOUT = 15_000;

/** A connection that comes back by itself. */
export interface Broker extends AsyncDisposable {
  readonly client: MqttClient;
  /** Aborts with the reason when the broker refuses this client for good. */
  readonly refused: AbortSignal;
}

/**
 * Connects, and says in a line when the broker is away and when it is back.
 *
 * @throws UsageError when the password would be readable on the line
 */
export async function openBroker(
  options: BrokerOptions,
  environment: NodeJS.ProcessEnv,
  complain: (line: string) => void,
): Promise<Broker> {
  const { broker, user, prefix, ca } = options;
  const password = environment[BROKER_PASSWORD];
  const url = new URL(broker);
  if (password && !isSafe(url) && options.insecure !== true) {
    throw new UsageError(
      `the password of the broker would be readable on the line to ${url.host}`,
      'Give an mqtts:// URL, or --insecure in a network that you trust.',
    );
  }
  if (password && user === undefined) {
    throw new UsageError(`${BROKER_PASSWORD} is set, and no user`, 'Name the user of the broker by --user.');
  }
  const client = connect(broker, {
    will: lastWill(prefix),
    reconnectPeriod: RECONNECT,
    connectTimeout: CONNECT_TIMEOUT,
    ...(user !== undefined && { username: user }),
    ...(password && { password }),
    ...(ca !== undefined && { ca: await readFile(ca) }),
  });
  const refused = new AbortController();
  let isAway = false;
  client.on('connect', () => {
    if (isAway) complain(`smart-me: the broker at ${url.host} is back.`);
    isAway = false;
  });
  client.on('error', (error) => {
    if ('code' in error && typeof error.code === 'number' && REFUSED.has(error.code)) {
      refused.abort(
        new CommandError(
          `the broker at ${url.host} refuses this client: ${error.message.replace(/^Connection refused: /, '')}`,
          `Look at --user and ${BROKER_PASSWORD}.`,
          { cause: error },
        ),
      );
      return;
    }
    if (!isAway)
      complain(
        `smart-me: the broker at ${url.host} does not respond: ${reasonOf(error)}. Waiting until it does.`,
      );
    isAway = true;
  });
  client.on('close', () => {
    if (!isAway && !client.disconnecting)
      complain(`smart-me: the broker at ${url.host} has gone. Waiting until it is back.`);
    isAway = true;
  });
  return { client, refused: refused.signal, [Symbol.asyncDispose]: () => client.endAsync(true) };
}

/** Whether nobody else can read what is sent. */
const isSafe = (url: URL): boolean =>
  url.protocol === 'mqtts:' || url.protocol === 'wss:' || isLoopback(`http://${url.host}`);

/** Errors of several attempts at once (IPv6 and IPv4) have no message of their own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error instanceof Error && error.message !== '' ? error.message : 'no reason given';
}
