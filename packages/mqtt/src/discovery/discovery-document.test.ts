import { expect, test } from '@jest/globals';
import { parseObis } from '@smart-me/obis';
import { describeObis } from '@smart-me/obis/describe';
import { tableUnit } from '@smart-me/readings';
import { discoveryDocument } from '../home-assistant.ts';
import { discoveryFaults } from '../testing/discovery-faults.ts';

const deviceId = 'bd539857-d932-4182-9dba-43d2ab4179fd';
const TOPIC = `homeassistant/device/smart-me_${deviceId}/config`;

const valueOf = (code: string): { obis: ReturnType<typeof parseObis>; unit: string } => {
  const obis = parseObis(code);
  return { obis, unit: tableUnit(obis) };
};

/** The one sensor of a document. */
function sensorOf(code: string, unit = tableUnit(code), language?: string): Record<string, unknown> {
  const values = [{ obis: parseObis(code), unit }];
  const { components } = discoveryDocument({ deviceId, device: {}, values, language });
  const [sensor = {}] = Object.values(components);
  const { platform, name, device_class, state_class, unit_of_measurement } = sensor as Record<
    string,
    unknown
  >;
  return { platform, name, device_class, state_class, unit_of_measurement };
}

test.each([
  ['1-0:1.8.0*255', 'energy', 'total_increasing', 'kWh'],
  ['1-0:2.8.2*255', 'energy', 'total_increasing', 'kWh'],
  // Import minus export can go down again.
  ['1-0:16.8.0*255', 'energy', 'total', 'kWh'],
  ['1-0:15.8.0*255', 'energy', 'total_increasing', 'kWh'],
  // What stood there at the end of the last period is no counter.
  ['1-0:1.8.0*101', 'energy', undefined, 'kWh'],
  ['1-0:1.7.0*255', 'power', 'measurement', 'W'],
  ['1-0:16.7.0*255', 'power', 'measurement', 'W'],
  // A maximum is not measured now.
  ['1-0:1.6.0*255', 'power', undefined, 'W'],
  ['1-0:32.7.0*255', 'voltage', 'measurement', 'V'],
  ['1-0:31.7.0*255', 'current', 'measurement', 'A'],
  ['1-0:14.7.0*255', 'frequency', 'measurement', 'Hz'],
  ['1-0:13.7.0*255', 'power_factor', 'measurement', undefined],
  ['1-0:3.7.0*255', 'reactive_power', 'measurement', 'var'],
  // Home Assistant 2024.11 has no class for these.
  ['1-0:3.8.0*255', undefined, 'total_increasing', 'kvarh'],
  ['1-0:9.8.0*255', undefined, 'total_increasing', 'kVAh'],
  ['8-0:1.0.0*255', 'water', 'total_increasing', 'm³'],
  ['7-0:3.0.0*255', 'gas', 'total_increasing', 'm³'],
  ['8-0:2.0.0*255', 'volume_flow_rate', 'measurement', 'm³/h'],
  ['6-0:1.0.0*255', 'energy', 'total_increasing', 'kWh'],
  ['6-0:8.0.0*255', 'power', 'measurement', 'W'],
  ['6-0:10.0.0*255', 'temperature', 'measurement', '°C'],
])('%s is %s, %s, in %s', (code, device_class, state_class, unit_of_measurement) => {
  expect(sensorOf(code)).toMatchObject({
    platform: 'sensor',
    device_class,
    state_class,
    unit_of_measurement,
  });
});

test('names are in the language of the household', () => {
  expect(sensorOf('1-0:1.8.0*255', 'kWh', 'de-CH')['name']).toBe('Wirkenergie Bezug, total');
  expect(sensorOf('1-0:1.8.0*255', 'kWh', 'fr')['name']).not.toBe('Wirkenergie Bezug, total');
  expect(sensorOf('1-0:1.8.0*255')['name']).toBe('Active energy import, total');
});

test('a unit that Home Assistant does not take for the class costs the class, not the sensor', () => {
  expect(sensorOf('8-0:1.0.0*255', 'l')).toMatchObject({ device_class: undefined, unit_of_measurement: 'l' });
});

test('every code that means something makes a sensor that Home Assistant takes', () => {
  const codes: string[] = [];
  for (const a of [0, 1, 4, 5, 6, 7, 8, 9, 99]) {
    for (let c = 0; c <= 99; c++) {
      for (const d of [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 24, 29, 36]) {
        for (const f of [255, 101]) codes.push(`${a}-0:${c}.${d}.0*${f}`);
      }
    }
  }
  const known = codes.filter((code) => describeObis(code).known);
  expect(known.length).toBeGreaterThan(1_000);
  const device = {
    serial: 6397516,
    name: 'House connection',
    switches: [{ obis: parseObis('99-0:12.1.1*255') }],
  };
  const document = discoveryDocument({
    deviceId,
    device,
    values: known.map(valueOf),
    expireAfter: 900,
    hasCommands: true,
  });
  expect(discoveryFaults(TOPIC, JSON.stringify(document))).toEqual([]);
  expect(Object.keys(document.components)).toHaveLength(known.length + 1);
});

test('the rules of the table find what is wrong', () => {
  const { components, ...document } = discoveryDocument({
    deviceId,
    device: {},
    values: [valueOf('1-0:1.8.0*255')],
  });
  const [sensor] = Object.values(components);
  const faultsOf = (change: object): string[] =>
    discoveryFaults(TOPIC, JSON.stringify({ ...document, components: { one: { ...sensor, ...change } } }));
  expect(faultsOf({})).toEqual([]);
  expect(faultsOf({ state_class: 'measurement' })).toEqual(['one: energy as measurement']);
  expect(faultsOf({ unit_of_measurement: 'W' })).toEqual(['one: energy in W']);
  expect(faultsOf({ device_class: 'counter' })).toEqual(['one: device_class counter']);
  expect(faultsOf({ unique_id: '' })).toEqual(['one: no unique_id']);
  expect(faultsOf({ platform: 'switch', value: 1 })).toContain('one: no command_topic');
  expect(discoveryFaults('homeassistant/device/a.b/config', '{}')).toContain('no device');
});

test('a switch is there only when it is allowed', () => {
  const obis = parseObis('99-0:12.0.1*255');
  const device = { serial: 6923675, name: 'Espresso machine', switches: [{ obis, name: 'Relay' }] };
  const { components } = discoveryDocument({ deviceId, device, values: [], hasCommands: true });
  expect(components).toEqual({
    '99_0_12_0_1_255_switch': {
      platform: 'switch',
      unique_id: `${deviceId}_99-0:12.0.1*255_switch`,
      name: 'Relay',
      command_topic: 'smart-me/6923675/switch/99-0:12.0.1*255/set',
      state_topic: 'smart-me/6923675/switch/99-0:12.0.1*255/state',
    },
  });
  expect(discoveryDocument({ deviceId, device, values: [] }).components).toEqual({});
});
