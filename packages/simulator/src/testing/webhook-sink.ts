import type { IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { decodeReadings } from '@smart-me/proto-codec';
import type { DeviceReading } from '@smart-me/readings';
import { listenOnLoopback, type LoopbackServer } from '@smart-me-tools/testing';

/** One POST that a sink received. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly readings: readonly DeviceReading[];
}

/** A receiver of webhooks on loopback that keeps what it gets. */
export interface WebhookSink extends LoopbackServer {
  readonly received: Received[];
  /** What it responds with from now on. Default: 204. */
  status: number;
}

/** Starts a receiver of webhooks. */
export async function startWebhookSink(): Promise<WebhookSink> {
  const server = await listenOnLoopback((request, response) => {
    buffer(request).then(
      (body) => {
        sink.received.push({ headers: request.headers, readings: decodeReadings(body) });
        response.writeHead(sink.status).end();
        // A connection that was cut.
      },
      () => undefined,
    );
  });
  const sink: WebhookSink = { ...server, url: `${server.url}/hook`, received: [], status: 204 };
  return sink;
}
