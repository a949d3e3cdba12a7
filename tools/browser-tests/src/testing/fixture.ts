import { createAccountApi, type AccountApi } from '@smart-me/account-api';
import { apiKey, createClient } from '@smart-me/api-core';
import { type Simulator, startSimulator } from '@smart-me/simulator';
import type { BrowserContext, Page } from 'playwright-core';
import { bundlePages, servePages } from '@smart-me-tools/examples/browser-dashboard';
import { Resources } from '@smart-me-tools/testing/resources';
import { openPage } from './open-page.ts';

/** A cloud whose time stands still, the pages on an origin of their own, and a person's browser without a past. */
export interface Fixture extends AsyncDisposable {
  readonly simulator: Simulator;
  /** The account that the pages are to show, past the pages. */
  readonly account: AccountApi;
  /** Where the pages are. */
  readonly url: string;
  readonly browser: BrowserContext;
  /** A tab of it. */
  readonly page: Page;
  /** What the tab's pages failed with, and what their content security policy kept them from. */
  readonly faults: readonly string[];
}

/** The instant of every fixture: the clock of the cloud stands still. */
export const NOW = '2026-07-25T13:06:32Z';

let files: Promise<ReadonlyMap<string, string>> | undefined;

/** Sets up the fixture of one test. */
export async function openFixture(): Promise<Fixture> {
  const resources = new Resources();
  const simulator = await startSimulator({ clock: { start: NOW, speed: 0 } });
  resources.use({ [Symbol.asyncDispose]: () => simulator.stop() });
  const { url: baseUrl, credentials } = simulator;
  const { clientId } = credentials.public;
  const pages = resources.use(
    await servePages({ files: await (files ??= bundlePages()), baseUrl, clientId }),
  );
  const viewport = { width: 1000, height: 700 };
  const { page, faults } = resources.use(await openPage({ viewport, reducedMotion: 'reduce' }));
  return {
    simulator,
    account: createAccountApi(createClient({ auth: apiKey(credentials.apiKey), baseUrl })),
    url: pages.url,
    browser: page.context(),
    page,
    faults,
    [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose](),
  };
}
