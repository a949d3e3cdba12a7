import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort, missingCommand, needing } from '@smart-me-tools/testing';
import { certificate, type Mosquitto, startMosquitto } from '@smart-me-tools/testing/mosquitto';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { connectAsync } from 'mqtt';
import { runCli, startCli } from '../testing/cli-process.ts';
import { type Home, makeHome } from '../testing/home.ts';

const { test: testWithBroker } = needing(missingCommand('mosquitto'));

let simulator: Simulator;
let home: Home;
beforeAll(async () => {
  simulator = await startSimulator();
  home = await makeHome();
});
afterAll(async () => {
  await simulator.stop();
  await home[Symbol.asyncDispose]();
});

const spool = (name: string): string => join(home.folder, name);

/** What is retained, by topic, as soon as it is enough. */
async function retained(
  broker: Mosquitto,
  isEnough: (topics: ReadonlyMap<string, string>) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const client = await connectAsync(broker.url);
  const topics = new Map<string, string>();
  const enough = Promise.withResolvers<undefined>();
  client.on('message', (topic, payload) => {
    topics.set(topic, payload.toString());
    if (isEnough(topics)) enough.resolve(undefined);
  });
  await client.subscribeAsync('#', { qos: 1 });
  await enough.promise;
  await client.endAsync(true);
  return topics;
}

const has = (pattern: RegExp, count: number) => (topics: ReadonlyMap<string, string>) =>
  [...topics.keys()].filter((topic) => pattern.test(topic)).length >= count;

describe('smart-me mqtt', () => {
  testWithBroker(`publishes what it asks for, under serial numbers, and is offline at the end`, async () => {
    await using broker = await startMosquitto();
    await using cli = startCli([
      ...[
        'mqtt',
        '--broker',
        broker.url,
        '--base-url',
        simulator.url,
        '--home-assistant',
        '--language',
        'de',
      ],
      ...['--spool', spool('asked.db'), '--interval', '1', '--allow-switches'],
    ]);
    const isIntroduced = has(/^homeassistant\/device/, 5);
    const topics = await retained(
      broker,
      (seen) => isIntroduced(seen) && has(/99-0:12\.0\.1\*255\/state$/, 1)(seen),
    );
    const devices = JSON.parse(
      (await runCli(['devices', '--json', '--base-url', simulator.url])).stdout.split('\n')[0] ?? '',
    ) as {
      serial: number;
      id: string;
      name: string;
    };
    const state = JSON.parse(topics.get(`smart-me/${devices.serial}/state`) ?? '{}') as {
      deviceId?: string;
    };
    expect(state.deviceId).toBe(devices.id);
    expect(topics.get(`homeassistant/device/smart-me_${devices.id}/config`)).toContain(
      `"name":"${devices.name}"`,
    );
    expect(topics.get(`homeassistant/device/smart-me_${devices.id}/config`)).toContain('Wirkenergie Bezug');
    expect(topics.get('smart-me/availability')).toBe('online');

    // The relay of the espresso machine.
    const [set = ''] = [...topics.keys()].filter((topic) => topic.endsWith('99-0:12.0.1*255/state'));
    expect(topics.get(set)).toBe('ON');
    const person = await connectAsync(broker.url);
    await person.publishAsync(set.replace(/state$/, 'set'), 'OFF', { qos: 1 });
    await person.endAsync();
    await retained(broker, (seen) => seen.get(set) === 'OFF');

    cli.child.kill('SIGTERM');
    expect(await cli.exitCode).toBe(0);
    await retained(broker, (seen) => seen.get('smart-me/availability') === 'offline');
  });

  testWithBroker(`publishes what is delivered by webhook`, async () => {
    await using broker = await startMosquitto();
    const port = await freePort();
    const at = ['--port', String(port), '--register', `http://127.0.0.1:${port}/`];
    const args = ['mqtt', '--broker', broker.url, '--base-url', simulator.url, '--spool', spool('pushed.db')];
    await using cli = startCli([...args, ...at, '--prefix', 'home/energy']);
    await cli.until(/"started"/);
    await simulator.clock.advance(120_000);
    const topics = await retained(broker, has(/^home\/energy\/\d+\/state$/, 3));
    expect([...topics.keys()].filter((topic) => topic.startsWith('homeassistant'))).toEqual([]);
    cli.child.kill('SIGTERM');
    expect(await cli.exitCode).toBe(0);
  });

  testWithBroker(`waits for a broker that is away, and says so once`, async () => {
    await using broker = await startMosquitto();
    await broker.kill();
    await using cli = startCli([
      ...['mqtt', '--broker', broker.url, '--base-url', simulator.url, '--interval', '1'],
      ...['--spool', spool('waiting.db')],
    ]);
    await cli.until(/does not respond: .*Waiting until it does/);
    await broker.start();
    await retained(broker, has(/^smart-me\/\d+\/state$/, 3));
    await cli.until(/is back/);
    expect(cli.stderr.match(/does not respond/g)).toHaveLength(1);
  });

  testWithBroker(`signs in over TLS, never tells the password, and ends when it is refused`, async () => {
    const tls = await certificate();
    await using broker = await startMosquitto({
      user: { name: 'house', password: 'correct horse' },
      ...(tls && { tls }),
      settings: ['log_type all'],
    });
    const args = ['mqtt', '--base-url', simulator.url, '--interval', '1', '--user', 'house'];
    const right = { SMART_ME_MQTT_PASSWORD: 'correct horse' };
    const wrong = { SMART_ME_MQTT_PASSWORD: 'battery staple' };
    const refused = await runCli([...args, '--broker', broker.url, '--spool', spool('wrong.db')], {
      env: wrong,
    });
    expect([refused.exitCode, refused.stderr]).toEqual([1, expect.stringContaining('refuses this client')]);
    expect(refused.stdout + refused.stderr).not.toContain('staple');
    if (tls === undefined) return;
    await using cli = startCli(
      [...args, '--broker', broker.tlsUrl, '--ca', tls.ca, '--spool', spool('tls.db')],
      { env: right },
    );
    await cli.until(/"started"/);
    await broker.until(/Received PUBLISH .*smart-me\/\d+\/state/);
    expect(cli.stdout + cli.stderr).not.toContain('horse');
  });

  test.each([
    [['--broker', 'mqtt://house:secret@localhost'], 'A URL with a user in it would show its password'],
    [['--broker', 'http://localhost'], 'mqtt://localhost'],
    [
      ['--broker', 'mqtt://broker.example.com', '--user', 'house'],
      'would be readable on the line to broker.example.com',
    ],
    [['--broker', 'mqtts://broker.example.com'], 'Name the user of the broker by --user'],
    [[], "required option '--broker <url>'"],
  ])('%j is refused: %s', async (args, message) => {
    const env = { SMART_ME_MQTT_PASSWORD: 'correct horse' };
    const { exitCode, stderr, stdout } = await runCli(['mqtt', '--base-url', simulator.url, ...args], {
      env,
    });
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(stderr + stdout).not.toMatch(/horse|secret/);
  });
});
