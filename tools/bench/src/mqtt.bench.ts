import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect as connectSocket, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastWill, mqttSink } from '@smart-me/mqtt';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { connectAsync, type MqttClient } from 'mqtt';
import { benchmark, type Candidate, processorTime, type Timing } from './benchmark.ts';

/** What plain code needs that makes the same messages of readings. */
export const MQTT_BASELINE = 'mqtt.js and JSON.stringify';
/** The line alone: the bytes are ready before the time runs. */
const PREPARED = 'mqtt.js, prepared payloads';

const IN_FLIGHT = 64;
const DEVICES = 9;
const ROUNDS = 15;
/** Messages of a batch at least; a batch lasts as long as it takes to send them. */
const LEAST = 2_000;
const CODES = [
  '1.8.0',
  '1.8.1',
  '1.8.2',
  '2.8.0',
  '2.8.1',
  '2.8.2',
  '1.7.0',
  '21.7.0',
  '41.7.0',
  '61.7.0',
].concat([
  '32.7.0',
  '52.7.0',
  '72.7.0',
  '31.7.0',
  '51.7.0',
  '71.7.0',
  '33.7.0',
  '53.7.0',
  '73.7.0',
  '16.7.0',
]);
const codes = CODES.map((code) => parseObis(`1-0:${code}*255`));

/** By which time goes: that of a clock, or that of the processors, which others on the machine do not lengthen. */
export type MqttClock = 'clock' | 'processor';
const CLOCKS: Readonly<Record<MqttClock, () => number>> = {
  clock: () => Number(process.hrtime.bigint()),
  processor: processorTime,
};

/**
 * Time of a reading of 20 values until the broker has acknowledged it, in batches of the two in turns; `undefined` where there
 * is no mosquitto.
 */
export async function mqttBench(by: MqttClock = 'processor'): Promise<Timing[] | undefined> {
  const time = CLOCKS[by];
  const broker = await startBroker();
  if (broker === undefined) return undefined;
  const clients = await Promise.all([1, 2].map(() => connectAsync(broker.url, { will: lastWill() })));
  const [ours, raw] = clients;
  if (ours === undefined || raw === undefined) return undefined;
  const sink = mqttSink({ client: ours, inFlight: IN_FLIGHT });
  try {
    /** Time of a batch: what is needed for it is there before. */
    const timed = <Item>(
      name: string,
      itemOf: () => Item,
      work: (items: readonly Item[]) => Promise<unknown>,
    ): Candidate => ({
      name,
      run: async (iterations) => {
        // A few messages alone would show how long one takes to come back, and not how many go through.
        const items = Array.from({ length: iterations * LEAST }, itemOf);
        const start = time();
        await work(items);
        return (time() - start) / LEAST;
      },
    });
    const candidates = [
      timed('mqttSink', nextReading, (readings) => sink.write(readings)),
      timed(MQTT_BASELINE, nextReading, (readings) => publishAll(raw, readings, messageOf)),
      timed(
        PREPARED,
        () => messageOf(nextReading()),
        (messages) => publishAll(raw, messages, (message) => message),
      ),
    ];
    return await benchmark(candidates, ROUNDS, 0);
  } finally {
    await sink[Symbol.asyncDispose]();
    await Promise.all(clients.map((client) => client.endAsync(true)));
    await broker[Symbol.asyncDispose]();
  }
}

/** A limited number at a time, another for each acknowledgement. */
function publishAll<Item>(
  client: MqttClient,
  items: readonly Item[],
  messageOf: (item: Item) => Message,
): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  let next = 0;
  let acknowledged = 0;
  const send = (): void => {
    const item = items[next++];
    if (item === undefined) return;
    const message = messageOf(item);
    client.publish(message.topic, message.payload, { qos: 1, retain: true }, (error) => {
      if (error) reject(error);
      else if (++acknowledged === items.length) resolve(undefined);
      else send();
    });
  };
  for (let at = 0; at < IN_FLIGHT; at++) send();
  return promise.then(() => undefined);
}

interface Message {
  readonly topic: string;
  readonly payload: string;
}

function messageOf({ deviceId, timestamp, values }: DeviceReading): Message {
  const time = timestamp.toString();
  const obis = Object.fromEntries(
    values.map(({ obis, value, unit }) => [obis.toString(), { value, unit, time }]),
  );
  return { topic: `raw/${deviceId}/state`, payload: JSON.stringify({ deviceId, time, obis }) };
}

let count = 0;
function nextReading(): DeviceReading {
  count += 1;
  const device = count % DEVICES;
  return {
    deviceId: `0000000${device}-0000-4000-8000-000000000000`,
    timestamp: new Timestamp(Date.UTC(2026, 0, 1) + 10 * count),
    values: codes.map((obis, at) => ({
      obis,
      value: 1_000_000 + count + at,
      unit: at < 6 ? 'mWh' : unitOf(at),
    })),
  };
}

const unitOf = (at: number): string => (at < 10 || at === 19 ? 'W' : at < 13 ? 'V' : at < 16 ? 'A' : '');

interface Broker extends AsyncDisposable {
  readonly url: string;
}

/** mosquitto on a free port, in memory. */
async function startBroker(): Promise<Broker | undefined> {
  const env = { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };
  if (spawnSync('mosquitto', ['-h'], { env }).error !== undefined) return undefined;
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  probe.close();
  await once(probe, 'close');
  const folder = await mkdtemp(join(tmpdir(), 'smart-me-bench-'));
  const file = join(folder, 'mosquitto.conf');
  await writeFile(file, `listener ${port} 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\n`);
  const child = spawn('mosquitto', ['-c', file], { env, stdio: 'ignore' });
  for (;;) {
    const socket = connectSocket(port, '127.0.0.1');
    const isThere = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (isThere) break;
  }
  return {
    url: `mqtt://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM');
      await once(child, 'close');
      await rm(folder, { recursive: true });
    },
  };
}
