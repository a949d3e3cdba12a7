import { createAccountApi, type RealtimeRegistration } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import type { Simulator, startSimulator as start } from '@smart-me/simulator';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CliProcess, runCli, startCli } from '../testing/cli-process.ts';
import { runHere } from '../testing/run-here.ts';

const DEVICES = [
  'House connection',
  'Solar plant',
  'Espresso machine',
  'M-Bus gateway',
  'Cold water',
  'Hot water',
  'Gas boiler',
  'District heat',
  'Charging station',
];
const ROW =
  /^(\S.*?) {2,}(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) {2}(\S.*?) {2,}(-?[\d,]+\.?\d*) +(\S*) +(\d+-\d+:\d+\.\d+\.\d+\*\d+)$/;

function registrations({ url, credentials }: Simulator): Promise<RealtimeRegistration[]> {
  const auth = apiKey(credentials.apiKey);
  return createAccountApi(createClient({ baseUrl: url, auth })).realtimeRegistrations.list();
}

/** Ends the demo as Ctrl-C does. Returns its exit code. */
function interrupt(demo: CliProcess): Promise<number | null> {
  demo.child.kill('SIGINT');
  return demo.exitCode;
}

/** Ten times as fast as life. */
const clock = { speed: 10 };

let startSimulator: typeof start;
let simulator: Simulator;
/** Where nothing listens. */
let nowhere: string;
beforeAll(async () => {
  ({ startSimulator } = await import('@smart-me/simulator'));
  simulator = await startSimulator({ clock });
  const passing = await startSimulator();
  nowhere = passing.url;
  await passing.stop();
});
afterAll(() => simulator.stop());

test('--once needs nothing but itself, and shows a reading of every device in words', async () => {
  const { exitCode, stdout, stderr } = await runCli(['demo', '--once']);
  const lines = stdout.split('\n');

  expect(exitCode).toBe(0);
  expect(stderr).toContain('smart-me demo: 9 devices of a simulated smart-me cloud on this machine.\n');
  expect(stderr).toContain('9 readings of 9 devices. The webhook registration is removed.\n');
  expect(lines[0]).toMatch(/^Device /);
  for (const device of DEVICES)
    expect(lines.filter((line) => line.startsWith(`${device} `) && ROW.test(line))).not.toEqual([]);
  expect(stdout).toMatch(
    /House connection +.* Active energy import, total +[\d,.]+ +kWh +1-0:1\.8\.0\*255\n/,
  );
  expect(stdout).not.toMatch(/Unknown code|undefined|NaN|…/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(120);
});

test('it goes on until Ctrl-C, then removes its registration and ends well', async () => {
  await using demo = startCli(['demo', '--base-url', simulator.url]);
  await demo.until(/Solar plant .*\n[^]*Solar plant .*\n/);
  const [, page = ''] = await demo.until(/Live page: (http:\S+)\n/);
  const state = (await (await fetch(new URL('/api/state', page))).json()) as { devices: { name: string }[] };
  expect(state.devices.map(({ name }) => name)).toEqual(DEVICES);
  expect(await registrations(simulator)).toHaveLength(1);

  expect(await interrupt(demo)).toBe(0);
  expect(await registrations(simulator)).toEqual([]);
  expect(demo.stderr).toMatch(/\n\d+ readings? of \d devices?\. The webhook registration is removed.\n$/);
});

test('it names the cause when the cloud is lost, and goes on when it is back', async () => {
  await using first = startCli(['simulator', '--port', '0', '--speed', '10']);
  const [, url = ''] = await first.until(/--base-url (\S+)\n/);
  await using demo = startCli(['demo', '--base-url', url]);
  await demo.until(/Solar plant/);

  await first[Symbol.asyncDispose]();
  await demo.until(/smart-me: lost .*\n/);
  const shown = demo.stdout.length;
  await using second = await startSimulator({ port: Number(new URL(url).port), clock });
  await demo.until(/Solar plant/, shown);

  expect(await interrupt(demo)).toBe(0);
  expect(demo.stderr).toMatch(
    /\nsmart-me: lost http:\S+: connection (refused, nothing listens there|reset) \(\w+\)\. Waiting until it is back; Ctrl-C ends the demo\.\nsmart-me: http:\S+ is back, the demo goes on\.\n/,
  );
  expect(await registrations(second)).toEqual([]);
});

test('it ends well, and removes its registration, when nobody reads on', async () => {
  await using demo = startCli(['demo', '--base-url', simulator.url]);
  await demo.until(/Solar plant/);
  demo.child.stdout?.destroy();
  expect(await demo.exitCode).toBe(0);
  expect(await registrations(simulator)).toEqual([]);
});

test('it signs in with an API key and asks for values where no webhook is wanted', async () => {
  const env = { SMART_ME_API_KEY: simulator.credentials.apiKey, SMART_ME_BASE_URL: simulator.url };
  const { exitCode, stdout, stderr } = await runCli(['demo', '--poll', '--once', '--all'], { env });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('Signed in with API key; readings are asked for');
  expect(stdout).toMatch(/House connection .* Voltage L1 +[\d.]+ +V /);
  expect(stderr).toMatch(/\n9 readings of 9 devices.\n$/);
});

test('one device as JSON: a line for each reading on stdout, and nothing else', async () => {
  const env = { SMART_ME_API_KEY: simulator.credentials.apiKey, SMART_ME_BASE_URL: simulator.url };
  const args = ['demo', '--poll', '--once', '--json', '--device', 'solar plant'];
  const { exitCode, stdout } = await runCli(args, { env });
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^[^\n]+\n$/);
  expect(JSON.parse(stdout)).toMatchObject({
    device: 'Solar plant',
    values: expect.arrayContaining([expect.objectContaining({ obis: '1-0:2.8.0*255', unit: 'kWh' })]),
  });
});

test.each([
  [
    'a cloud that is not there',
    () => ['--base-url', nowhere],
    { SMART_ME_API_KEY: 'key' },
    1,
    'connection refused',
  ],
  [
    'a simulator of another seed',
    () => ['--base-url', simulator.url, '--seed', '2'],
    {},
    1,
    'give the --seed that it was started with',
  ],
  ['a wrong API key', () => ['--base-url', simulator.url], { SMART_ME_API_KEY: 'wrong' }, 1, 'GET /Devices'],
  ['half a sign-in', () => [], { SMART_ME_CLIENT_ID: 'id' }, 2, 'SMART_ME_CLIENT_SECRET is not set'],
])('%s gets one line that says so', async (_, args, env, code, reason) => {
  const { exitCode, stdout, stderr } = await runHere(['demo', ...args()], env);
  expect([exitCode, stdout]).toEqual([code, '']);
  expect(stderr).toMatch(/^smart-me: .+\n$/);
  expect(stderr).toContain(reason);
});

test('a port for the webhook that another program has is told, with what to do', async () => {
  const { port } = new URL(simulator.url);
  const { exitCode, stderr } = await runHere(['demo', '--base-url', simulator.url, '--webhook-port', port]);
  expect(exitCode).toBe(1);
  expect(stderr.split('\n')).toContain(
    `smart-me: Port ${port} of 127.0.0.1 is in use. End the program that has it, or take another port; 0 is any free one.`,
  );
});
