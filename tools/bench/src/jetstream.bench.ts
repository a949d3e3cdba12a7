import { fork, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { benchmark, type Candidate, type Timing } from './benchmark.ts';
import { nextBody, post } from './ingest.bench.ts';
import { JETSTREAM_SERVERS, type JetStreamServerName } from './jetstream-server.ts';

/** What logging on JetStream before acknowledging costs is told beside this: HTTP by hand, and the same client. */
export const JETSTREAM_BASELINE: JetStreamServerName = 'node:http + js.publish';

const IN_FLIGHT = 256;
const ROUNDS = 9;
const BATCH_NANOSECONDS = 500e6;

/** Whether there is a nats-server on this machine. */
export const hasNatsServer: boolean = spawnSync('nats-server', ['--version']).status === 0;

/** Time for a delivery to be confirmed by one nats-server, with 256 in flight; no two bodies are the same. */
export async function jetStreamBench(): Promise<Timing[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-bench-'));
  const port = await freePort();
  const nats = spawn('nats-server', ['-js', '-a', '127.0.0.1', '-p', String(port), '-sd', folder], {
    stdio: 'ignore',
  });
  const servers = `nats://127.0.0.1:${port}`;
  const connection = await connected(servers);
  const client = jetstream(connection);
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const children = await Promise.all(
    JETSTREAM_SERVERS.map(async (name) => {
      const child = fork(join(import.meta.dirname, 'jetstream-server.ts'), [name, servers], {
        execArgv: ['--conditions=@smart-me/source'],
      });
      const [httpPort] = (await once(child, 'message')) as [number];
      return { name, child, httpPort };
    }),
  );
  try {
    const publish = async (): Promise<void> => {
      const body = nextBody();
      const msgID = createHash('sha256').update(body).digest('hex').slice(0, 32);
      await client.publish('smart-me.deliveries.alone', body, { msgID });
    };
    const candidates: Candidate[] = [
      // Without HTTP, and without the sender of HTTP, which takes most of the time here.
      { name: 'js.publish alone', run: (iterations) => inFlight(iterations, publish) },
      ...children.map(({ name, httpPort }) => ({
        name,
        run: (iterations: number) => inFlight(iterations, () => post(agent, httpPort, nextBody())),
      })),
    ];
    return await benchmark(candidates, ROUNDS, BATCH_NANOSECONDS);
  } finally {
    agent.destroy();
    for (const { child } of children) child.disconnect();
    await connection.close();
    const ended = once(nats, 'exit');
    nats.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}

/** Nanoseconds for this many runs, each started when one of those before it is done. */
async function inFlight(iterations: number, run: () => Promise<void>): Promise<number> {
  let left = iterations;
  const sender = async (): Promise<void> => {
    while (left-- > 0) await run();
  };
  const before = process.hrtime.bigint();
  await Promise.all(Array.from({ length: IN_FLIGHT }, sender));
  return Number(process.hrtime.bigint() - before);
}

async function connected(servers: string): ReturnType<typeof connect> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await connect({ servers, noAsyncTraces: true });
    } catch (error) {
      if (attempt === 100) throw error;
      await delay(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
