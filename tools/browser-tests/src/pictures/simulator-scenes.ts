import { createOAuthClient, publicClient } from '@smart-me/oauth';
import { loopbackRedirect } from '@smart-me/oauth/node';
import { startSimulator, type Simulator } from '@smart-me/simulator';
import { type Scene, scriptOf } from './scene.ts';

const start = (): Promise<Simulator> =>
  startSimulator({ seed: 1, clock: { start: '2026-06-15T16:00:00Z', speed: 0 } });

/** The page of a simulator: devices, credentials, faults. */
export async function openSimulatorPage(): Promise<Scene> {
  const simulator = await start();
  const state = await (await fetch(`${simulator.url}/_simulator/state`)).text();
  return {
    shows: [
      await scriptOf('packages/simulator/src/control/control-page.ts'),
      state.replaceAll(simulator.url, ''),
    ].join('\n'),
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
  const ending = new AbortController();
  const { clientId } = simulator.credentials.public;
  const scopes = ['device.read', 'device.readwrite', 'offline_access'] as const;
  return {
    shows: [await scriptOf('packages/simulator/src/oauth/pages/consent-page.ts'), ...scopes].join('\n'),
    pictures: [
      {
        file: 'packages/simulator/docs/consent.webp',
        window: { viewport: { width: 800, height: 540 }, locale: 'en-GB' },
      },
    ],
    open: async (page) => {
      const url = Promise.withResolvers<string>();
      const client = createOAuthClient({ client: publicClient({ clientId }), baseUrl: simulator.url });
      // Nobody allows it: it ends with the scene.
      client
        .requestTokens(loopbackRedirect({ scopes, onUrl: url.resolve }), { signal: ending.signal })
        .catch(url.reject);
      await page.goto(await url.promise);
      await page.getByRole('textbox', { name: 'User name or e-mail' }).fill(simulator.credentials.username);
      await page.getByRole('textbox', { name: 'Password' }).fill(simulator.credentials.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
    },
    async [Symbol.asyncDispose]() {
      ending.abort();
      await simulator.stop();
    },
  };
}
