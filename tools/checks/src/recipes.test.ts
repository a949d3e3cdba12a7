import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { missingCommand, needing } from '@smart-me-tools/testing';
import { type Mosquitto, startMosquitto } from '@smart-me-tools/testing/mosquitto';
import { lastWill, mqttSink } from '@smart-me/mqtt';
import { findPostgres, startPostgres } from '@smart-me/postgres/testing';
import { migrate, postgresSink } from '@smart-me/postgres';
import { type DeviceReading, readingFromJson } from '@smart-me/readings';
import { connectAsync, type MqttClient } from 'mqtt';
import { Pool } from 'pg';
import { workspace } from './workspace.ts';

// What the guides tell people to copy, run with the parts that are there.

const env = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };
const missing = missingCommand('mosquitto', 'jq');
const { test: testWithBroker } = needing(missing);

const guide = (name: string): string => readFileSync(join(workspace, 'tools/docs/guides', name), 'utf8');
const blocksOf = (markdown: string, language: string): string[] =>
  Array.from(
    markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm')),
    ([, code = '']) => code,
  );

const deviceId = 'bd539857-d932-4182-9dba-43d2ab4179fd';
const reading = (date: string, power: number, imported: number): DeviceReading =>
  readingFromJson({
    deviceId,
    date,
    values: [
      { obis: '1-0:16.7.0*255', value: power, unit: 'W' },
      { obis: '1-0:1.8.0*255', value: imported, unit: 'kWh' },
      { obis: '1-0:2.8.0*255', value: 7, unit: 'kWh' },
      ...['31', '51', '71'].map((c) => ({ obis: `1-0:${c}.7.0*255`, value: 1.5, unit: 'A' })),
    ],
  });

let broker: Mosquitto | undefined;
let client: MqttClient | undefined;
beforeAll(async () => {
  if (missing !== undefined) return;
  broker = await startMosquitto();
  client = await connectAsync(broker.url, { will: lastWill() });
  const sink = mqttSink({ client, devices: () => ({ serial: 6397516 }) });
  await sink.write([reading('2026-10-25T00:30:00Z', -1234.5, 24165.632)]);
});
function running(): Mosquitto {
  if (broker === undefined) throw new Error('The broker is not running.');
  return broker;
}
afterAll(async () => {
  await client?.endAsync(true);
  await broker?.[Symbol.asyncDispose]();
});

/** The retained state, as a listener gets it. */
function state(): string {
  const { stdout } = spawnSync(
    'mosquitto_sub',
    ['-p', String(running().port), '-t', 'smart-me/6397516/state', '-C', '1'],
    { env },
  );
  return stdout.toString();
}

testWithBroker(`evcc: what it is told to read is there`, () => {
  const [yaml = ''] = blocksOf(guide('evcc-openwb.md'), 'yaml');
  const queries = Array.from(yaml.matchAll(/^ *(?:- )?jq: (.+)$/gm), ([, query = '']) => query);
  expect(queries.length).toBeGreaterThan(4);
  const numbers = queries.map((query) =>
    Number(spawnSync('jq', [query], { env, input: state() }).stdout.toString()),
  );
  expect(numbers).toEqual([-1234.5, 24165.632, 1.5, 1.5, 1.5]);
  for (const [, topic = ''] of yaml.matchAll(/topic: (.+)$/gm)) expect(topic).toBe('smart-me/6397516/state');
});

testWithBroker(`openWB: the lines carry power in W and energy in Wh over`, async () => {
  const script = blocksOf(guide('evcc-openwb.md'), 'sh').find((code) => code.includes('OPENWB=')) ?? '';
  const here = script.replaceAll(/mosquitto_(sub|pub) /g, `mosquitto_$1 -p ${running().port} `);
  // In a group of its own: the shell's children end with it.
  const shell = spawn('bash', ['-c', here], { env, stdio: 'ignore', detached: true });
  try {
    const told = new Map<string, number>();
    const all = Promise.withResolvers<undefined>();
    const listener = await connectAsync(running().url);
    listener.on('message', (topic, payload) => {
      told.set(topic.replace('openWB/set/mqtt/counter/8/get/', ''), Number(payload.toString()));
      if (told.size === 3) all.resolve(undefined);
    });
    await listener.subscribeAsync('openWB/#');
    // The shell may have been quicker than the subscription.
    await client?.publishAsync('smart-me/6397516/state', state(), { qos: 1 });
    await all.promise;
    expect(Object.fromEntries(told)).toEqual({ power: -1234.5, imported: 24_165_632, exported: 7000 });
    await listener.endAsync();
  } finally {
    if (shell.pid !== undefined) process.kill(-shell.pid, 'SIGKILL');
  }
});

testWithBroker(`Node-RED: the flow is JSON, and its function finds the power`, () => {
  const [json = ''] = blocksOf(guide('node-red.md'), 'json');
  const flow = JSON.parse(json) as {
    id: string;
    type: string;
    topic?: string;
    func?: string;
    wires?: string[][];
  }[];
  const ids = new Set(flow.map(({ id }) => id));
  for (const { wires = [] } of flow) for (const id of wires.flat()) expect(ids.has(id)).toBe(true);
  expect(flow.find(({ type }) => type === 'mqtt in')?.topic).toBe('smart-me/6397516/state');
  const source = flow.find(({ type }) => type === 'function')?.func ?? '';
  // As Node-RED does: the text is the body of a function of `msg`.
  const run = compileFunction(source, ['msg']) as (message: { payload: unknown }) => unknown;
  expect(run({ payload: JSON.parse(state()) })).toEqual({
    topic: 'power',
    payload: -1234.5,
    unit: 'W',
    time: '2026-10-25T00:30:00.0000000Z',
  });
});

needing(findPostgres() === undefined ? 'there is no PostgreSQL' : undefined).test(
  `Grafana: the SQL runs, and a day ends at midnight`,
  async () => {
    const server = await startPostgres();
    const pool = new Pool({ connectionString: server.url });
    try {
      await migrate({ pool });
      const sink = postgresSink({ pool });
      await sink.write([
        reading('2026-10-24T21:59:00Z', 100, 10),
        reading('2026-10-24T22:01:00Z', 200, 11),
        reading('2026-10-25T22:59:00Z', 300, 15),
        reading('2026-10-25T23:01:00Z', 400, 16.5),
      ]);
      const queries = blocksOf(guide('grafana.md'), 'sql').map((sql) =>
        sql.replaceAll('$__timeFilter(time)', "time BETWEEN '2026-10-01' AND '2026-11-01'"),
      );
      const [grant = '', power = '', energy = '', age = ''] = queries;
      await pool.query(grant);
      expect((await pool.query<{ W: number }>(power)).rows.map(({ W }) => W)).toEqual([100, 200, 300, 400]);
      // The day of the change has 25 hours.
      expect((await pool.query<{ kWh: number | null }>(energy)).rows.map(({ kWh }) => kWh)).toEqual([
        null,
        5,
        1.5,
      ]);
      expect((await pool.query(age)).rows).toHaveLength(1);
      await sink[Symbol.asyncDispose]();
    } finally {
      await pool.end();
      await server[Symbol.asyncDispose]();
    }
  },
);
