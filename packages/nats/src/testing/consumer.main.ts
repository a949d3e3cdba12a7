// A writer of a store, as a process that can be killed: `node consumer.main.ts SERVERS FILE`.
import { openStore, startIngest } from '@smart-me/ingest';
import { openJetStream } from '../index.ts';

const [servers = '', path = ''] = process.argv.slice(2);
const log = await openJetStream({ servers, ackWait: 2_000 });
const store = await openStore({ path });
const ingest = startIngest({ log, sinks: { store } });
process.send?.('ready');
// It never outlives who started it.
process.once('disconnect', () => process.exit());
process.once('SIGTERM', () => {
  void (async () => {
    await ingest.close();
    await store[Symbol.asyncDispose]();
    await log[Symbol.asyncDispose]();
    process.disconnect();
  })();
});
