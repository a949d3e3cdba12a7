import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { testSink } from '@smart-me/readings/testing';
import { mqttSink } from '../index.ts';
import { type Mosquitto, startMosquitto, withoutMosquitto } from '../testing/mosquitto.ts';
import { record, retainedSet, sinkClient } from '../testing/recorder.ts';

const testWithBroker = withoutMosquitto === '' ? test : test.skip;

let broker: Mosquitto;
beforeAll(async () => {
  if (withoutMosquitto === '') broker = await startMosquitto();
});
afterAll(async () => {
  if (withoutMosquitto === '') await broker[Symbol.asyncDispose]();
});

// A retained topic keeps the last value of a code; what it has told in between is with whoever listens.
testSink({
  test: (name, run) => {
    testWithBroker(`${name}${withoutMosquitto}`, run);
  },
  open: async () => {
    const own = await startMosquitto();
    const recorder = await record(own.url);
    const client = await sinkClient(own.url);
    return {
      sink: mqttSink({ client }),
      values: async () => {
        await recorder.caughtUp();
        return recorder.values();
      },
      [Symbol.asyncDispose]: async () => {
        await client.endAsync(true);
        await recorder[Symbol.asyncDispose]();
        await own[Symbol.asyncDispose]();
      },
    };
  },
});

const house = 'bd539857-d932-4182-9dba-43d2ab4179fd';
const devices = new Map([[house, { serial: 6397516, name: 'House connection' }]]);
const total = parseObis('1-0:1.8.0*255');
const power = parseObis('1-0:1.7.0*255');
const start = Date.UTC(2026, 2, 1, 12);

function reading(second: number, totalWh: number | undefined, watts?: number): DeviceReading {
  return {
    deviceId: house,
    timestamp: new Timestamp(start + 1000 * second),
    values: [
      ...(totalWh === undefined ? [] : [{ obis: total, value: totalWh, unit: 'Wh' }]),
      ...(watts === undefined ? [] : [{ obis: power, value: watts, unit: 'W' }]),
    ],
  };
}

testWithBroker(`the last values stand under the serial number, retained${withoutMosquitto}`, async () => {
  const client = await sinkClient(broker.url);
  const sink = mqttSink({ client, devices });
  await sink.write([reading(0, 24_165_632, 24.19), reading(1, undefined, 30)]);
  expect(Object.fromEntries(await retainedSet(broker.port))).toEqual({
    'smart-me/6397516/state':
      `{"deviceId":"${house}","time":"2026-03-01T12:00:01.0000000Z","obis":{` +
      '"1-0:1.8.0*255":{"value":24165.632,"unit":"kWh","time":"2026-03-01T12:00:00.0000000Z"},' +
      '"1-0:1.7.0*255":{"value":30,"unit":"W","time":"2026-03-01T12:00:01.0000000Z"}}}',
    'smart-me/availability': 'online',
  });
  await sink[Symbol.asyncDispose]();
  expect((await retainedSet(broker.port)).get('smart-me/availability')).toBe('offline');
  await client.endAsync();
});
