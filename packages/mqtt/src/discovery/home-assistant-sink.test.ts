import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { type Mosquitto, startMosquitto } from '@smart-me-tools/testing/mosquitto';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import { connectAsync } from 'mqtt';
import { homeAssistantSink } from '../home-assistant.ts';
import type { SwitchCommand } from '../index.ts';
import { discoveryFaults } from '../testing/discovery-faults.ts';
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

const plug = '7e7a17d0-22f1-4e9e-b576-18eaa5b95a98';
const relay = parseObis('99-0:12.0.1*255');
const devices = new Map([
  [
    plug,
    { serial: 6923675, name: 'Espresso machine', switches: [{ obis: relay, name: 'Relay', isOn: true }] },
  ],
]);
const start = Date.UTC(2026, 2, 1, 12);
const CONFIG = `homeassistant/device/smart-me_${plug}/config`;
const SET = 'smart-me/6923675/switch/99-0:12.0.1*255/set';
const STANDS = 'smart-me/6923675/switch/99-0:12.0.1*255/state';

const reading = (second: number, codes: readonly (readonly [string, number, string])[]): DeviceReading => ({
  deviceId: plug,
  timestamp: new Timestamp(start + 1000 * second),
  values: codes.map(([code, value, unit]) => ({ obis: parseObis(code), value, unit })),
});

