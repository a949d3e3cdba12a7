import { type DeliveryLog, type Ingest, type IngestEvent, startIngest } from '@smart-me/ingest';
import type { ReadingSink } from '@smart-me/readings';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { credentials } from './deliveries.ts';

/** A receiver before a log, in this process. */
export interface TestReceiver extends AsyncDisposable {
  readonly url: string;
  readonly ingest: Ingest;
  readonly events: IngestEvent[];
}

export async function startReceiver(
  log: DeliveryLog,
  sinks: Readonly<Record<string, ReadingSink>> = {},
): Promise<TestReceiver> {
  const events: IngestEvent[] = [];
  const ingest = startIngest({ log, sinks, onEvent: (event) => events.push(event) });
  const receiver = createWebhookReceiver({
    credentials,
    onReadings: ingest.accept,
    onError: ingest.refuse,
    maxConcurrent: 1024,
  });
  const server = await listen(receiver);
  return {
    url: server.url,
    ingest,
    events,
    async [Symbol.asyncDispose]() {
      await server.close();
      await ingest.close();
    },
  };
}
