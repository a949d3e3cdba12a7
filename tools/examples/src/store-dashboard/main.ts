import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { openSpool, openStore, startIngest } from '@smart-me/ingest';
import { serveLive } from '@smart-me/live';
import { createWebhookReceiver, registerWebhook } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';

// What one machine needs without a database: readings are stored before they are acknowledged, and a page shows them.
const path = process.env['STORE'] ?? 'smart-me.db';
const auth = apiKey(process.env['SMART_ME_API_KEY'] ?? '');
const account = createAccountApi(createClient({ auth, baseUrl: process.env['SMART_ME_BASE_URL'] }));
const devices = await account.devices.list();

const log = await openSpool({ path });
const store = await openStore({ path });
const ingest = startIngest({ log, sinks: { store }, backfill: { history: account.values } });

const credentials = {
  username: 'smart-me',
  password: process.env['WEBHOOK_PASSWORD'] ?? crypto.randomUUID(),
};
const receiver = createWebhookReceiver({ credentials, onReadings: ingest.accept, onError: ingest.refuse });
const server = await listen(receiver, { port: Number(process.env['WEBHOOK_PORT'] ?? 0) });
const webhook = await registerWebhook(account, {
  url: process.env['WEBHOOK_URL'] ?? server.url,
  credentials,
});

const live = await serveLive({
  source: store,
  names: new Map(devices.map(({ id, name = id }) => [id, name])),
  port: Number(process.env['PORT'] ?? 0),
});
console.log(live.url);

process.once('SIGTERM', () => void close());
process.once('SIGINT', () => void close());

async function close(): Promise<void> {
  await live.close();
  await webhook.remove();
  await server.close();
  await ingest.close(); // the store is given what the log has
  await store[Symbol.asyncDispose]();
  await log[Symbol.asyncDispose]();
}
