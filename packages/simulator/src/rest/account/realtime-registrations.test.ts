import { expect, test } from '@jest/globals';
import { apiKey } from '@smart-me/api-core';
import { startSimulator } from '../../start-simulator.ts';
import { apiOf, inWorld } from '../../testing/world.ts';

test(
  'registrations, applications and tokens realtime registrations come and go',
  inWorld(async ({ account }) => {
    await account.realtimeRegistrations.create({
      registrationType: 'userRegistration',
      apiUrl: 'http://127.0.0.1:1/',
      basicAuthUsername: 'u',
      basicAuthPassword: 'p',
    });
    const [registration] = await account.realtimeRegistrations.list();
    expect(registration).toMatchObject({ registrationType: 'userRegistration', basicAuthUsername: 'u' });
    expect(registration?.basicAuthPassword).toBeUndefined();
    await account.realtimeRegistrations.remove({ id: registration?.id ?? '' });
    expect(await account.realtimeRegistrations.list()).toEqual([]);
  }),
);

test('a simulator that others reach sends webhooks only to the hosts it was told', async () => {
  await using open = await startSimulator({ host: '0.0.0.0', webhookHosts: ['receiver.example', '::1'] });
  const api = apiOf(open, apiKey(open.credentials.apiKey), `http://127.0.0.1:${new URL(open.url).port}`);
  const register = (apiUrl: string): Promise<unknown> =>
    api.realtimeRegistrations.create({ registrationType: 'userRegistration', apiUrl });
  await register('https://Receiver.example/hook');
  for (const apiUrl of [
    'http://127.0.0.1:1/',
    'http://2130706433/',
    'https://receiver.example.evil.example/',
  ])
    await expect(register(apiUrl)).rejects.toMatchObject({ status: 400 });
  expect(await api.realtimeRegistrations.list()).toHaveLength(1);
});

test(
  'another registration asks no device again when it sends next',
  inWorld(async ({ account, simulator }) => {
    let asked = 0;
    for (const { recorder } of simulator.state.account.devices.values()) {
      const nextArrival = recorder.nextArrival.bind(recorder);
      recorder.nextArrival = (after) => {
        asked += 1;
        return nextArrival(after);
      };
    }
    const create = (): Promise<unknown> =>
      account.realtimeRegistrations.create({
        registrationType: 'userRegistration',
        apiUrl: 'http://127.0.0.1:1/hook',
      });
    await create();
    const first = asked;
    for (let i = 0; i < 10; i++) await create();
    expect(asked).toBe(first);
  }),
);
