import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { join } from 'node:path';

export const CREDENTIALS = { username: 'smart-me', password: 'a long random password' };

/** What a sender sends. */
export const AUTHORIZATION = `Basic ${Buffer.from(`${CREDENTIALS.username}:${CREDENTIALS.password}`).toString('base64')}`;

/** The servers of `servers.main.ts`. */
export type ServerName =
  | 'bare node:http'
  | 'bare node:http, again'
  | 'realtime, nodeListener'
  | 'node:http + SQLite, grouped'
  | 'node:http + SQLite, one commit each'
  | 'receiver + spool'
  | 'receiver + spool + store'
  | 'node:http + js.publish'
  | 'receiver + JetStream';

/** What a server has used, and what it holds. */
export interface Used {
  /** Of the processor, in nanoseconds. */
  readonly cpu: number;
  /** Memory in MB. */
  readonly resident: number;
  readonly heap: number;
  /** Deliveries that the store has not taken yet. */
  readonly waiting: number;
}

/** A server to start, in a process of its own. */
export interface ServerPlan {
  readonly server: ServerName;
  /** What it is called, when that is not its name. */
  readonly name?: string;
  /** The NATS server that it publishes to. */
  readonly nats?: string;
  /** So many microseconds more its disk takes for a flush: strace stops at flushes alone, and makes each longer. */
  readonly flush?: number;
}

/** A server that runs. */
export interface Running {
  readonly name: string;
  /** What it has used since its start. */
  readonly used: () => Promise<Used>;
  /** Posts a delivery, and rejects when it is not acknowledged. */
  readonly post: (body: Uint8Array) => Promise<void>;
}

/** Has servers run, and so many connections to each kept alive, while something is done with them. */
export async function withServers<Result>(
  plans: readonly ServerPlan[],
  connections: number,
  work: (servers: readonly Running[]) => Promise<Result>,
): Promise<Result> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const servers = await Promise.all(plans.map((plan) => startServer(plan)));
  try {
    return await work(
      servers.map(({ name, port, used }) => ({ name, used, post: (body) => post(agent, port, body) })),
    );
  } finally {
    agent.destroy();
    for (const { child } of servers) child.disconnect();
  }
}

async function startServer({ server, name = server, nats = '', flush }: ServerPlan) {
  const options = ['--conditions=@smart-me/source', '--disable-warning=ExperimentalWarning'];
  const child = fork(
    join(import.meta.dirname, 'servers.main.ts'),
    [server, nats],
    flush === undefined
      ? { execArgv: options }
      : { execPath: 'strace', execArgv: [...slowFlush(flush), process.execPath, ...options] },
  );
  const told = async (): Promise<unknown> => {
    const [message] = (await once(child, 'message')) as [unknown];
    return message;
  };
  const port = (await told()) as number;
  const used = (): Promise<Used> => {
    const next = told() as Promise<Used>;
    child.send('used');
    return next;
  };
  return { name, child, port, used };
}

const slowFlush = (microseconds: number): string[] => [
  ...['-f', '--seccomp-bpf', '-qq', '-o', '/dev/null', '-e', 'trace=fsync,fdatasync'],
  ...['-e', `inject=fsync,fdatasync:delay_exit=${microseconds}`],
];

async function post(agent: Agent, port: number, body: Uint8Array): Promise<void> {
  const headers = {
    authorization: AUTHORIZATION,
    'content-type': 'application/octet-stream',
    'content-length': body.length,
  };
  const outgoing = request({ host: '127.0.0.1', port, method: 'POST', agent, headers });
  outgoing.end(body);
  const responding = once(outgoing, 'response') as Promise<[IncomingMessage?]>;
  const [response] = await responding.catch((error: unknown) => {
    if (!outgoing.reusedSocket) throw error;
    return []; // the server has ended a connection that nobody used for five seconds
  });
  if (response === undefined) return post(agent, port, body);
  if (response.statusCode !== 204)
    throw new Error(`The server responded with ${String(response.statusCode)}.`);
  response.resume();
  await once(response, 'end');
}
