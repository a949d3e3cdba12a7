import { expect, test } from '@jest/globals';
import { type ClientChoice, clientOf, type SignInClient } from './client-of.ts';

const platform = 'https://api.smart-me.com';
const local = 'http://127.0.0.1:8472';
const known = { SMART_ME_CLIENT_ID: 'known', SMART_ME_CLIENT_SECRET: 'known-secret' };

/** The client of a device code login, where somebody who sits there types `typed`. */
function client(
  choice: Partial<ClientChoice>,
  environment: NodeJS.ProcessEnv = {},
  isAtTerminal = false,
): Promise<SignInClient> {
  const readSecret = (): Promise<string> => Promise.resolve('typed');
  const whole: ClientChoice = { grant: 'device_code', baseUrl: platform, seed: 1, ...choice };
  return clientOf(whole, environment, { readSecret, isAtTerminal });
}

const machine = { grant: 'client_credentials', clientId: 'given' } as const;
const stdin = { clientSecretStdin: true } as const;

test.each<[string, Partial<ClientChoice>, NodeJS.ProcessEnv, boolean, object]>([
  ['a public one by its id', { clientId: 'given' }, {}, true, { clientId: 'given' }],
  ['that of the environment', {}, known, false, { clientId: 'known', clientSecret: 'known-secret' }],
  [
    'a given one before that of the environment, without its secret',
    { clientId: 'given' },
    known,
    false,
    { clientId: 'given' },
  ],
  [
    'a given id with a secret that the environment has for no other',
    { clientId: 'given' },
    { SMART_ME_CLIENT_SECRET: 'secret' },
    false,
    { clientId: 'given', clientSecret: 'secret' },
  ],
  ['one with a secret on stdin', stdin, known, false, { clientId: 'known', clientSecret: 'typed' }],
  ['a machine whose secret is typed', machine, {}, true, { clientId: 'given', clientSecret: 'typed' }],
  [
    'a named one also at a simulator',
    { ...machine, ...stdin, baseUrl: local },
    {},
    false,
    { clientId: 'given', clientSecret: 'typed' },
  ],
])('the client is %s', async (_, choice, environment, isAtTerminal, expected) => {
  const { isSeeded, ...found } = await client(choice, environment, isAtTerminal);
  expect([found, isSeeded]).toEqual([expected, false]);
});

test('at a simulator on this machine the client follows from the seed', async () => {
  const one = await client({ baseUrl: local, grant: 'client_credentials' });
  const other = await client({ baseUrl: local, grant: 'client_credentials', seed: 2 });
  expect(one).toMatchObject({ clientId: 'simulator-device', isSeeded: true });
  expect(one.clientSecret).not.toBe(other.clientSecret);
  expect(await client({ baseUrl: local })).toEqual({ clientId: 'simulator-public', isSeeded: true });
});

test.each([
  ['no client at all', {}, 'there is no OAuth client to sign in with at https://api.smart-me.com'],
  ['a machine without a secret', machine, 'there is no secret of the OAuth client given'],
])('%s is refused', async (_, choice, message) => {
  await expect(client(choice)).rejects.toMatchObject({ name: 'UsageError', message });
});
