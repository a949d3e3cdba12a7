import { createOAuthClient, publicClient } from '@smart-me/oauth';
import { startSimulator, type Simulator } from '@smart-me/simulator';
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
  const visit = visitor();
  const [, action = ''] = /action="([^"]+)"/.exec(await visit(url)) ?? [];
  const html = await visit(new URL(action, url).href, new URLSearchParams({ username, password }));
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

type Visit = (url: string, body?: URLSearchParams) => Promise<string>;

/** Opens pages as a browser does: with their cookies, and where they lead to. */
function visitor(): Visit {
  const cookies = new Map<string, string>();
  const visit: Visit = async (url, body) => {
    const response = await fetch(url, {
      ...(body && { method: 'POST', body }),
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return location === null ? response.text() : visit(new URL(location, url).href);
  };
  return visit;
}
