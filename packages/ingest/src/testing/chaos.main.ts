// Kills the receiver at random times under 64 senders, and looks row by row at what is stored: `node chaos.main.ts KILLS`.
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSpool, openStore } from '../index.ts';
import { Timestamp } from '@smart-me/readings';
import { bodyOf, credentials, device, nthReading } from './deliveries.ts';
import { end, startReceiver } from './receiver-process.ts';

const SENDERS = 64;
const kills = Number(process.argv[2] ?? 15);
const folder = await mkdtemp(join(tmpdir(), 'smart-me-chaos-'));
const path = join(folder, 'smart-me.db');
const authorization = `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;

let next = 0;
let isOver = false;
const acknowledged = new Set<number>();
const sent = new Set<number>();
const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });

/** The status of a delivery; 0 when the receiver has gone. */
function post(url: string, n: number): Promise<number> {
  return new Promise((resolve) => {
    const body = bodyOf(nthReading(n));
    const headers = {
      authorization,
      'content-type': 'application/octet-stream',
      'content-length': body.length,
    };
    const outgoing = request(url, { method: 'POST', headers, agent }, (response) => {
      response.resume().once('close', () => {
        resolve(response.statusCode ?? 0);
      });
    });
    outgoing.once('error', () => {
      resolve(0);
    });
    outgoing.end(body);
  });
}

async function sender(url: string): Promise<void> {
  while (!isOver) {
    const n = next++;
    sent.add(n);
    const status = await post(url, n);
    if (status === 204) acknowledged.add(n);
    else await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

let receiver = await startReceiver(path);
const { url } = receiver;
const port = Number(new URL(url).port);
const senders = Array.from({ length: SENDERS }, () => sender(url));
for (let kill = 0; kill < kills; kill++) {
  // In full flight, wherever that is.
  const before = acknowledged.size;
  while (acknowledged.size < before + 200) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 300 * Math.random()));
  await end(receiver, 'SIGKILL');
  receiver = await startReceiver(path, { port });
}
await new Promise((resolve) => setTimeout(resolve, 300));
isOver = true;
await Promise.all(senders);
agent.destroy();
// It drains before it ends.
await end(receiver, 'SIGTERM');

const store = await openStore({ path });
const log = await openSpool({ path });
const failures: string[] = [];
const found = new Map<number, number>();
const start = nthReading(0).timestamp.epochMilliseconds;
for await (const { timestamp, values } of store.range(device, { from: Timestamp.min, to: Timestamp.max })) {
  const n = (timestamp.epochMilliseconds - start) / 1000;
  found.set(n, (found.get(n) ?? 0) + 1);
  const [total, power] = nthReading(n).values;
  const isRight =
    values.length === 2 &&
    values[0]?.value === (total?.value ?? 0) / 1e6 &&
    values[1]?.value === power?.value;
  if (!sent.has(n)) failures.push(`${n} was never sent`);
  if (!isRight) failures.push(`${n} has other values: ${values.map(({ value }) => value).join(' ')}`);
}
for (const n of acknowledged) if (!found.has(n)) failures.push(`${n} was acknowledged and is lost`);
for (const [n, count] of found) if (count !== 1) failures.push(`${n} is there ${count} times`);
const { deliveries, consumers } = await log.status();
if (deliveries !== found.size)
  failures.push(`${deliveries} deliveries in the log, ${found.size} readings in the store`);
if (consumers['store']?.waiting !== 0) failures.push('the store has not got everything');
await store[Symbol.asyncDispose]();
await log[Symbol.asyncDispose]();
await rm(folder, { recursive: true });

const lines = [
  ...failures.slice(0, 20),
  `${kills} kills of the receiver: ${acknowledged.size} of ${sent.size} acknowledged, ${found.size} stored, ${failures.length} wrong`,
  failures.length === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed',
];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = failures.length === 0 ? 0 : 1;
