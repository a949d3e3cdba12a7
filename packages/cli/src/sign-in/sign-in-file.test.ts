import { writeFile } from 'node:fs/promises';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Tokens } from '@smart-me/oauth';
import { type Home, makeHome } from '../testing/home.ts';
import { configFolder, signInFile, type SignInFile } from './sign-in-file.ts';
import { SignIn } from './sign-in.ts';

const platform = 'https://api.smart-me.com';
const simulator = 'http://127.0.0.1:8472';

let home: Home;
beforeEach(async () => {
  home = await makeHome();
});
afterEach(async () => {
  await home[Symbol.asyncDispose]();
});

const tokens = Tokens.fromResponse({ access_token: 'SECRET-access', expires_in: 3600 }, Date.now());
const signIn = (issuer: string, clientId = 'client'): SignIn =>
  new SignIn({
    issuer,
    grant: 'client_credentials',
    clientId,
    clientSecret: 'SECRET-client',
    scopes: ['user.read'],
  });

/** Another command, with a memory of its own. */
const fileOf = (baseUrl: string): SignInFile => signInFile({ baseUrl }, home.env);

test('what one command keeps another finds; the clouds do not get in each other’s way', async () => {
  await fileOf(platform).tokenSource(signIn(platform)).signIn(tokens);
  expect(await fileOf(simulator).read()).toBeUndefined();
  await fileOf(simulator).tokenSource(signIn(simulator, 'other')).signIn(tokens);

  const kept = await fileOf(`${platform}/api`).read();
  expect(kept?.signIn.reveal()).toEqual(signIn(platform).reveal());
  expect(kept?.tokens.accessToken).toBe('SECRET-access');

  await fileOf(platform).forget();
  expect(await fileOf(platform).read()).toBeUndefined();
  expect((await fileOf(simulator).read())?.signIn.clientId).toBe('other');
});

test.each([
  ['signed out', (file: SignInFile) => file.forget()],
  ['signed in anew', (file: SignInFile) => file.tokenSource(signIn(simulator, 'other')).signIn(tokens)],
])('a command that still runs does not undo that the person has %s meanwhile', async (_, meanwhile) => {
  await fileOf(simulator).tokenSource(signIn(simulator)).signIn(tokens);
  const running = fileOf(simulator).tokenSource(signIn(simulator));
  const rejected = await running.authorization();
  await meanwhile(fileOf(simulator));
  const files = await home.files();
  await expect(running.tokens({ rejected })).rejects.toMatchObject({ code: 'sign_in_required' });
  expect(await home.files()).toEqual(expect.arrayContaining([...files]));
  expect((await fileOf(simulator).read())?.signIn.clientId).not.toBe('client');
});

test.each([
  ['half a file', '{"issuer": "SECRET'],
  ['another file', '{"issuer": 1}'],
  ['a file without tokens', '{"issuer":"x","grant":"device_code","client_id":"c","scope":"","tokens":{}}'],
])('%s is no sign-in, and is not quoted', async (_, text) => {
  await fileOf(platform).tokenSource(signIn(platform)).signIn(tokens);
  await writeFile(fileOf(platform).path, text);
  await expect(fileOf(platform).read()).rejects.toMatchObject({
    message: `${fileOf(platform).path} is no sign-in`,
    hint: 'Forget the sign-in: smart-me logout',
  });
});

test('a sign-in shows its secret nowhere but in the file', () => {
  const one = signIn(platform);
  expect(inspect(one, { showHidden: true }) + JSON.stringify(one)).not.toContain('SECRET');
});

const HOME = '/home/ada';

test.each<[string, NodeJS.Platform, NodeJS.ProcessEnv, string]>([
  ['Linux', 'linux', { HOME }, '/home/ada/.config/smart-me'],
  ['Linux with a place of its own', 'linux', { HOME, XDG_CONFIG_HOME: '/etc/ada' }, '/etc/ada/smart-me'],
  ['Linux with a relative place', 'linux', { HOME, XDG_CONFIG_HOME: 'here' }, '/home/ada/.config/smart-me'],
  ['macOS', 'darwin', { HOME }, '/home/ada/Library/Application Support/smart-me'],
  ['Windows', 'win32', { APPDATA: 'C:\\Ada\\Roaming' }, 'C:\\Ada\\Roaming\\smart-me'],
  ['Windows without it', 'win32', { USERPROFILE: 'C:\\Ada' }, 'C:\\Ada\\AppData\\Roaming\\smart-me'],
])('the settings of %s are where that system keeps them', (_, platform, environment, folder) => {
  expect(configFolder(environment, platform)).toBe(folder);
});
