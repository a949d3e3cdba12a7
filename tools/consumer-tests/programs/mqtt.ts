import { lastWill, parseState, topicLevel } from '@smart-me/mqtt';

/** What a program reads that listens to the topics. */
export function run(): string[] {
  const state = parseState(
    '{"deviceId":"3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1","time":"2026-10-25T00:30:00.0000000Z","obis":{' +
      '"1-0:1.8.0*255":{"value":1.8795832,"unit":"kWh","time":"2026-10-25T00:30:00.0000000Z"}}}',
  );
  const values = state?.values ?? [];
  return [
    ...values.map(
      ({ obis, value, unit, timestamp }) => `${timestamp.toString()} ${obis.toString()} ${value} ${unit}`,
    ),
    topicLevel('cellar/left'),
    JSON.stringify(lastWill('home/energy')),
  ];
}
