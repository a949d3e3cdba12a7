import { benchmark, type Comparison, inFlight } from './benchmark.ts';
import { deliveries } from './deliveries.ts';
import { withServers } from './server.ts';

const CONNECTIONS = 16;
const ROUNDS = 15;
/** The clock of a process ticks in milliseconds: a batch is some hundreds of them. */
const BATCH_NANOSECONDS = 250e6;

/**
 * The CPU of one delivery in the server's process, over connections that are kept alive: the receiver of `realtime` beside a
 * bare server that reads the body, compares the credentials and calls `decodeReadings`, and that server again as a control.
 */
export const receiverComparisons: readonly Comparison[] = deliveries.map(({ name: title, bytes }) => ({
  title: `CPU of a delivery in the receiver: ${title}`,
  baseline: 'bare node:http',
  measure: () =>
    withServers(
      [
        { server: 'bare node:http' },
        { server: 'bare node:http, again' },
        { server: 'realtime, nodeListener' },
      ],
      CONNECTIONS,
      (servers) => {
        const candidates = servers.map(({ name, used, post }) => ({
          name,
          run: async (iterations: number) => {
            const before = await used();
            await inFlight(CONNECTIONS, iterations, () => post(bytes));
            return (await used()).cpu - before.cpu;
          },
        }));
        return benchmark(candidates, ROUNDS, BATCH_NANOSECONDS);
      },
    ),
}));
