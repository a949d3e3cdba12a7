import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Simulator } from '@smart-me/simulator';
import { runCli, startCli } from '../testing/cli-process.ts';
import { type Home, makeHome } from '../testing/home.ts';
import { ScriptedBrowser } from '../testing/scripted-browser.ts';
import { runHere } from '../testing/run-here.ts';

const HOUR = 3_600_000;

let simulator: Simulator;
let home: Home;
/** What the command and a person need to find each other. */
let env: Record<string, string>;
beforeAll(async () => {
  const { startSimulator } = await import('@smart-me/simulator');
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  home = await makeHome();
  env = { ...home.env, SMART_ME_BASE_URL: simulator.url };
});
afterEach(async () => {
  await home[Symbol.asyncDispose]();
});

type Outcome = Awaited<ReturnType<typeof runCli>>;

const run = (args: readonly string[], more: Record<string, string> = {}): Promise<Outcome> =>
  runCli(args, { env: { ...env, ...more } });

/** Signs in on the page that is shown, and allows what is asked for. */
async function signInAndAllow(browser: ScriptedBrowser): Promise<void> {
  const { username, password } = simulator.credentials;
  await browser.press('Sign in', { username, password });
  await browser.press('Allow');
}

/** Secrets of the file, none of which may be shown. */
async function secrets(): Promise<readonly string[]> {
  const { text } = await home.file();
  return [...text.matchAll(/"(?:access_token|refresh_token|client_secret)": "([^"]+)"/g)].map(
    ([, secret = '']) => secret,
  );
}

