import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserTest } from '../testing/browser-test.ts';
import { consent, logIn, rowsOf } from '../testing/scripted-browser.ts';
import { openFixture, type Fixture } from '../testing/fixture.ts';

const TOKENS = 'smart-me.tokens';
const HOUR = 3_600_000;

describe('a page that signs a person in by OAuth itself', () => {
  browserTest('sends them to smart-me, comes back with tokens, and stays signed in', async () => {
    await using fixture = await openFixture();
    const { page, url, faults } = fixture;
    await begin(fixture);
    await logIn(page, fixture.simulator.credentials);
    expect(await consent(page)).toEqual(['device.read', 'offline_access']);
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
    // The code stays in no history, and the code verifier in no storage.
    expect(page.url()).toBe(`${url}/sign-in`);
    expect(Object.keys(await storage(page))).toEqual([TOKENS]);

    await page.reload();
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in with smart-me' }).waitFor();
    expect(await storage(page)).toEqual({});
    expect(faults).toEqual([]);
  });

  browserTest('gets new tokens when the server refuses the old ones, and goes on with them', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    await signIn(fixture);
    const before = await storage(page);
    const grants: (string | null)[] = [];
    page.on('request', (request) => {
      if (request.url() === `${simulator.url}/oauth/token`)
        grants.push(new URLSearchParams(request.postData() ?? '').get('grant_type'));
    });

    await simulator.clock.advance(2 * HOUR);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('status').filter({ hasText: '2026-07-25 15:06:32 UTC' }).waitFor();
    expect(grants).toEqual(['refresh_token']);
    const after = await storage(page);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after).not.toEqual(before);

    await page.reload();
    await page.getByRole('status').filter({ hasText: '2026-07-25 15:06:32 UTC' }).waitFor();
    expect(grants).toEqual(['refresh_token']);
  });

  browserTest('asks again when the person denied, and says why', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    await begin(fixture);
    await logIn(page, simulator.credentials);
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByRole('alert').filter({ hasText: 'denied' }).waitFor();
    await page.getByRole('button', { name: 'Sign in with smart-me' }).click();
    await consent(page);
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
  });

  browserTest('refuses a forged callback, and still takes the right one', async () => {
    await using fixture = await openFixture();
    const { page, url, simulator } = fixture;
    await begin(fixture);
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
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    await signIn(fixture);
    await simulator.clock.advance(100 * 24 * HOUR);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Sign in with smart-me' }).waitFor();
  });
});

/** Presses the button, and arrives at smart-me. */
async function begin({ page, url, simulator }: Fixture): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: 'Sign in with smart-me' }).click();
  await page.waitForURL((address) => address.origin === simulator.url);
}

async function signIn(fixture: Fixture): Promise<void> {
  await begin(fixture);
  await logIn(fixture.page, fixture.simulator.credentials);
  await consent(fixture.page);
  await rowsOf(fixture.page, 'Devices');
}

/** What the page keeps in this tab. */
function storage(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(() => Object.fromEntries(Object.entries(sessionStorage)));
}
