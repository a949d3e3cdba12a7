import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { decodeReadings } from '@smart-me/proto-codec';
import type { DeviceReading } from '@smart-me/readings';

/** One POST that a sink received. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly readings: readonly DeviceReading[];
}

/** A receiver of webhooks on loopback that keeps what it gets. */
export interface WebhookSink extends AsyncDisposable {
  readonly url: string;
  readonly received: Received[];
  /** What it responds with from now on. Default: 204. */
  status: number;
}

/** Starts a receiver of webhooks. */
export async function startWebhookSink(): Promise<WebhookSink> {
  const server = createServer((request, response) => {
    buffer(request).then(
      (body) => {
        sink.received.push({ headers: request.headers, readings: decodeReadings(body) });
        response.writeHead(sink.status).end();
        // A connection that was cut.
      },
      () => undefined,
    );
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const sink: WebhookSink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received: [],
    status: 204,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return sink;
}
