import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { startIngest } from '@smart-me/ingest';
import { openJetStream } from '@smart-me/nats';
import { decodeReadings } from '@smart-me/proto-codec';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { AUTHORIZATION, CREDENTIALS } from './receiver-server.ts';

/** What has deliveries on JetStream before it acknowledges them. */
export const JETSTREAM_SERVERS = ['node:http + js.publish', 'receiver + JetStream'] as const;
export type JetStreamServerName = (typeof JETSTREAM_SERVERS)[number];

const GIBIBYTE = 1024 ** 3;

async function serve(name: JetStreamServerName, servers: string): Promise<number> {
  // Makes the stream that both write to.
  const log = await openJetStream({ servers, maxBytes: 4 * GIBIBYTE });
  if (name === 'node:http + js.publish') return raw(servers);
  const ingest = startIngest({ log, sinks: {} });
  const receiver = createWebhookReceiver({
    credentials: CREDENTIALS,
    onReadings: ingest.accept,
    maxConcurrent: 1024,
  });
  return Number(new URL((await listen(receiver)).url).port);
}

/** By hand: reads, compares, decodes, and publishes the same bytes under the same id. */
async function raw(servers: string): Promise<number> {
  const client = jetstream(await connect({ servers, noAsyncTraces: true }));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.headers.authorization !== AUTHORIZATION) return void response.writeHead(401).end();
      const body = Buffer.concat(chunks);
      decodeReadings(body);
      const msgID = createHash('sha256').update(body).digest('hex').slice(0, 32);
      void client.publish('smart-me.deliveries.raw', body, { msgID }).then(
        () => response.writeHead(204).end(),
        () => response.writeHead(503).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const [wanted, servers = ''] = process.argv.slice(2);
const name = JETSTREAM_SERVERS.find((one) => one === wanted);
if (name !== undefined) process.send?.(await serve(name, servers));
process.on('disconnect', () => process.exit());
