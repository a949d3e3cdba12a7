import { Agent } from 'node:http';
import { benchmark, type Candidate, inFlight, type Timing } from './benchmark.ts';
import type { Delivery } from './deliveries.ts';
import { post, type ServerName, startServer } from './server.ts';

/** What a receiver costs is told beside this. */
export const RECEIVER_BASELINE = 'bare node:http';
const SERVERS: readonly ServerName[] = [RECEIVER_BASELINE, 'bare node:http, again', 'realtime, nodeListener'];

const CONNECTIONS = 16;
const ROUNDS = 15;
/** The clock of a process ticks in milliseconds: a batch is some hundreds of them. */
const BATCH_NANOSECONDS = 250e6;

/**
 * The CPU of one delivery in the server's process, over connections that are kept alive: the receiver of `realtime` beside a
 * bare server that reads the body, compares the credentials and calls `decodeReadings`, and that server again as a control.
 */
export async function receiverBench({ bytes }: Delivery): Promise<Timing[]> {
  const servers = await Promise.all(SERVERS.map((name) => startServer(name)));
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  try {
    const candidates = servers.map(({ port, used }, index): Candidate => ({
      name: SERVERS[index] ?? '',
      run: async (iterations) => {
        const before = await used();
        await inFlight(CONNECTIONS, iterations, () => post(agent, port, bytes));
        return (await used()).cpu - before.cpu;
      },
    }));
    return await benchmark(candidates, ROUNDS, BATCH_NANOSECONDS);
  } finally {
    agent.destroy();
    for (const { child } of servers) child.disconnect();
  }
}
