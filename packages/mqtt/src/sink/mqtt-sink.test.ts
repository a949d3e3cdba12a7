import { Duplex } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { type Mosquitto, startMosquitto } from '@smart-me-tools/testing/mosquitto';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { testSink } from '@smart-me/readings/testing';
import { MqttClient } from 'mqtt';
import { lastWill, mqttSink, type MqttSinkOptions, parseState } from '../index.ts';
import { record, retainedSet, sinkClient } from '../testing/recorder.ts';

const withoutMosquitto = missingCommand('mosquitto');
const { test: testWithBroker } = needing(withoutMosquitto);

let broker: Mosquitto;
beforeAll(async () => {
  if (withoutMosquitto === undefined) broker = await startMosquitto();
});
afterAll(async () => {
  if (withoutMosquitto === undefined) await broker[Symbol.asyncDispose]();
});

// A retained topic keeps the last value of a code; what it has told in between is with whoever listens.
testSink({
  test: (name, run) => {
    testWithBroker(name, run);
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

testWithBroker('the last values stand under the serial number, retained', async () => {
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

/** The values of a device as its topic tells them: code, value with unit, second. */
async function toldOf(serial: string): Promise<string[]> {
  const payload = (await retainedSet(broker.port, `smart-me/${serial}/state`)).get(
    `smart-me/${serial}/state`,
  );
  return (parseState(payload ?? '')?.values ?? []).map(
    ({ obis, value, unit, timestamp }) =>
      `${obis.toString()} ${value} ${unit} ${(timestamp.epochMilliseconds - start) / 1000}`,
  );
}

/** Another meter for each test: the broker keeps what is retained. */
let serials = 1000;
function nextMeter(): { readonly serial: string; readonly options: Pick<MqttSinkOptions, 'devices'> } {
  const serial = String(serials++);
  return { serial, options: { devices: () => ({ serial }) } };
}

testWithBroker('an older reading changes nothing, also after a restart', async () => {
  const { serial, options } = nextMeter();
  const client = await sinkClient(broker.url);
  const sink = mqttSink({ client, ...options });
  await sink.write([reading(10, 5000, 100)]);
  expect(await sink.write([reading(9, 4999, 99)])).toMatchObject({ stored: 0, repeated: 2 });
  await sink[Symbol.asyncDispose]();
  const again = mqttSink({ client, ...options });
  // The power of second 5 is older; the counter of export was never told, so it is new.
  const patch = { ...reading(5, undefined, 7) };
  const values = [...patch.values, { obis: parseObis('1-0:2.8.0*255'), value: 3, unit: 'kWh' }];
  expect(await again.write([{ ...patch, values }])).toMatchObject({ stored: 1, repeated: 1 });
  expect(await toldOf(serial)).toEqual([
    '1-0:1.8.0*255 5 kWh 10',
    '1-0:1.7.0*255 100 W 10',
    '1-0:2.8.0*255 3 kWh 5',
  ]);
  await client.endAsync();
});

testWithBroker('what no meter measures is kept out: 1970, the future, a zero after a restart', async () => {
  const { serial, options } = nextMeter();
  const client = await sinkClient(broker.url);
  const sink = mqttSink({ client, ...options });
  await sink.write([reading(0, 5_000_000, 100)]);
  const at = (timestamp: Timestamp): DeviceReading => ({ ...reading(0, 0, 0), timestamp });
  for (const time of [new Timestamp(0), Timestamp.min, new Timestamp(Date.now() + 7_200_000)]) {
    const { stored, refused } = await sink.write([at(time)]);
    expect([stored, refused.map(({ value }) => value)]).toEqual([0, [0, 1]]);
  }
  const { refused } = await sink.write([reading(60, 0)]);
  expect(refused).toEqual([
    {
      reading: 0,
      value: 0,
      reason:
        'the counter 1-0:1.8.0*255 went back from 5000 to 0 kWh: it is believed when 3 readings in a row say so',
    },
  ]);
  await sink.write([reading(120, 5_000_100)]);
  expect(await toldOf(serial)).toEqual(['1-0:1.8.0*255 5000.1 kWh 120', '1-0:1.7.0*255 100 W 0']);
  // The meter has been exchanged: it goes on from a lower number.
  for (const second of [180, 240, 300]) await sink.write([reading(second, 1000 + second)]);
  expect(await toldOf(serial)).toEqual(['1-0:1.8.0*255 1.3 kWh 300', '1-0:1.7.0*255 100 W 0']);
  await client.endAsync();
});

testWithBroker(`REST's rounding never counts backwards`, async () => {
  const { serial, options } = nextMeter();
  const client = await sinkClient(broker.url);
  const sink = mqttSink({ client, ...options });
  await sink.write([
    { ...reading(0, undefined), values: [{ obis: total, value: 24_165_632_900, unit: 'mWh' }] },
  ]);
  await sink.write([reading(1, 24_165_632)], { source: 'poll' });
  expect(await toldOf(serial)).toEqual(['1-0:1.8.0*255 24165.6329 kWh 1']);
  await client.endAsync();
});

testWithBroker('serial numbers and ids make safe topics, and two meters never share one', async () => {
  const own = await startMosquitto();
  const client = await sinkClient(own.url);
  const ids = ['aaaaaaaa', 'bbbbbbbb', 'cccccccc', 'dddddddd', 'eeeeeeee'].map(
    (part) => `${part}-0000-4000-8000-000000000000`,
  );
  const [slash = '', wild = '', none = '', one = '', other = ''] = ids;
  const known = new Map([
    [slash, { serial: 'cellar/left' }],
    [wild, { serial: '+#\u0000$' }],
    [none, { serial: 0 }],
    [one, { serial: 7 }],
    [other, { serial: '7' }],
  ]);
  const sink = mqttSink({ client, devices: known });
  const written = await sink.write(ids.map((deviceId) => ({ ...reading(0, 1), deviceId })));
  expect(written).toMatchObject({ stored: 4, refused: [{ reading: 4 }] });
  expect(written.refused[0]?.reason).toContain('serial number 7');
  expect([...(await retainedSet(own.port)).keys()]).toEqual([
    'smart-me/%2B%23%00$/state',
    'smart-me/7/state',
    'smart-me/availability',
    `smart-me/${none}/state`,
    'smart-me/cellar%2Fleft/state',
  ]);
  await client.endAsync();
  await own[Symbol.asyncDispose]();
});

test('a prefix with a wildcard, and a client without a last will are refused', () => {
  const client = new MqttClient(() => new Duplex(), { manualConnect: true });
  expect(() => mqttSink({ client })).toThrow('{ will: lastWill() }');
  expect(() => mqttSink({ client, prefix: 'home/+' })).toThrow('cannot stand before topics');
  expect(() => lastWill('')).toThrow(TypeError);
});

testWithBroker('when the program dies, the broker says that it is offline', async () => {
  const client = await sinkClient(broker.url, { reconnectPeriod: 0 });
  const sink = mqttSink({ client });
  await sink.write([{ ...reading(0, 1), deviceId: 'ffffffff-0000-4000-8000-000000000000' }]);
  expect((await retainedSet(broker.port)).get('smart-me/availability')).toBe('online');
  client.stream.destroy();
  let told: string | undefined;
  while (told !== 'offline') told = (await retainedSet(broker.port)).get('smart-me/availability');
  await client.endAsync(true);
});
