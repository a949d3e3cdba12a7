import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AddressInfo } from 'node:net';
import { openSpool, startIngest } from '@smart-me/ingest';
import { decodeReadings } from '@smart-me/proto-codec';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { AUTHORIZATION, CREDENTIALS } from './receiver-server.ts';

/** What stores deliveries before it acknowledges them. */
export const INGEST_SERVERS = [
  'node:http + SQLite, grouped',
  'receiver + spool',
  'node:http + SQLite, one commit each',
] as const;
export type IngestServerName = (typeof INGEST_SERVERS)[number];

async function serve(name: IngestServerName): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'smart-me-bench-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'spool.db');
  if (name !== 'receiver + spool') return raw(path, name === 'node:http + SQLite, grouped');
  const log = await openSpool({ path });
  const ingest = startIngest({ log, sinks: {} });
  const receiver = createWebhookReceiver({
    credentials: CREDENTIALS,
    onReadings: ingest.accept,
    maxConcurrent: 1024,
  });
  return Number(new URL((await listen(receiver)).url).port);
}

/** By hand: reads, compares, decodes, and stores the same bytes under the same id. */
async function raw(path: string, isGrouped: boolean): Promise<number> {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(
    'CREATE TABLE delivery (seq INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, at INTEGER, body BLOB)',
  );
  const insert = database.prepare(
    'INSERT INTO delivery (id, at, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  let waiting: { readonly body: Buffer; readonly done: () => void }[] = [];
  const flush = (): void => {
    const group = waiting;
    waiting = [];
    database.exec('BEGIN IMMEDIATE');
    for (const { body } of group) {
      insert.run(createHash('sha256').update(body).digest().subarray(0, 16), Date.now(), body);
    }
    database.exec('COMMIT');
    for (const { done } of group) done();
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.headers.authorization !== AUTHORIZATION) return void response.writeHead(401).end();
      const body = Buffer.concat(chunks);
      decodeReadings(body);
      const isFirst = waiting.push({ body, done: () => response.writeHead(204).end() }) === 1;
      if (!isGrouped) flush();
      else if (isFirst) setImmediate(flush);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const wanted = process.argv[2];
const name = INGEST_SERVERS.find((one) => one === wanted);
if (name !== undefined) process.send?.(await serve(name));
process.on('disconnect', () => process.exit());
