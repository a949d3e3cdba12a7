// Kills nats-server under 64 senders, and looks row by row at what is stored: `node chaos.main.ts KILLS [one|three|consumer]`.
import { setTimeout as delay } from 'node:timers/promises';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWebhookSenders, type WebhookSenders } from '@smart-me-tools/testing/webhook-senders';
import { openStore } from '@smart-me/ingest';
import { decodeReadings } from '@smart-me/proto-codec';
import { Timestamp } from '@smart-me/readings';
import { type JetStreamLog, openJetStream } from '../index.ts';
import { authorization, bodyOf, device, nthReading, numberOf } from './deliveries.ts';
import { hasNatsServer, type NatsServers, startNatsServers } from './nats-servers.ts';
import { startReceiver } from './receiver.ts';

/** Between two deliveries of a sender, in milliseconds: the kills are to meet many, not to wait for them. */
const SPACING = 20;
/** How long a store may take to have what is in the log, in milliseconds. */
const CATCH_UP = 180_000;
const kills = Number(process.argv[2] ?? 15);
const wanted = process.argv[3];

// What it has started ends with it.
process.once('SIGTERM', () => process.exit(1));

/** Two of three are sent again until they are taken, as somebody who retries does: the same body under the same id. */
const startSenders = (url: string): WebhookSenders =>
  startWebhookSenders({
    url,
    authorization,
    bodyOf: (n) => bodyOf(nthReading(n)),
    isRepeated: (n) => n % 3 !== 0,
    spacing: SPACING,
  });

/** What is wrong with what was found, against what was sent and acknowledged. */
function check(senders: WebhookSenders, found: ReadonlyMap<number, number>): string[] {
  return [
    ...[...senders.acknowledged].filter((n) => !found.has(n)).map((n) => `${n} was acknowledged and is lost`),
    ...[...found.keys()].filter((n) => !senders.sent.has(n)).map((n) => `${n} was never sent`),
    ...[...found].filter(([, count]) => count !== 1).map(([n, count]) => `${n} is there ${count} times`),
  ];
}

/** All that is in the log, each as often as it is. */
async function inLog(log: JetStreamLog): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  const { deliveries } = await log.status();
  let count = 0;
  const signal = AbortSignal.timeout(CATCH_UP);
  for await (const batch of log.read('checker', { signal })) {
    for (const { body } of batch.deliveries) {
      for (const n of decodeReadings(body).map(numberOf)) found.set(n, (found.get(n) ?? 0) + 1);
    }
    count += batch.deliveries.length;
    await batch.done();
    if (count >= deliveries) break;
  }
  return found;
}

function report(what: string, senders: WebhookSenders, stored: number, failures: readonly string[]): void {
  const lines = [
    ...failures.slice(0, 20),
    `${kills} kills of ${what}: ${senders.acknowledged.size} of ${senders.sent.size} acknowledged, ${stored} stored, ${failures.length} wrong`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (failures.length === 0) passed += 1;
  else failed += 1;
}

/** Repeats until it succeeds: after a kill a cluster takes a while to be whole. */
async function again<Result>(run: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + CATCH_UP;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(250);
    }
  }
}

/** Kills the servers, each in its turn, in full flight; the next when this one has its part again. */
async function killServers(count: 1 | 3): Promise<void> {
  await using servers = await startNatsServers(count);
  const options = {
    servers: servers.urls,
    replicas: count,
    maxBytes: 512 * 1024 * 1024,
    appendTimeout: 1_000,
  };
  // On a busy machine a cluster that has just started takes longer than a log waits.
  await using log = await again(() => openJetStream(options));
  await using receiver = await startReceiver(log);
  const senders = startSenders(receiver.url);
  for (let kill = 0; kill < kills; kill++) {
    await senders.more(100);
    await delay(150 * Math.random());
    const server = servers.all[kill % count];
    await server?.kill();
    if (count === 3) await delay(200 * Math.random());
    await server?.start();
    if (count === 3) await again(() => isWhole(servers));
  }
  await senders.more(100);
  await senders.stop();
  const found = await again(() => inLog(log));
  const failures = check(senders, found);
  report(count === 1 ? 'one nats-server' : 'three nats-servers in turn', senders, found.size, failures);
}

/** Whether every server has all of its parts again. */
async function isWhole(servers: NatsServers): Promise<void> {
  for (const server of servers.all) {
    if (!(await server.isWhole())) throw new Error(`${server.name} is not whole yet`);
  }
}

/** Kills the process that writes a store; the log is behind it, and another goes on where it was. */
async function killConsumer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-chaos-'));
  const path = join(folder, 'store.db');
  await using servers = await startNatsServers(1);
  await using log = await openJetStream({ servers: servers.urls, ackWait: 2_000 });
  await using receiver = await startReceiver(log);
  const senders = startSenders(receiver.url);
  const start = () =>
    fork(new URL('consumer.main.ts', import.meta.url), [servers.urls.join(','), path], {
      execArgv: ['--conditions=@smart-me/source', '--disable-warning=ExperimentalWarning'],
    });
  for (let kill = 0; kill < kills; kill++) {
    const consumer = start();
    await once(consumer, 'message');
    await delay(300 * Math.random());
    const ended = once(consumer, 'exit');
    consumer.kill('SIGKILL');
    await ended;
  }
  await senders.stop();
  const last = start();
  const deadline = Date.now() + CATCH_UP;
  while (((await log.status()).consumers['store']?.waiting ?? 1) > 0 && Date.now() < deadline)
    await delay(50);
  const ended = once(last, 'exit');
  last.kill('SIGTERM');
  await ended;
  const found = new Map<number, number>();
  const store = await openStore({ path });
  for await (const reading of store.range(device, { from: Timestamp.min, to: Timestamp.max })) {
    const n = numberOf(reading);
    found.set(n, (found.get(n) ?? 0) + 1);
  }
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
  report('the consumer', senders, found.size, check(senders, found));
}

let passed = 0;
let failed = 0;
if (hasNatsServer) {
  // Side by side: most of the time of each is the wait for a server, or for the election of a leader.
  const loops = { one: () => killServers(1), three: () => killServers(3), consumer: killConsumer };
  const chosen = Object.entries(loops).filter(([name]) => wanted === undefined || wanted === name);
  const outcomes = await Promise.allSettled(chosen.map(([, loop]) => loop()));
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    process.stdout.write(`${String(outcome.reason)}\n`);
    failed += 1;
  }
} else {
  process.stdout.write('Skipped: there is no nats-server on this machine.\n');
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