/** Topics by pattern as the README's table has them. */
function tableOfReadme(): string[] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  return Array.from(
    readme.matchAll(/^\| `([^`]+)`\s*\|.*\| 1\s*\| yes\s*\|$/gm),
    ([, topic = '']) => topic,
  ).sort();
}

testWithBroker('what is retained after a run is what the README says', async () => {
  const client = await sinkClient(broker.url);
  const sink = homeAssistantSink({ client, devices, language: 'de', onCommand: () => Promise.resolve(true) });
  await sink.write([
    reading(0, [
      ['1-0:1.8.0*255', 1_879_583, 'mWh'],
      ['1-0:1.7.0*255', 24.19, 'W'],
    ]),
  ]);
  const retained = await retainedSet(broker.port);
  const patterns = [...retained.keys()].map((topic) =>
    topic.replace('6923675', '<serial>').replace('99-0:12.0.1*255', '<code>').replace(plug, '<id>'),
  );
  expect(patterns.sort()).toEqual(tableOfReadme());
  expect(discoveryFaults(CONFIG, retained.get(CONFIG) ?? '')).toEqual([]);
  expect(JSON.parse(retained.get(CONFIG) ?? '')).toEqual({
    device: {
      identifiers: [`smart-me_${plug}`],
      name: 'Espresso machine',
      manufacturer: 'smart-me',
      serial_number: '6923675',
    },
    origin: { name: '@smart-me/mqtt' },
    availability_topic: 'smart-me/availability',
    state_topic: 'smart-me/6923675/state',
    qos: 1,
    components: {
      '1_0_1_7_0_255': {
        platform: 'sensor',
        unique_id: `${plug}_1-0:1.7.0*255`,
        name: 'Wirkleistung Bezug',
        expire_after: 3600,
        value_template: "{{ value_json.obis['1-0:1.7.0*255'].value }}",
        device_class: 'power',
        state_class: 'measurement',
        unit_of_measurement: 'W',
      },
      '1_0_1_8_0_255': {
        platform: 'sensor',
        unique_id: `${plug}_1-0:1.8.0*255`,
        name: 'Wirkenergie Bezug, total',
        expire_after: 3600,
        value_template: "{{ value_json.obis['1-0:1.8.0*255'].value }}",
        device_class: 'energy',
        state_class: 'total_increasing',
        unit_of_measurement: 'kWh',
      },
      '99_0_12_0_1_255_switch': {
        platform: 'switch',
        unique_id: `${plug}_99-0:12.0.1*255_switch`,
        name: 'Relay',
        command_topic: SET,
        state_topic: STANDS,
      },
    },
  });
  expect(retained.get(STANDS)).toBe('ON');
  await sink[Symbol.asyncDispose]();
  await client.endAsync();
});

testWithBroker('after a restart no sensor is taken away, though a delivery has only some codes', async () => {
  const client = await sinkClient(broker.url);
  const sink = homeAssistantSink({ client, devices });
  await sink.write([reading(1, [['1-0:1.7.0*255', 30, 'W']])]);
  const { components } = JSON.parse((await retainedSet(broker.port)).get(CONFIG) ?? '') as {
    components: object;
  };
  expect(Object.keys(components)).toEqual(['1_0_1_7_0_255', '1_0_1_8_0_255']);
  await sink[Symbol.asyncDispose]();
  await client.endAsync();
});

testWithBroker(
  'a new code is announced, the same is not, and everything is when Home Assistant starts',
  async () => {
    const client = await sinkClient(broker.url);
    const sink = homeAssistantSink({ client, devices });
    const recorder = await record(broker.url);
    const announced = async (): Promise<number> => {
      await recorder.caughtUp();
      return recorder.messages.filter(({ topic, retain }) => topic === CONFIG && !retain).length;
    };
    await sink.write([reading(2, [['1-0:1.7.0*255', 31, 'W']])]);
    const first = await announced();
    await sink.write([reading(3, [['1-0:1.7.0*255', 32, 'W']])]);
    expect(await announced()).toBe(first);
    await sink.write([reading(4, [['1-0:32.7.0*255', 230.1, 'V']])]);
    expect(await announced()).toBe(first + 1);
    await client.publishAsync('homeassistant/status', 'online', { qos: 1 });
    while ((await announced()) < first + 2) await recorder.caughtUp();
    await client.publishAsync('homeassistant/status', 'offline', { qos: 1 });
    await sink.write([reading(5, [['1-0:1.7.0*255', 33, 'W']])]);
    expect(await announced()).toBe(first + 2);
    await recorder[Symbol.asyncDispose]();
    await sink[Symbol.asyncDispose]();
    await client.endAsync();
  },
);

testWithBroker(
  'a switch obeys ON and OFF, tells how it stands, and obeys nothing that is retained',
  async () => {
    const client = await sinkClient(broker.url);
    const person = await connectAsync(broker.url);
    const commands: Pick<SwitchCommand, 'deviceId' | 'isOn'>[] = [];
    const errors: string[] = [];
    let stands: boolean | undefined = false;
    const sink = homeAssistantSink({
      client,
      devices,
      onCommand: ({ deviceId, obis, isOn }) => {
        expect(obis.equals(relay)).toBe(true);
        commands.push({ deviceId, isOn });
        return stands === undefined
          ? Promise.reject(new Error('The device is away.'))
          : Promise.resolve(stands);
      },
      onError: (error) => errors.push(String(error)),
    });
    await sink.write([reading(6, [['1-0:1.7.0*255', 34, 'W']])]);
    const recorder = await record(broker.url);
    const told = async (): Promise<string[]> => {
      await recorder.caughtUp();
      return recorder.messages
        .filter(({ topic, retain }) => topic === STANDS && !retain)
        .map(({ payload }) => payload);
    };
    await person.publishAsync(SET, 'OFF', { qos: 1 });
    while ((await told()).length < 1) await recorder.caughtUp();
    expect([commands, await told()]).toEqual([[{ deviceId: plug, isOn: false }], ['OFF']]);
    // It is told ON, and stays off: whoever asked sees that.
    await person.publishAsync(SET, 'ON', { qos: 1 });
    while ((await told()).length < 2) await recorder.caughtUp();
    expect(await told()).toEqual(['OFF', 'OFF']);
    stands = undefined;
    await person.publishAsync(SET, 'ON', { qos: 1 });
    while ((await told()).length < 3) await recorder.caughtUp();
    expect([errors, await told()]).toEqual([['Error: The device is away.'], ['OFF', 'OFF', 'OFF']]);
    await person.publishAsync(SET, 'toggle', { qos: 1 });
    while (errors.length < 2) await recorder.caughtUp();
    expect(errors[1]).toContain('ON or OFF');
    await sink[Symbol.asyncDispose]();

    await person.publishAsync(SET, 'ON', { qos: 1, retain: true });
    const again = homeAssistantSink({
      client,
      devices,
      onCommand: ({ isOn }) => {
        commands.push({ deviceId: plug, isOn });
        return Promise.resolve(isOn);
      },
      onError: (error) => errors.push(String(error)),
    });
    await again.write([reading(7, [['1-0:1.7.0*255', 35, 'W']])]);
    await recorder.caughtUp();
    expect(commands).toHaveLength(3);
    await person.publishAsync(SET, '', { retain: true, qos: 1 });
    await recorder[Symbol.asyncDispose]();
    await again[Symbol.asyncDispose]();
    await person.endAsync();
    await client.endAsync();
  },
);
