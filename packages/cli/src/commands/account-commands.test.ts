import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Simulator } from '@smart-me/simulator';
import { runHere } from '../testing/run-here.ts';

let simulator: Simulator;
beforeAll(async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.stop();
});

const run = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ReturnType<typeof runHere> => runHere([...args, '--base-url', simulator.url], environment);

/** The lines of JSON that a command prints. */
async function rowsOf(...args: readonly string[]): Promise<readonly unknown[]> {
  const { exitCode, stdout, stderr } = await run([...args, '--json']);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
}

test('api calls any endpoint by method and path, of the partner API too, and takes fields as the endpoint names them', async () => {
  const all = await run(['api', 'GET', '/Devices', '--compact']);
  const devices = JSON.parse(all.stdout) as { readonly id: string; readonly name: string }[];
  expect(devices).toHaveLength((await rowsOf('devices')).length);
  const [first] = devices;
  const one = await run(['api', 'get', `/api/Devices/${first?.id ?? ''}`]);
  expect(JSON.parse(one.stdout)).toMatchObject({ id: first?.id, name: first?.name });
  const gas = await run(['api', 'GET', '/DevicesByEnergy', '-f', 'meterEnergyType=gas', '--compact']);
  expect((JSON.parse(gas.stdout) as { name: string }[]).map(({ name }) => name)).toEqual(['Gas boiler']);
  const inQuery = await run(['api', 'GET', '/DevicesByEnergy?meterEnergyType=gas', '--compact']);
  expect(inQuery.stdout).toBe(gas.stdout);
  expect((await run(['api', 'GET', '/PartnerAllDevices', '--compact'])).stdout).toContain('"Flat"');
});

test.each([
  ['an endpoint that there is not', ['GET', '/Device'], 2, 'GET /Devices'],
  ['another method', ['DELETE', '/Devices'], 2, 'GET /Devices'],
  ['a field without a value', ['GET', '/Devices', '-f', 'x'], 2, 'Give -f key=value.'],
  ['a field that the endpoint does not know', ['GET', '/Devices', '-f', 'colour=red'], 2, 'colour'],
  ['a parameter that is left out', ['GET', '/DeviceBySerial'], 2, 'serial'],
  ['a device that there is not', ['GET', '/Devices/00000000-0000-4000-8000-000000000000'], 1, '404'],
])('api says of %s what is wrong', async (_, args, code, reason) => {
  const { exitCode, stdout, stderr } = await run(['api', ...args]);
  expect([exitCode, stdout]).toEqual([code, '']);
  expect(stderr).toMatch(/^smart-me: .+\n$/);
  expect(stderr).toContain(reason);
});

test('a webhook is added, listed without its password, and removed by its URL', async () => {
  const url = 'https://example.com/hook';
  const [added] = await rowsOf('webhooks', 'add', url, '--user', 'ada');
  expect(added).toMatchObject({ url, user: 'ada', password: expect.stringMatching(/^[\w-]{32}$/) });
  const [listed] = await rowsOf('webhooks', 'list');
  expect(listed).toMatchObject({ apiUrl: url, basicAuthUsername: 'ada' });
  expect(listed).not.toHaveProperty('basicAuthPassword');
  expect((await run(['webhooks', 'list'])).stdout).toContain(url);
  expect((await run(['webhooks', 'remove', url])).stdout).toBe('Removed: 1.\n');
  expect((await run(['webhooks', 'list'])).stdout).toBe('No webhook is registered.\n');
  expect(await run(['webhooks', 'remove', url])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('there is no registration'),
  });
});

test('the password of a webhook comes from the environment and is not told', async () => {
  const env = { SMART_ME_WEBHOOK_PASSWORD: 'SECRET-of-ours' };
  const added = await run(['webhooks', 'add', 'https://example.com/ours'], env);
  expect(added.stdout).toContain('with the password of SMART_ME_WEBHOOK_PASSWORD');
  expect(added.stdout + added.stderr).not.toContain('SECRET');
  await run(['webhooks', 'remove', 'https://example.com/ours']);
});

