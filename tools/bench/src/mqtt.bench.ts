import { lastWill, mqttSink } from '@smart-me/mqtt';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { missingCommand } from '@smart-me-tools/testing/machine';
import { startMosquitto } from '@smart-me-tools/testing/mosquitto';
import { connectAsync, type MqttClient } from 'mqtt';
import { benchmark, type Candidate, type Comparison, processorTime, type Timing } from './benchmark.ts';
import { readingOf } from './deliveries.ts';

/** What plain code needs that makes the same messages of readings. */
const BASELINE = 'mqtt.js and JSON.stringify';
/** The line alone: the bytes are ready before the time runs. */
const PREPARED = 'mqtt.js, prepared payloads';

const IN_FLIGHT = 64;
const DEVICES = 9;
const ROUNDS = 15;
/** Messages of a batch at least; a batch lasts as long as it takes to send them. */
const LEAST = 2_000;
const TITLE = 'MQTT, QoS 1 and retained, 64 in flight, readings of 20 values';
const comparison = (title: string, time: () => number): Comparison => ({
  title,
  baseline: BASELINE,
  measure: () => measure(time),
  missing: () => missingCommand('mosquitto'),
});

/** Time of a reading until the broker has acknowledged it: of the processors, which others on the machine do not lengthen, and of a clock. */
export const mqttComparisons: readonly Comparison[] = [
  comparison(TITLE, processorTime),
  comparison(`${TITLE}, by the clock`, () => Number(process.hrtime.bigint())),
];

async function measure(time: () => number): Promise<Timing[]> {
  const broker = await startMosquitto();
  const connect = (): Promise<MqttClient> => connectAsync(broker.url, { will: lastWill() });
  const [ours, raw] = await Promise.all([connect(), connect()]);
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
      timed(BASELINE, nextReading, (readings) => publishAll(raw, readings, messageOf)),
      timed(
        PREPARED,
        () => messageOf(nextReading()),
        (messages) => publishAll(raw, messages, (message) => message),
      ),
    ];
    return await benchmark(candidates, ROUNDS, 0);
  } finally {
    await sink[Symbol.asyncDispose]();
    await Promise.all([ours, raw].map((client) => client.endAsync(true)));
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
  return readingOf(
    `0000000${count % DEVICES}-0000-4000-8000-000000000000`,
    new Timestamp(Date.UTC(2026, 0, 1) + 10 * count),
    (index) => 1_000_000 + count + index,
  );
}
