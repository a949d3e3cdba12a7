import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { type Candidate, benchmark, type Timing } from './benchmark.ts';
import type { Delivery } from './deliveries.ts';
import { AUTHORIZATION, type ServerName, SERVERS } from './receiver-server.ts';

/** What a receiver costs is told beside this. */
export const RECEIVER_BASELINE: ServerName = 'bare node:http';

/**
 * The CPU of one delivery in the server's process, over connections that are kept alive: the receiver of `realtime` beside a
 * bare server that reads the body, compares the credentials and calls `decodeReadings`, and that server again as a control.
 */
export async function receiverBench({ bytes }: Delivery): Promise<Timing[]> {
  const servers = await Promise.all(SERVERS.map((name) => startServer(name)));
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  try {
    const candidates = servers.map(({ name, port, cpu }): Candidate => ({
      name,
      run: async (iterations) => {
        const before = await cpu();
        let left = iterations;
        const sender = async (): Promise<void> => {
          while (left-- > 0) await post(agent, port, bytes);
        };
        await Promise.all(Array.from({ length: CONNECTIONS }, sender));
        return (await cpu()) - before;
      },
    }));
    return await benchmark(candidates, ROUNDS, BATCH_NANOSECONDS);
  } finally {
    agent.destroy();
    for (const { child } of servers) child.kill();
  }
}

const CONNECTIONS = 16;
const ROUNDS = 15;
/** The clock of a process ticks in milliseconds: a batch is some hundreds of them. */
const BATCH_NANOSECONDS = 250e6;

interface Server {
  readonly name: ServerName;
  readonly child: ChildProcess;
  readonly port: number;
  /** What the server has used since its start, in nanoseconds. */
  readonly cpu: () => Promise<number>;
}

async function startServer(name: ServerName): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'receiver-server.ts'), [name], {
    execArgv: ['--conditions=@smart-me/source'],
  });
  const ask = async (): Promise<number> => {
    const [told] = (await once(child, 'message')) as [number];
    return told;
  };
  const port = await ask();
  const cpu = (): Promise<number> => {
    const used = ask();
    child.send('cpu');
    return used;
  };
  return { name, child, port, cpu };
}

function post(agent: Agent, port: number, body: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    request(
      {
        agent,
        port,
        method: 'POST',
        host: '127.0.0.1',
        headers: {
          authorization: AUTHORIZATION,
          'content-type': 'application/x-protobuf',
          'content-length': body.length,
        },
      },
      (response) => {
        if (response.statusCode !== 204) reject(new Error(`The server responded ${response.statusCode}.`));
        response.resume().once('end', resolve);
      },
    )
      .once('error', reject)
      .end(body);
  });
}