test('a person types a code; the tokens are kept, renewed when they end, and forgotten at the end', async () => {
  await using login = startCli(['login', '--no-open'], { env });
  const [, page = ''] = await login.until(/Open (\S+) on any device/);
  const [, userCode = ''] = await login.until(/^ {2}(\S+)$/m);
  const visitor = new ScriptedBrowser(simulator.url);
  await visitor.open(page);
  await visitor.press('Continue', { user_code: userCode });
  await visitor.press('Yes, continue');
  await signInAndAllow(visitor);
  expect([await login.exitCode, login.stderr]).toEqual([0, '']);
  expect(login.stdout).toContain(`Signed in at ${simulator.url} as demo (demo@example.com).`);
  const kept = await home.file();
  expect(kept.mode).toBe(0o600);
  expect(login.stdout).toContain(`Kept in ${kept.path}, for you alone.`);

  await simulator.clock.advance(2 * HOUR);
  const told = await run(['whoami']);
  expect([told.exitCode, told.stderr]).toEqual([0, '']);
  expect(told.stdout.replace(/ends \S+ \S+/, 'ends ...')).toBe(`\
User     demo
E-mail   demo@example.com
Cloud    ${simulator.url}
Sign-in  OAuth device code, client simulator-public
Scopes   user.read device.read offline_access
Token    ends ... UTC, and is renewed by itself
`);
  expect((await home.file()).text).not.toBe(kept.text);
  expect(await secrets()).toHaveLength(2);
  for (const secret of await secrets()) expect(login.stdout + told.stdout).not.toContain(secret);

  const logout = await run(['logout']);
  expect([logout.exitCode, logout.stderr]).toEqual([0, '']);
  expect(logout.stdout).toMatch(/^Signed out of .*\nThe refresh token stays good .*\nDELETE \/oauth\//);
  expect(await home.files()).toEqual([]);
  expect(await runHere(['whoami', '--base-url', simulator.url], env)).toEqual({
    exitCode: 1,
    stdout: '',
    stderr: `smart-me: nobody is signed in at ${simulator.url}. Sign in: smart-me login --base-url ${simulator.url}\n`,
  });
});

test('a person signs in in the browser, which the command opens; --revoke ends that for good', async () => {
  const browser = await fakeBrowser();
  await using login = startCli(['login', '--browser', '--scope', 'oauthapp.write,offline_access'], {
    env: { ...env, ...browser.env, SMART_ME_CLIENT_ID: 'simulator-confidential', ...confidentialSecret() },
  });
  const [opened, secretSeen] = await browser.opened();
  const [, shown] = await login.until(/^ {2}(http\S+)$/m);
  expect([opened, secretSeen]).toEqual([shown, 'none']);
  const visitor = new ScriptedBrowser(simulator.url);
  await visitor.open(opened);
  await signInAndAllow(visitor);

  expect(await (await fetch(visitor.address)).text()).toContain('You are signed in');
  expect([await login.exitCode, login.stderr]).toEqual([0, '']);
  expect(login.stdout).toContain('Scopes: oauthapp.write offline_access\n');
  expect(login.stdout).not.toContain(simulator.credentials.confidential.clientSecret);

  const logout = await run(['logout', '--revoke']);
  expect([logout.exitCode, logout.stderr]).toEqual([0, '']);
  expect(logout.stdout).toContain("Revoked: 1 of the OAuth client's refresh tokens.");
  await expect(home.file()).rejects.toThrow('Not one sign-in');
});

test('a device client signs in by its secret from stdin, and gets new tokens by itself', async () => {
  const { clientId, clientSecret } = simulator.credentials.oauth;
  const args = ['login', '--client-credentials', '--client-id', clientId, '--client-secret-stdin'];
  const login = await runCli(args, { env, input: `${clientSecret}\n` });
  expect([login.exitCode, login.stderr]).toEqual([0, '']);
  expect(login.stdout).toContain('Scopes: user.read device.read\n');

  await home.edit((text) => text.replace(/"expires_at": \d+/, '"expires_at": 1'));
  const [old = ''] = (await secrets()).filter((secret) => secret !== clientSecret);
  const told = await run(['whoami', '--json']);
  expect(JSON.parse(told.stdout)).toMatchObject({
    username: 'demo',
    email: 'demo@example.com',
    grant: 'client_credentials',
    scopes: ['user.read', 'device.read'],
    renewable: true,
  });
  expect(await secrets()).not.toContain(old);
  for (const secret of await secrets()) expect(login.stdout + told.stdout).not.toContain(secret);

  const demo = await run(['demo', '--signed-in', '--once']);
  expect(demo.exitCode).toBe(0);
  expect(demo.stderr).toContain('Signed in with the tokens of smart-me login; readings are asked for once.');
  expect(demo.stderr).toContain('9 readings of 9 devices.');

  const refused = await runHere(['logout', '--revoke', '--base-url', simulator.url], env);
  expect([refused.exitCode, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toMatch(
    /^smart-me: .*lacks the scope oauthapp\.write\. You are still signed in\..*\n$/,
  );
  expect((await home.file()).mode).toBe(0o600);
});

test('a wrong secret gets one line that does not tell it, and keeps nothing', async () => {
  const { exitCode, stdout, stderr } = await run(['login', '--client-credentials'], {
    SMART_ME_CLIENT_ID: 'simulator-device',
    SMART_ME_CLIENT_SECRET: 'wrong-secret',
  });
  expect([exitCode, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^smart-me: .*invalid_client.* Check client id and client secret.*\n$/);
  expect(stderr).not.toContain('wrong-secret');
  expect(await home.files()).toEqual([]);
});

test('a sign-in that takes the place of another says so, and how to keep both', async () => {
  const { clientId, clientSecret } = simulator.credentials.oauth;
  const client = { SMART_ME_CLIENT_ID: clientId, SMART_ME_CLIENT_SECRET: clientSecret };
  const login = (...more: readonly string[]): ReturnType<typeof runHere> =>
    runHere(['login', '--client-credentials', '--base-url', simulator.url, ...more], { ...env, ...client });
  const replaced = /^The sign-in of before \(.*\) is replaced\..*$/m;
  expect((await login()).stdout).not.toMatch(replaced);
  expect(replaced.exec((await login('--scope', 'user.read')).stdout)?.[0]).toBe(
    `The sign-in of before (client ${clientId}, scopes user.read device.read) is replaced. To keep several, name them: --profile NAME`,
  );
  expect((await login('--profile', 'other')).stdout).not.toMatch(replaced);
});

test('Ctrl-C ends the wait for a person, and changes nothing', async () => {
  await using login = startCli(['login', '--no-open'], { env });
  await login.until(/Waiting for you/);
  login.child.kill('SIGINT');
  expect([await login.exitCode, login.stderr]).toEqual([
    130,
    'smart-me: the sign-in was ended before it was done. Nothing has changed.\n',
  ]);
  expect(await home.files()).toEqual([]);
});

function confidentialSecret(): { SMART_ME_CLIENT_SECRET: string } {
  return { SMART_ME_CLIENT_SECRET: simulator.credentials.confidential.clientSecret };
}

/** A display, and an opener that notes which page it is to open, and which secret it could see. */
async function fakeBrowser(): Promise<{
  readonly env: Record<string, string>;
  opened(): Promise<readonly [page: string, secret: string]>;
}> {
  const opener = join(home.folder, process.platform === 'darwin' ? 'open' : 'xdg-open');
  const note = `${opener}.note`;
  const script = `printf '%s ' "$1" "\${SMART_ME_CLIENT_SECRET:-none}" > '${note}.new' && mv '${note}.new' '${note}'`;
  await writeFile(opener, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return {
    env: { DISPLAY: ':0', PATH: [home.folder, process.env['PATH']].join(delimiter) },
    opened: async () => {
      while (!existsSync(note)) await delay(10);
      const [page = '', secret = ''] = (await readFile(note, 'utf8')).split(' ');
      return [page, secret];
    },
  };
}
