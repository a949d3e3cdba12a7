import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { freePort } from '@smart-me-tools/testing/machine';
import { benchmark, type Candidate, clockTime, inFlight, type Timing } from './benchmark.ts';
import { nextBody } from './ingest.bench.ts';
import { post, type ServerName, startServer } from './server.ts';

/** What logging on JetStream before acknowledging costs is told beside this: HTTP by hand, and the same client. */
export const JETSTREAM_BASELINE = 'node:http + js.publish';
const SERVERS: readonly ServerName[] = [JETSTREAM_BASELINE, 'receiver + JetStream'];

const IN_FLIGHT = 256;
const ROUNDS = 9;
const BATCH_NANOSECONDS = 500e6;

/** Time for a delivery to be confirmed by one nats-server, with 256 in flight; no two bodies are the same. */
export async function jetStreamBench(): Promise<Timing[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-bench-'));
  const port = await freePort();
  const server = spawn('nats-server', ['-js', '-a', '127.0.0.1', '-p', String(port), '-sd', folder], {
    stdio: 'ignore',
  });
  const nats = `nats://127.0.0.1:${port}`;
  const connection = await connected(nats);
  const client = jetstream(connection);
  const agent = new Agent({ keepAlive: true, maxSockets: IN_FLIGHT });
  const servers = await Promise.all(SERVERS.map((name) => startServer(name, { nats })));
  try {
    const publish = async (): Promise<void> => {
      const body = nextBody();
      const msgID = createHash('sha256').update(body).digest('hex').slice(0, 32);
      await client.publish('smart-me.deliveries.alone', body, { msgID });
    };
    const candidate = (name: string, work: () => Promise<void>): Candidate => ({
      name,
      run: (iterations) => clockTime(() => inFlight(IN_FLIGHT, iterations, work)),
    });
    const candidates = [
      // Without HTTP, and without the sender of HTTP, which takes most of the time here.
      candidate('js.publish alone', publish),
      ...servers.map((one, index) =>
        candidate(SERVERS[index] ?? '', () => post(agent, one.port, nextBody())),
      ),
    ];
    return await benchmark(candidates, ROUNDS, BATCH_NANOSECONDS);
  } finally {
    agent.destroy();
    for (const { child } of servers) child.disconnect();
    await connection.close();
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
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
