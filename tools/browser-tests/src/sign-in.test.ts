import { describe, expect } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { browserTest } from './testing/browser-test.ts';
import { consent, logIn, rowsOf } from './testing/person.ts';
import { type Stage, useStages } from './testing/stage.ts';

const TOKENS = 'smart-me.tokens';
const HOUR = 3_600_000;
const openStage = useStages();

describe('a page that signs a person in by OAuth itself', () => {
  browserTest('sends them to smart-me, comes back with tokens, and stays signed in', async () => {
    await using stage = await openStage();
    const { page, url, browser, faults } = stage;
    await begin(stage);
    await logIn(page, stage.simulator.credentials);
    expect(await consent(page)).toEqual(['device.read', 'offline_access']);
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
    // The code stays in no history, and the code verifier in no storage.
    expect(page.url()).toBe(`${url}/sign-in`);
    expect(await namesStored(browser)).toEqual([TOKENS]);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);

    await page.reload();
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with smart-me' }).waitFor();
    expect(await namesStored(browser)).toEqual([]);
    expect(faults).toEqual([]);
  });

  browserTest('gets new tokens when the server refuses the old ones, once for all its tabs', async () => {
    await using stage = await openStage();
    const { page, url, browser, simulator } = stage;
    await signIn(stage);
    const second = await browser.newPage();
    await second.goto(`${url}/sign-in`);
    await rowsOf(second, 'Devices');
    const before = await storedTokens(page);

    const grants: (string | null)[] = [];
    browser.on('request', (request) => {
      if (request.url() === `${simulator.url}/oauth/token`)
        grants.push(new URLSearchParams(request.postData() ?? '').get('grant_type'));
    });
    await simulator.clock.advance(2 * HOUR);
    await Promise.all([page, second].map((tab) => tab.getByRole('button', { name: 'Refresh' }).click()));
    for (const tab of [page, second])
      await tab.getByRole('status').filter({ hasText: '2026-07-25 15:06:32 UTC' }).waitFor();
    expect(grants).toEqual(['refresh_token']);
    expect(await storedTokens(page)).not.toBe(before);
    expect(await storedTokens(second)).toBe(await storedTokens(page));
  });

  browserTest('asks again when the person denied, and says why', async () => {
    await using stage = await openStage();
    const { page, simulator } = stage;
    await begin(stage);
    await logIn(page, simulator.credentials);
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByRole('alert').filter({ hasText: 'denied' }).waitFor();
    await page.getByRole('button', { name: 'Sign in with smart-me' }).click();
    await consent(page);
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
  });

  browserTest('refuses a forged callback, and still takes the right one', async () => {
    await using stage = await openStage();
    const { page, url, simulator } = stage;
    await begin(stage);
    const authorization = page.url();
    const forged = new URLSearchParams({ code: 'stolen', state: 'forged', iss: simulator.url });
    await page.goto(`${url}/callback?${forged.toString()}`);
    expect(await page.getByRole('alert').innerText()).toContain('state');
    expect(page.url()).toBe(`${url}/sign-in`);

    await page.goto(authorization);
    await logIn(page, simulator.credentials);
    await consent(page);
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
  });

  browserTest('asks again when its tokens can no longer be refreshed', async () => {
    await using stage = await openStage();
    const { page, simulator } = stage;
    await signIn(stage);
    await simulator.clock.advance(100 * 24 * HOUR);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Sign in with smart-me' }).waitFor();
  });
});

/** Presses the button, and arrives at smart-me. */
async function begin({ page, url, simulator }: Stage): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: 'Sign in with smart-me' }).click();
  await page.waitForURL((address) => address.origin === simulator.url);
}

async function signIn(stage: Stage): Promise<void> {
  await begin(stage);
  await logIn(stage.page, stage.simulator.credentials);
  await consent(stage.page);
  await rowsOf(stage.page, 'Devices');
}

/** What the pages keep in `localStorage`, cookies of smart-me aside. */
async function namesStored(browser: BrowserContext): Promise<string[]> {
  const { origins } = await browser.storageState();
  return origins.flatMap(({ localStorage }) => localStorage.map(({ name }) => name));
}

function storedTokens(page: Page): Promise<string | null> {
  return page.evaluate((name) => localStorage.getItem(name), TOKENS);
}