test('partner shows the devices, users and values of customers', async () => {
  const devices = await rowsOf('partner', 'devices');
  expect(devices).toEqual(devices.map(() => expect.objectContaining({ name: 'Flat' })));
  const [{ id = '', serial = 0 } = {}] = devices as { id?: string; serial?: number }[];
  const users = await run(['partner', 'users', '--quiet']);
  expect(users.stdout).toBe('anna\nbeat\n');
  const byId = await rowsOf('partner', 'values', id, '--last', '1h');
  expect(byId.length).toBeGreaterThan(2);
  expect(byId[0]).toMatchObject({
    device: 'Flat',
    deviceId: id,
    values: expect.arrayContaining([
      expect.objectContaining({ obis: '1-0:1.8.0*255', unit: 'kWh', value: expect.any(Number) }),
    ]),
  });
  expect(await rowsOf('partner', 'values', `0${serial}-123`, '--last', '1h')).toEqual(byId);
  const both = await run(['partner', 'values', 'flat', '--last', '1h']);
  expect([both.exitCode, both.stderr]).toEqual([2, expect.stringContaining('2 devices are "flat"')]);
});

test('users are the one that is signed in and those it has created, ids beyond 2^53 exact', async () => {
  expect(await rowsOf('users')).toEqual([
    expect.objectContaining({ username: 'demo', email: 'demo@example.com' }),
    expect.objectContaining({ username: 'anna' }),
    expect.objectContaining({ username: 'beat', id: '9007199254741993' }),
  ]);
  expect((await run(['users'])).stdout).toContain('beat@example.com  9007199254741993');
});

test('actions are what a device can be told; one that can be told nothing says so', async () => {
  expect(await rowsOf('actions', 'espresso machine')).toEqual([
    expect.objectContaining({ name: 'Relay', code: '99-0:12.0.1*255', actionType: 'onOffAction' }),
  ]);
  expect((await run(['actions', 'Cold water'])).stdout).toBe('Cold water can be told nothing.\n');
});

test('charging shows what the stations do, in A, W and kWh', async () => {
  const [station] = await rowsOf('charging');
  expect(station).toMatchObject({
    station: 'Charging station',
    state: expect.any(String),
    maxAllowedChargingCurrent: 16,
  });
  const { stdout } = await run(['charging']);
  expect(stdout).toMatch(/^Station +State +Power W +Energy kWh +Allowed A\n/);
});

test('switch tells what it has seen afterwards, and what has no switch', async () => {
  const isOn = async (): Promise<unknown> =>
    (await rowsOf('devices')).find(
      (device): device is { switchOn?: boolean } =>
        Reflect.get(Object(device), 'name') === 'Espresso machine',
    )?.switchOn;
  for (const state of ['on', 'off']) {
    expect((await run(['switch', 'Espresso machine', state])).stdout).toBe(`Espresso machine is ${state}.\n`);
    expect(await isOn()).toBe(state === 'on');
  }
  expect(await rowsOf('switch', 'Espresso machine', 'on')).toEqual([
    expect.objectContaining({ device: 'Espresso machine', obis: '99-0:12.0.1*255', state: 'on' }),
  ]);
  expect(await run(['switch', 'Cold water', 'on'])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('Cold water has no switch'),
  });
  expect(await run(['switch', 'Espresso machine', 'on', '--output', 'pump'])).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('Name one by --output: Relay (99-0:12.0.1*255).'),
  });
});

test.each([
  ['values', 'Cold water'],
  ['devices', 'Cold water'],
  ['charging'],
  ['actions', 'Espresso machine'],
])('%s %s --quiet is the data alone, without headings', async (...args) => {
  const [whole, quiet] = [await run(args), await run([...args, '--quiet'])];
  expect(quiet).toMatchObject({ exitCode: 0, stderr: '' });
  expect(quiet.stdout).not.toMatch(/Quantity|Value|Unit|Station|Action /);
  expect(whole.stdout).toMatch(/Quantity|Value|Unit|Station|Action /);
  expect(quiet.stdout.trim()).not.toBe('');
});

test('profiles are the sign-ins of this machine', async () => {
  const nobody = await runHere(['profiles'], { HOME: '/nonexistent', APPDATA: '/nonexistent' });
  expect(nobody).toEqual({ exitCode: 0, stdout: 'Nobody is signed in on this machine.\n', stderr: '' });
});
