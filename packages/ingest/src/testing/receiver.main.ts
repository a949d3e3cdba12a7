// A receiver with a spool and a sink, as a process that can be killed: `node receiver.main.ts FILE PORT store|postgres://…`.
// The store is in the file of the spool.
import { postgresSink } from '@smart-me/postgres';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { Pool } from 'pg';
import { openSpool, openStore, startIngest } from '../index.ts';
import { credentials } from './deliveries.ts';

const [path = '', port = '0', into = 'store'] = process.argv.slice(2);
const log = await openSpool({ path });
const pool = into === 'store' ? undefined : new Pool({ connectionString: into });
const sink = pool === undefined ? await openStore({ path }) : postgresSink({ pool });
const ingest = startIngest({ log, sinks: { sink } });
const receiver = createWebhookReceiver({
  credentials,
  onReadings: ingest.accept,
  onError: ingest.refuse,
  maxConcurrent: 1024,
});
const server = await listen(receiver, { port: Number(port) });
process.stdout.write(`${server.url}\n`);
process.stdin.once('end', () => process.exit(1)).resume();
process.stdin.unref();
process.once('SIGTERM', () => {
  void (async () => {
    await server.close();
    await ingest.close({ deadline: 60_000 });
    await sink[Symbol.asyncDispose]();
    await pool?.end();
    await log[Symbol.asyncDispose]();
  })();
});
