import { expect } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { startMosquitto } from '@smart-me-tools/testing/mosquitto';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { mqttSink } from '../index.ts';
import { outage } from '../testing/outage.ts';
import { record, retainedSet, sinkClient } from '../testing/recorder.ts';

const withoutMosquitto = missingCommand('mosquitto');
const { test: testWithBroker } = needing(withoutMosquitto);

const power = parseObis('1-0:1.7.0*255');
const start = Date.UTC(2026, 2, 1, 12);
const device = 'bd539857-d932-4182-9dba-43d2ab4179fd';
const nth = (n: number): DeviceReading => ({
  deviceId: device,
  timestamp: new Timestamp(start + 1000 * n),
  values: [{ obis: power, value: n, unit: 'W' }],
});

testWithBroker('a broker that is killed loses nothing it acknowledged, and nothing is doubled', async () => {
  expect(await outage({ seconds: 1, readings: 60, devices: 3 })).toEqual([]);
});

testWithBroker('a write waits while the broker is away, unless it is aborted, and is sent once', async () => {
  const broker = await startMosquitto();
  const client = await sinkClient(broker.url);
  const sink = mqttSink({ client, devices: () => ({ serial: 1 }) });
  await sink.write([nth(0)]);
  await broker.kill();
  const aborted = await sink.write([nth(1)], { signal: AbortSignal.timeout(100) }).catch(String);
  expect(aborted).toContain('TimeoutError');
  const waiting = sink.write([nth(1), nth(2)]);
  await broker.start();
  const recorder = await record(broker.url);
  expect(await waiting).toMatchObject({ stored: 2 });
  await recorder.caughtUp();
  const states = recorder.messages.filter(({ topic }) => topic === 'smart-me/1/state');
  expect(states.map(({ payload }) => /"value":(\d+)/.exec(payload)?.[1]).slice(-2)).toEqual(['1', '2']);
  expect(new Set(states.map(({ payload }) => payload)).size).toBe(states.length);
  await recorder[Symbol.asyncDispose]();
  await client.endAsync(true);
  await broker[Symbol.asyncDispose]();
});

testWithBroker('what the broker forgot is published again without a new reading', async () => {
  // Without persistence, as many small brokers run.
  const broker = await startMosquitto({ settings: ['autosave_interval 0', 'persistence false'] });
  const client = await sinkClient(broker.url);
  const sink = mqttSink({ client, devices: () => ({ serial: 1 }) });
  await sink.write([nth(7)]);
  await broker.kill();
  await broker.start();
  let told = '';
  while (!told.includes('"value":7')) told = (await retainedSet(broker.port)).get('smart-me/1/state') ?? '';
  expect((await retainedSet(broker.port)).get('smart-me/availability')).toBe('online');
  await sink[Symbol.asyncDispose]();
  await client.endAsync(true);
  await broker[Symbol.asyncDispose]();
});
