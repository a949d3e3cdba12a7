import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { openSpool } from '../../index.ts';
import { startWebhookSenders, type WebhookSenders } from '@smart-me-tools/testing/webhook-senders';
import { authorization, bodyOf, nthReading } from '../deliveries.ts';
import { end, startReceiver } from '../receiver-process.ts';

/** A stored value, by the number of its reading. */
export interface FoundValue {
  readonly n: number;
  readonly code: string;
  readonly value: number;
}

/** Where a receiver writes to, and what is found there. */
export interface Target {
  /** What the process of the receiver is told. */
  readonly sink: string;
  /** How many values are there by now. */
  count(): Promise<number>;
  /** All of them. */
  values(): AsyncIterable<FoundValue>;
}

export interface KillLoop {
  readonly title: string;
  readonly kills: number;
  /** Kills the receiver with its consumer, unless told otherwise. */
  readonly kill?: (() => Promise<void>) | undefined;
  readonly target: (path: string) => Target;
}

/** When to kill: this many milliseconds after things have begun to move again, in the middle of whatever runs. */
const RANDOM_DELAY = 300;
const MOVED = 200;
/** Between two deliveries of a sender, in milliseconds: the kills are to meet many, not to wait for them. */
const SPACING = 10;
/** Longest wait for the sink to have everything, in milliseconds. */
const PATIENCE = 120_000;
const VALUES = nthReading(0).values.length;

/** Kills again and again under 64 senders, then looks at every row. Returns what is wrong. */
export async function runKillLoop({ title, kills, kill, target }: KillLoop): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-chaos-'));
  const path = join(folder, 'smart-me.db');
  try {
    const at = target(path);
    let receiver = await startReceiver(path, { sink: at.sink });
    const port = Number(new URL(receiver.url).port);
    const senders = startWebhookSenders({
      url: receiver.url,
      authorization,
      bodyOf: (n) => bodyOf(nthReading(n)),
      spacing: SPACING,
    });
    for (let n = 0; n < kills; n++) {
      const before = await at.count();
      await senders.more(MOVED);
      for (const late = Date.now() + PATIENCE; (await at.count()) <= before;) {
        if (Date.now() > late) throw new Error(`Nothing more was stored within ${PATIENCE} ms.`);
        await delay(50);
      }
      await delay(RANDOM_DELAY * Math.random());
      if (kill === undefined) {
        await end(receiver, 'SIGKILL');
        receiver = await startReceiver(path, { port, sink: at.sink });
      } else {
        await kill();
      }
    }
    await senders.more(MOVED);
    await senders.stop();
    for (const late = Date.now() + PATIENCE; Date.now() < late;) {
      if ((await at.count()) >= senders.acknowledged.size * VALUES) break;
      await delay(50);
    }
    // It drains before it ends.
    await end(receiver, 'SIGTERM');
    const { failures, stored } = await check(at, senders);
    failures.push(...(await checkLog(path, stored)));
    const { acknowledged, sent } = senders;
    process.stdout.write(
      `${[...failures.slice(0, 20), `${title}: ${kills} kills, ${acknowledged.size} of ${sent.size} acknowledged, ${stored} stored, ${failures.length} wrong`].join('\n')}\n`,
    );
    return failures;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Row by row: what is acknowledged is there, nothing is there twice, and nothing that was not sent. */
async function check(
  target: Target,
  { sent, acknowledged }: WebhookSenders,
): Promise<{ failures: string[]; stored: number }> {
  const failures: string[] = [];
  const found = new Map<number, Set<string>>();
  for await (const { n, code, value } of target.values()) {
    const codes = found.get(n) ?? new Set();
    found.set(n, codes);
    if (codes.has(code)) failures.push(`${n} has ${code} twice`);
    codes.add(code);
    const expected = nthReading(n).values.find(({ obis }) => obis.toString() === code);
    const inTableUnit = expected?.unit === 'mWh' ? expected.value / 1e6 : expected?.value;
    if (!sent.has(n)) failures.push(`${n} was never sent`);
    if (value !== inTableUnit) failures.push(`${n} has ${code} ${value}, not ${String(inTableUnit)}`);
  }
  for (const n of acknowledged) if (!found.has(n)) failures.push(`${n} was acknowledged and is lost`);
  for (const [n, codes] of found) if (codes.size !== VALUES) failures.push(`${n} has ${codes.size} values`);
  return { failures, stored: found.size };
}

async function checkLog(path: string, stored: number): Promise<string[]> {
  const log = await openSpool({ path });
  const { deliveries, consumers } = await log.status();
  const accused: string[] = [];
  for await (const { reason, since } of log.deadLetters('sink'))
    accused.push(`a dead letter of ${since.toISOString()}: ${reason}`);
  await log[Symbol.asyncDispose]();
  const waiting = consumers['sink']?.waiting;
  return [
    ...accused,
    ...(deliveries === stored ? [] : [`${deliveries} deliveries in the log, ${stored} readings stored`]),
    ...(waiting === 0 ? [] : [`the sink has not got ${String(waiting)}`]),
  ];
}
