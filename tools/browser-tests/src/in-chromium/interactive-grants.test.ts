import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import { createAccountApi } from '@smart-me/account-api';
import { bearer, createClient, type Scope } from '@smart-me/api-core';
import {
  type Clock,
  confidential,
  createOAuthClient,
  deviceCode,
  type DevicePrompt,
  type OAuthClient,
  publicClient,
  type Tokens,
  type WaitOptions,
} from '@smart-me/oauth';
import { loopbackRedirect } from '@smart-me/oauth/node';
import { browserTest } from '../testing/browser-test.ts';
import { consent, logIn, overflow } from '../testing/scripted-browser.ts';
import { openFixture, type Fixture } from '../testing/fixture.ts';

const SCOPES: readonly Scope[] = ['device.read', 'offline_access'];

describe('authorization code with PKCE, to a program that listens on loopback', () => {
  browserTest('a person logs in, allows, and the program has tokens that work', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    const tokens = await signIn(fixture, async () => {
      await logIn(page, simulator.credentials);
      expect(await consent(page)).toEqual(SCOPES);
    });
    await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
    expect(new URL(page.url()).hostname).toBe('127.0.0.1');
    await expectUsable(fixture, tokens);
  });

  browserTest('a wrong password is asked for again', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    const tokens = await signIn(fixture, async () => {
      await logIn(page, { ...simulator.credentials, password: 'wrong' });
      await page.getByRole('alert').filter({ hasText: 'User name or password is wrong.' }).waitFor();
      await logIn(page, simulator.credentials);
      await consent(page);
    });
    await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
    expect(tokens.refreshToken).toBeDefined();
  });

  browserTest('a person who denies ends the sign-in with access_denied, on both sides', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    const denied = signIn(fixture, async () => {
      await logIn(page, simulator.credentials);
      await page.getByRole('button', { name: 'Deny' }).click();
    });
    await expect(denied).rejects.toMatchObject({ code: 'access_denied' });
    await page.getByRole('heading', { name: 'The sign-in did not work' }).waitFor();
    expect(await page.locator('body').innerText()).toContain('access_denied');
  });

  browserTest(
    'every page fits a window of 320 pixels, and its policy lets its own style through',
    async () => {
      await using fixture = await openFixture();
      const { page, simulator, faults } = fixture;
      const shown: string[] = [];
      const look = async (): Promise<void> => {
        expect(await overflow(page)).toBe(0);
        // Unstyled, it would have no edge.
        expect(await page.locator('main').evaluate((main) => getComputedStyle(main).borderRadius)).toBe(
          '12px',
        );
        shown.push(await page.title());
      };
      await page.setViewportSize({ width: 320, height: 640 });
      await signIn(fixture, async () => {
        await look();
        await logIn(page, simulator.credentials);
        await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
        await look();
        await consent(page);
      });
      await page.getByRole('heading', { name: 'You are signed in' }).waitFor();
      await look();
      for (const path of ['/oauth/verify', '/oauth/authorize']) {
        await page.goto(`${simulator.url}${path}`);
        await look();
      }
      expect(shown).toEqual([
        'Sign in · smart-me simulator',
        'Allow access? · smart-me simulator',
        'You are signed in',
        'Connect a device · smart-me simulator',
        'That did not work · smart-me simulator',
      ]);
      expect(faults).toEqual([]);
    },
  );
});

describe('device code', () => {
  browserTest('a person types the code, logs in, allows, and the program has tokens that work', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    const polls = new Set<string>();
    const prompt = Promise.withResolvers<DevicePrompt>();
    const person = async ({ userCode, verificationUri }: DevicePrompt): Promise<void> => {
      await page.goto(verificationUri);
      await typeUserCode(page, 'ABCD-EFGH');
      await page.getByRole('alert').filter({ hasText: 'The code is wrong' }).waitFor();
      await typeUserCode(page, userCode.toLowerCase().replace('-', ' '));
      await page.getByText(userCode).waitFor();
      await page.getByRole('button', { name: 'Yes, continue' }).click();
      await logIn(page, simulator.credentials);
      expect(await consent(page)).toEqual(SCOPES);
      await page.getByRole('heading', { name: 'Connected' }).waitFor();
    };

    const [tokens] = await Promise.all([
      confidentialProgram(fixture).requestTokens(
        deviceCode({
          scopes: SCOPES,
          onUserCode: prompt.resolve,
          onProgress: ({ status }) => polls.add(status),
        }),
        inTime(),
      ),
      prompt.promise.then(person),
    ]);
    expect([...polls]).toEqual(['authorization_pending']);
    await expectUsable(fixture, tokens);
  });

  browserTest('a person whose device it is not ends the sign-in with access_denied', async () => {
    await using fixture = await openFixture();
    const { page } = fixture;
    const denied = confidentialProgram(fixture).requestTokens(
      deviceCode({
        scopes: SCOPES,
        onUserCode: async ({ userCode, verificationUri }) => {
          await page.goto(verificationUri);
          await typeUserCode(page, userCode);
          await page.getByRole('button', { name: 'No, cancel' }).click();
          await page.getByRole('alert').waitFor();
        },
      }),
      inTime(),
    );
    await expect(denied).rejects.toMatchObject({ code: 'access_denied' });
  });
});

/** A sign-in that has gone wrong must not wait for its person. */
const inTime = (): WaitOptions => ({ signal: AbortSignal.timeout(300_000) });

/** Polls far more often than a server wants it to: the simulator's time stands still. */
const impatient: Clock = {
  now: () => Date.now(),
  sleep: (_, signal) => wait(50, undefined, { signal }),
};

/** A program that listens on loopback sends a person to the page on which they do something. */
function signIn({ simulator, page }: Fixture, person: () => Promise<void>): Promise<Tokens> {
  const { clientId } = simulator.credentials.public;
  const program = createOAuthClient({ client: publicClient({ clientId }), baseUrl: simulator.url });
  const onUrl = async (url: string): Promise<void> => {
    await page.goto(url);
    await person();
  };
  return program.requestTokens(loopbackRedirect({ scopes: SCOPES, onUrl }), inTime());
}

function confidentialProgram({ simulator }: Fixture): OAuthClient {
  const client = confidential(simulator.credentials.confidential);
  return createOAuthClient({ client, baseUrl: simulator.url, clock: impatient });
}

async function typeUserCode(page: Fixture['page'], code: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Code that the device shows' }).fill(code);
  await page.getByRole('button', { name: 'Continue' }).click();
}

/** The tokens open what was allowed and nothing else, and can be refreshed. */
async function expectUsable({ simulator, account }: Fixture, tokens: Tokens): Promise<void> {
  const auth = bearer(tokens.accessToken);
  const own = createAccountApi(createClient({ auth, baseUrl: simulator.url }));
  expect(await own.devices.list()).toEqual(await account.devices.list());
  await expect(own.user.get()).rejects.toMatchObject({ code: 'missing_scope' });
  expect(tokens.refreshToken).toBeDefined();
}
