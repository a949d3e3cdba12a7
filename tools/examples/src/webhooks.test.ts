import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { registerWebhook } from '@smart-me/realtime';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startExample } from './testing/start-example.ts';
import worker from './worker/worker.ts';

const credentials = { username: 'smart-me', password: 'a password for this test' };
const environment = { WEBHOOK_USERNAME: credentials.username, WEBHOOK_PASSWORD: credentials.password };

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ seed: 1 });
});
afterAll(() => simulator.stop());

describe.each(['express', 'fastify'])('a webhook in %s', (framework) => {
  test('prints what the cloud pushes, with units, and its other routes work', async () => {
    await using example = startExample(`${framework}/server.ts`, { ...environment, PORT: '0' });
    const url = await example.nextLine();
    expect(await (await fetch(new URL('/health', url))).json()).toEqual({ ok: true });
    expect((await fetch(url, { method: 'POST' })).status).toBe(401);

    const auth = apiKey(simulator.credentials.apiKey);
    const account = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
    await using webhook = await registerWebhook(account, { url, credentials });
    expect(webhook.id).not.toBe('');
    for (const { id } of await account.devices.list()) await account.devices.fastSend({ id });
    expect(await example.nextLine()).toMatch(/^[0-9a-f-]{36} \S+Z \S+ \S+ \S+/);
  });
});

test('a webhook in a worker takes what the cloud pushes, and knows one path only', async () => {
  const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const body = Buffer.from(
    '0A5A0A1209E9FCD03B8E9F834111B3D10C1622A22CA1120B08C0C9EAD3A98FE93710051A110A060100010800FF11333333331FAE3C411A110A060100020800FF1100000000000000001A110A060100010700FF11713D0AD7A3303840',
    'hex',
  );
  const authorization = `Basic ${btoa(`${credentials.username}:${credentials.password}`)}`;
  const post = (path: string): Promise<Response> =>
    worker.fetch(
      new Request(`https://worker.example${path}`, { method: 'POST', headers: { authorization }, body }),
      environment,
    );
  expect((await post('/smart-me')).status).toBe(204);
  expect(log.mock.calls[0]?.[0]).toBe('3bd0fce9-9f8e-4183-b3d1-0c1622a22ca1');
  expect((await post('/elsewhere')).status).toBe(404);
  log.mockRestore();
});
