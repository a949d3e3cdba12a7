import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSpool, openStore, startIngest } from '@smart-me/ingest';
import { createWebhookReceiver } from '@smart-me/realtime';
import { listen } from '@smart-me/realtime/node';
import { CREDENTIALS } from './receiver-server.ts';

/** What a receiver with its spool and its store holds in memory, in MB. */
export interface Resident {
  readonly resident: number;
  readonly heap: number;
  /** Deliveries that the store has not taken yet. */
  readonly waiting: number;
}

/** A program, when it is forked: serves, tells its port, and what it holds whenever it is asked. */
async function serve(send: (message: unknown) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'smart-me-bench-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true });
  });
  const path = join(folder, 'smart-me.db');
  const log = await openSpool({ path });
  const store = await openStore({ path });
  const ingest = startIngest({ log, sinks: { store } });
  const receiver = createWebhookReceiver({
    credentials: CREDENTIALS,
    onReadings: ingest.accept,
    onError: ingest.refuse,
    maxConcurrent: 1024,
  });
  const { url } = await listen(receiver);
  const tell = async (): Promise<void> => {
    const { sinks } = await ingest.status();
    const { rss, heapUsed } = process.memoryUsage();
    const told: Resident = {
      resident: rss / 1e6,
      heap: heapUsed / 1e6,
      waiting: sinks['store']?.waiting ?? 0,
    };
    send(told);
  };
  process.on('message', () => void tell());
  process.on('disconnect', () => process.exit());
  send(Number(new URL(url).port));
}

if (process.send !== undefined && process.argv[1] === import.meta.filename) {
  await serve(process.send.bind(process));
}
