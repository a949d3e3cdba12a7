import { createHash, timingSafeEqual } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type DeliveryLog, openSpool, openStore, startIngest } from '@smart-me/ingest';
import { decodeReadings } from '@smart-me/proto-codec';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen, nodeListener } from '@smart-me/realtime/node';
import { listenOnLoopback } from '@smart-me-tools/testing/loopback';
import { AUTHORIZATION, CREDENTIALS, type ServerName, type Used } from './server.ts';

// A program that is forked: `servers.main.ts NAME [NATS]` serves what its name says, tells its port, and what it has used whenever it
// is asked.
const [name, nats = ''] = process.argv.slice(2) as [ServerName, string?];
const folder = mkdtempSync(join(tmpdir(), 'smart-me-bench-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true });
});
const path = join(folder, 'smart-me.db');
const GIBIBYTE = 1024 ** 3;
let waiting = (): Promise<number> => Promise.resolve(0);

const SERVERS: Readonly<Record<ServerName, () => Promise<number>>> = {
  'bare node:http': () => served(bare()),
  'bare node:http, again': () => served(bare()), // a control
  'realtime, nodeListener': () =>
    served(nodeListener(createWebhookReceiver({ credentials: CREDENTIALS, onReadings: () => undefined }))),
  'node:http + SQLite, grouped': () => served(intoSqlite(true)),
  'node:http + SQLite, one commit each': () => served(intoSqlite(false)),
  'receiver + spool': async () => received(await openSpool({ path })),
  'receiver + spool + store': async () => received(await openSpool({ path }), true),
  'node:http + js.publish': async () => {
    await openStream(); // makes the stream that both write to
    return served(await intoJetStream());
  },
  'receiver + JetStream': async () => received(await openStream()),
};

process.on('message', () => void tell());
process.on('disconnect', () => process.exit());
process.send?.(await SERVERS[name]());

async function tell(): Promise<void> {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  const used: Used = {
    cpu: (user + system) * 1_000,
    resident: rss / 1e6,
    heap: heapUsed / 1e6,
    waiting: await waiting(),
  };
  process.send?.(used);
}

async function served(listener: RequestListener): Promise<number> {
  return portOf(await listenOnLoopback(listener));
}

function portOf({ url }: { readonly url: string }): number {
  return Number(new URL(url).port);
}

/** The receiver of `realtime`, which acknowledges what is in the log. */
async function received(log: DeliveryLog, isStored = false): Promise<number> {
  const ingest = startIngest({ log, sinks: isStored ? { store: await openStore({ path }) } : {} });
  waiting = async () => (await ingest.status()).sinks['store']?.waiting ?? 0;
  const receiver = createWebhookReceiver({
    credentials: CREDENTIALS,
    onReadings: ingest.accept,
    onError: ingest.refuse,
    maxConcurrent: 1024,
  });
  return portOf(await listen(receiver));
}

/**
 * No less can be done: the body read, the credentials compared in constant time, the readings decoded. What becomes of a delivery
 * then is told to `done`.
 */
function byHand(keep: (body: Buffer, done: (status: number) => void) => void): RequestListener {
  const expected = Buffer.from(AUTHORIZATION);
  return (message, response) => {
    const presented = Buffer.alloc(expected.length);
    presented.write(message.headers.authorization ?? '');
    const isAuthorized = timingSafeEqual(presented, expected);
    const chunks: Buffer[] = [];
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.on('end', () => {
      const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
      const done = (status: number): void => void response.writeHead(status).end();
      if (isAuthorized && decodeReadings(body).length > 0) keep(body, done);
      else done(401);
    });
  };
}

function bare(): RequestListener {
  return byHand((_, done) => {
    done(204);
  });
}

/** The same bytes under the same id as the spool has them. */
function intoSqlite(isGrouped: boolean): RequestListener {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(
    'CREATE TABLE delivery (seq INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, at INTEGER, body BLOB)',
  );
  const insert = database.prepare(
    'INSERT INTO delivery (id, at, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  let waitingBodies: { readonly body: Buffer; readonly done: (status: number) => void }[] = [];
  const flush = (): void => {
    const group = waitingBodies;
    waitingBodies = [];
    database.exec('BEGIN IMMEDIATE');
    for (const { body } of group) {
      insert.run(createHash('sha256').update(body).digest().subarray(0, 16), Date.now(), body);
    }
    database.exec('COMMIT');
    for (const { done } of group) done(204);
  };
  return byHand((body, done) => {
    const isFirst = waitingBodies.push({ body, done }) === 1;
    if (!isGrouped) flush();
    else if (isFirst) setImmediate(flush);
  });
}

// Loaded where it is needed: the memory of the other servers is measured.
async function openStream(): Promise<DeliveryLog> {
  const { openJetStream } = await import('@smart-me/nats');
  return openJetStream({ servers: nats, maxBytes: 4 * GIBIBYTE });
}

async function intoJetStream(): Promise<RequestListener> {
  const [{ jetstream }, { connect }] = await Promise.all([
    import('@nats-io/jetstream'),
    import('@nats-io/transport-node'),
  ]);
  const client = jetstream(await connect({ servers: nats, noAsyncTraces: true }));
  return byHand((body, done) => {
    const msgID = createHash('sha256').update(body).digest('hex').slice(0, 32);
    void client.publish('smart-me.deliveries.raw', body, { msgID }).then(
      () => {
        done(204);
      },
      () => {
        done(503);
      },
    );
  });
}
