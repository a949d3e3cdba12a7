// A receiver with a spool and a store in one file, as a process that can be killed: `node receiver.main.ts FILE PORT`.
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { openSpool, openStore, startIngest } from '../index.ts';
import { credentials } from './deliveries.ts';

const [path = '', port = '0'] = process.argv.slice(2);
const log = await openSpool({ path });
const store = await openStore({ path });
const ingest = startIngest({ log, sinks: { store } });
const receiver = createWebhookReceiver({
  credentials,
  onReadings: ingest.accept,
  onError: ingest.refuse,
  maxConcurrent: 1024,
});
const server = await listen(receiver, { port: Number(port) });
process.stdout.write(`${server.url}\n`);
process.once('SIGTERM', () => {
  void (async () => {
    await server.close();
    await ingest.close({ deadline: 60_000 });
    await store[Symbol.asyncDispose]();
    await log[Symbol.asyncDispose]();
  })();
});
