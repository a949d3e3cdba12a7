import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { freePort, missingCommand } from '@smart-me-tools/testing/machine';
import { atOnce, benchmark, type Comparison, type Timing } from './benchmark.ts';
import { nextBody } from './ingest.bench.ts';
import { withServers } from './server.ts';

/** What logging on JetStream before acknowledging costs is told beside this: HTTP by hand, and the same client. */
const BASELINE = 'node:http + js.publish';

const IN_FLIGHT = 256;
const ROUNDS = 9;
const BATCH_NANOSECONDS = 500e6;

/** Time for a delivery to be confirmed by one nats-server; no two bodies are the same. */
export const jetStreamComparison: Comparison = {
  title: 'On JetStream before acknowledged, one nats-server, 256 in flight, 1 × 3 values',
  baseline: BASELINE,
  measure,
  missing: () => missingCommand('nats-server'),
};

async function measure(): Promise<Timing[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-bench-'));
  const port = await freePort();
  const server = spawn('nats-server', ['-js', '-a', '127.0.0.1', '-p', String(port), '-sd', folder], {
    stdio: 'ignore',
  });
  const nats = `nats://127.0.0.1:${port}`;
  // The server needs a moment until it listens.
  const connection = await connect({
    servers: nats,
    noAsyncTraces: true,
    waitOnFirstConnect: true,
    reconnectTimeWait: 50,
    maxReconnectAttempts: 100,
  });
  const client = jetstream(connection);
  const publish = async (): Promise<void> => {
    const body = nextBody();
    const msgID = createHash('sha256').update(body).digest('hex').slice(0, 32);
    await client.publish('smart-me.deliveries.alone', body, { msgID });
  };
  try {
    return await withServers(
      [
        { server: BASELINE, nats },
        { server: 'receiver + JetStream', nats },
      ],
      IN_FLIGHT,
      (servers) => {
        const candidates = [
          // Without HTTP, and without the sender of HTTP, which takes most of the time here.
          { name: 'js.publish alone', run: atOnce(IN_FLIGHT, publish) },
          ...servers.map(({ name, post }) => ({ name, run: atOnce(IN_FLIGHT, () => post(nextBody())) })),
        ];
        return benchmark(candidates, ROUNDS, BATCH_NANOSECONDS);
      },
    );
  } finally {
    await connection.close();
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
}
