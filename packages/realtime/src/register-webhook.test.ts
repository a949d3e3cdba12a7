import { expect, test } from '@jest/globals';
import { createAccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import {
  registerWebhook,
  type RegisterWebhookOptions,
  type WebhookRegistration,
} from './register-webhook.ts';
import { idOf, type RegistrationServer, startRegistrationServer } from './testing/registration-server.ts';

const url = 'https://example.com/hook';
const credentials = { username: 'smart-me', password: 'long and random' };

/** A registration as the platform lists it. */
const listed = (id: number, fields: Record<string, unknown> = {}): Record<string, unknown> => ({
  Id: idOf(id),
  RegistrationType: 2,
  MeterId: null,
  SerialNumber: null,
  ApiUrl: url,
  BasicAuthUsername: credentials.username,
  BasicAuthPassword: credentials.password,
  ...fields,
});

const register = (
  server: RegistrationServer,
  options: Partial<RegisterWebhookOptions> = {},
): Promise<WebhookRegistration> =>
  registerWebhook(createAccountApi(createClient({ baseUrl: server.url, auth: apiKey('key') })), {
    url,
    credentials,
    ...options,
  });

test('registers all devices of the account and finds the id by listing', async () => {
  await using server = await startRegistrationServer([listed(90, { ApiUrl: 'https://example.com/other' })]);
  const { id } = await register(server);
  expect(id).toBe(idOf(1));
  expect(server.registrations[1]).toEqual({
    Id: id,
    RegistrationType: 2,
    ApiUrl: url,
    BasicAuthUsername: 'smart-me',
    BasicAuthPassword: 'long and random',
  });
});

test('registers one device by its id or its serial number', async () => {
  await using server = await startRegistrationServer();
  await register(server, { device: { id: idOf(7) } });
  await register(server, { device: { serial: 5001234n } });
  expect(server.registrations).toMatchObject([
    { RegistrationType: 1, MeterId: idOf(7) },
    { RegistrationType: 1, SerialNumber: '5001234' },
  ]);
});

test('registering again uses the same registration', async () => {
  await using server = await startRegistrationServer();
  const first = await register(server);
  const second = await register(server, { url: new URL('HTTPS://EXAMPLE.com/hook') });
  expect(second.id).toBe(first.id);
  expect(server.calls).toEqual(['GET', 'POST', 'GET', 'GET']);
});

test.each([
  ['another password', { BasicAuthPassword: 'old' }],
  ['a hidden password', { BasicAuthPassword: null }],
  ['another user', { BasicAuthUsername: 'old' }],
  ['being disabled', { RegistrationType: 0 }],
])('replaces a registration of the same URL with %s, the new one first', async (_, fields) => {
  await using server = await startRegistrationServer([listed(90, fields)]);
  const { id } = await register(server);
  expect(server.registrations).toMatchObject([{ Id: id, BasicAuthPassword: 'long and random' }]);
  expect(server.calls).toEqual(['GET', 'POST', 'GET', 'DELETE']);
});

test('leaves one of several equal registrations', async () => {
  await using server = await startRegistrationServer([listed(90), listed(91)]);
  const { id } = await register(server);
  expect(server.registrations).toEqual([listed(90)]);
  expect(id).toBe(idOf(90));
});

test('leaves the registrations of other devices and other URLs alone', async () => {
  const others = [
    listed(90, { RegistrationType: 1, MeterId: idOf(7), BasicAuthPassword: 'other' }),
    listed(91, { RegistrationType: 1, SerialNumber: '5001234', BasicAuthPassword: 'other' }),
    listed(92, { ApiUrl: 'https://example.com/hook/2' }),
    listed(93, { ApiUrl: null }),
    listed(94, { ApiUrl: 'not a URL' }),
  ];
  await using server = await startRegistrationServer([...others]);
  await register(server);
  expect(server.registrations.slice(0, -1)).toEqual(others);
});

test('knows its device again, whatever the platform fills in', async () => {
  await using server = await startRegistrationServer();
  server.show = (registration) => ({
    SerialNumber: '5001234',
    MeterId: idOf(7).toUpperCase(),
    ...registration,
  });
  const first = await register(server, { device: { serial: 5001234 } });
  const second = await register(server, { device: { serial: '5001234' } });
  expect(second.id).toBe(first.id);
});

test('tells the registrations of several devices apart that begin at the same moment', async () => {
  await using server = await startRegistrationServer();
  const devices = [{ id: idOf(7) }, { id: idOf(8) }, { serial: 5001234 }];
  const webhooks = await Promise.all(devices.map((device) => register(server, { device })));
  expect(new Set(webhooks.map(({ id }) => id)).size).toBe(3);
  await webhooks[1]?.remove();
  expect(server.registrations).toMatchObject([{ MeterId: idOf(7) }, { SerialNumber: '5001234' }]);
});

test('is removed once by remove() or await using, and again without complaint', async () => {
  await using server = await startRegistrationServer();
  {
    await using webhook = await register(server);
    await webhook.remove();
  }
  expect(server.registrations).toEqual([]);
  expect(server.calls.filter((call) => call === 'DELETE')).toHaveLength(2);
});

test('says so when the platform does not list what it took', async () => {
  await using server = await startRegistrationServer();
  server.show = () => ({ ...listed(90), ApiUrl: 'https://elsewhere.example' });
  await expect(register(server)).rejects.toMatchObject({
    name: 'SmartMeError',
    code: 'unexpected_response',
    message: expect.stringContaining('does not list it'),
    hint: expect.stringContaining('realtimeRegistrations.list()'),
    endpoint: 'GET /RegisterForRealtimeApi',
  });
});

test('takes the only new one for its own, whatever device the platform shows for it', async () => {
  await using server = await startRegistrationServer();
  server.show = (registration) => ({ ...registration, SerialNumber: '77' });
  expect((await register(server)).id).toBe(idOf(1));
});

test.each([
  ['ftp://example.com/hook', 'is no URL of http or https', 'https://example.com/smart-me'],
  ['xhttps://example.com/hook', 'is no URL of http or https', 'https://example.com/smart-me'],
  ['httpsx://example.com/hook', 'is no URL of http or https', 'https://example.com/smart-me'],
  ['example.com/hook', 'is no URL of http or https', 'https://example.com/smart-me'],
  ['https://ada@example.com/hook', 'holds a user name or a password', 'as credentials'],
  ['https://:secret@example.com/hook', 'holds a user name or a password', 'as credentials'],
])('refuses %s', async (wrong, reason, hint) => {
  await using server = await startRegistrationServer();
  await expect(register(server, { url: wrong })).rejects.toMatchObject({
    code: 'invalid_request',
    message: `The URL of the webhook ${reason}.`,
    hint: expect.stringContaining(hint),
  });
  expect(server.calls).toEqual([]);
});

test.each<[string, Partial<RegisterWebhookOptions>, string]>([
  ['no credentials', { credentials: undefined as never }, 'A webhook needs a user name and a password.'],
  [
    'half of the credentials',
    { credentials: { ...credentials, password: '' } },
    'A webhook needs a user name and a password.',
  ],
  [
    'a colon in the user name, which no receiver could tell from its end',
    { credentials: { ...credentials, username: 'smart:me' } },
    'The user name of a webhook holds no colon (RFC 7617 §2).',
  ],
  [
    'a device that is none',
    { device: {} as never },
    'The device of the webhook has no id and no serial number.',
  ],
])('refuses %s before anything is sent', async (_what, wrong, message) => {
  await using server = await startRegistrationServer();
  await expect(register(server, wrong)).rejects.toMatchObject({ code: 'invalid_request', message });
  expect(server.calls).toEqual([]);
});

test('takes a plain http URL, for a receiver on this machine', async () => {
  await using server = await startRegistrationServer();
  await register(server, { url: 'http://127.0.0.1:8080/hook' });
  expect(server.registrations).toMatchObject([{ ApiUrl: 'http://127.0.0.1:8080/hook' }]);
});

test('knows a registration of all devices by an absent device, or by one of zeros', async () => {
  const all = listed(90, { MeterId: '00000000-0000-0000-0000-000000000000', SerialNumber: '0' });
  await using server = await startRegistrationServer([all]);
  expect((await register(server)).id).toBe(idOf(90));
  const meter = listed(91, { MeterId: '00000000-0000-0000-0000-00000000000a' });
  await using other = await startRegistrationServer([meter]);
  expect((await register(other)).id).toBe(idOf(1));
});

test('a failure to remove it is told', async () => {
  await using server = await startRegistrationServer();
  const webhook = await register(server);
  await expect(webhook.remove({ signal: AbortSignal.abort() })).rejects.toThrow();
  expect(server.registrations).toHaveLength(1);
});

test('ends with its signal', async () => {
  await using server = await startRegistrationServer();
  await expect(register(server, { signal: AbortSignal.abort() })).rejects.toThrow();
  expect(server.registrations).toEqual([]);
});
