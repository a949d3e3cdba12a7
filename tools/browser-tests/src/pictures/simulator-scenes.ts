import { createOAuthClient, publicClient } from '@smart-me/oauth';
import { startSimulator, type Simulator } from '@smart-me/simulator';
import { request } from 'playwright-core';
import { minified, type Scene } from './scene.ts';

const start = (): Promise<Simulator> =>
  startSimulator({ seed: 1, clock: { start: '2026-06-15T16:00:00Z', speed: 0 } });

/** The page of a simulator: devices, credentials, faults. */
export async function openSimulatorPage(): Promise<Scene> {
  const simulator = await start();
  const sent = ['/', '/_simulator/state'].map(async (path) => (await fetch(simulator.url + path)).text());
  const [html = '', state] = await Promise.all(sent);
  const [before, script = '', after] = html.split(/<script[^>]*>|<\/script>/);
  return {
    shows: [before, await minified(script), after, state].join('\n').replaceAll(simulator.url, ''),
    pictures: [
      {
        file: 'packages/simulator/docs/page.webp',
        window: { viewport: { width: 1280, height: 800 }, locale: 'en-GB' },
      },
    ],
    open: async (page) => {
      await page.goto(simulator.url);
      await page.getByText('House connection').first().waitFor();
    },
    [Symbol.asyncDispose]: () => simulator.stop(),
  };
}

/** The page on which a person allows a program what it asks for. */
export async function openConsentPage(): Promise<Scene> {
  const simulator = await start();
  const { username, password, public: application } = simulator.credentials;
  const client = publicClient({ clientId: application.clientId });
  const { url } = await createOAuthClient({ client, baseUrl: simulator.url }).begin({
    redirectUri: 'http://127.0.0.1/callback',
    scopes: ['device.read', 'device.readwrite', 'offline_access'],
  });
  const browser = await request.newContext(); // with cookies and redirects, and without a window
  const textAt = async (address: string, form?: Record<string, string>): Promise<string> =>
    (await browser.fetch(address, form && { method: 'POST', form })).text();
  const [, action = ''] = /action="([^"]+)"/.exec(await textAt(url)) ?? [];
  const html = await textAt(new URL(action, url).href, { username, password });
  await browser.dispose();
  return {
    shows: html.replaceAll(/\/interaction\/[^/"]+/g, ''), // each visit has an id of its own
    pictures: [
      {
        file: 'packages/simulator/docs/consent.webp',
        window: { viewport: { width: 800, height: 540 }, locale: 'en-GB' },
      },
    ],
    open: async (page) => {
      await page.goto(url);
      await page.getByRole('textbox', { name: 'User name or e-mail' }).fill(username);
      await page.getByRole('textbox', { name: 'Password' }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
    },
    [Symbol.asyncDispose]: () => simulator.stop(),
  };
}
