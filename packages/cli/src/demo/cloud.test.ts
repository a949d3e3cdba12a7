import { expect, test } from '@jest/globals';
import { Tokens } from '@smart-me/oauth';
import { signInFile } from '../sign-in/sign-in-file.ts';
import { SignIn } from '../sign-in/sign-in.ts';
import { makeHome } from '../testing/home.ts';
import { openCloud } from './cloud.ts';

const seed = 1;
const key = { SMART_ME_API_KEY: 'key' };
const client = { SMART_ME_CLIENT_ID: 'id', SMART_ME_CLIENT_SECRET: 'secret' };

test.each([
  ['the platform when the environment has an API key', {}, key, 'https://api.smart-me.com', 'API key', false],
  [
    'the platform when it has an OAuth client',
    {},
    client,
    'https://api.smart-me.com',
    'OAuth client credentials',
    false,
  ],
  [
    'the base URL when given',
    { baseUrl: 'https://smart-me.com/api' },
    key,
    'https://smart-me.com/api',
    'API key',
    false,
  ],
  [
    'a simulator of the seed on this machine',
    { baseUrl: 'http://localhost:8472' },
    {},
    'http://localhost:8472',
    'OAuth client credentials',
    true,
  ],
])('the cloud is %s', async (_, options, environment, baseUrl, signIn, isLocal) => {
  await using cloud = await openCloud({ seed, ...options }, environment);
  expect(cloud).toMatchObject({ baseUrl, signIn: { description: signIn }, isLocal });
});

test('with nothing at all the cloud is a simulator of its own', async () => {
  await using home = await makeHome();
  await using cloud = await openCloud({ seed }, home.env);
  expect(cloud.advice).toBeUndefined();
  expect((await fetch(`${cloud.baseUrl}/Devices`)).status).toBe(401);
});

test('a sign-in by smart-me login is used when asked for, and only then', async () => {
  await using home = await makeHome();
  const signedIn = { seed, signedIn: true } as const;
  await expect(openCloud(signedIn, home.env)).rejects.toMatchObject({
    name: 'CommandError',
    message: 'nobody is signed in at https://api.smart-me.com',
  });

  const issuer = 'https://api.smart-me.com';
  const signIn = new SignIn({ issuer, grant: 'device_code', clientId: 'id', scopes: ['device.read'] });
  const tokens = Tokens.fromResponse({ access_token: 'token', expires_in: 3600 }, Date.now());
  await signInFile({ baseUrl: issuer }, home.env).tokenSource(signIn).signIn(tokens);
  await using own = await openCloud({ seed }, home.env);
  expect(own).toMatchObject({
    description: 'a simulated smart-me cloud on this machine',
    advice: `You are signed in at ${issuer}. To watch your own devices: smart-me demo --signed-in`,
  });
  await using platform = await openCloud(signedIn, { ...home.env, ...key });
  expect(await platform.signIn.auth.authorization({})).toBe('Bearer token');
  expect(platform.signIn.mayRegister).toBe(false);
});

test.each([
  ['elsewhere without a sign-in', { baseUrl: 'https://example.com' }, {}, 'nothing to sign in with'],
  ['a client id without its secret', {}, { SMART_ME_CLIENT_ID: 'id' }, 'SMART_ME_CLIENT_SECRET is not set'],
  [
    'a secret without its client id',
    {},
    { SMART_ME_CLIENT_SECRET: 'secret' },
    'SMART_ME_CLIENT_ID is not set',
  ],
])('%s is refused', async (_, options, environment, reason) => {
  await expect(openCloud({ seed, ...options }, environment)).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringContaining(reason),
  });
});
