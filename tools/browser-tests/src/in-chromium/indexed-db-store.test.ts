import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserTest } from '../testing/browser-test.ts';
import { type LibraryPages, serveLibraryPages } from '../testing/library-page.ts';
import { Resources, type RotatingServer, startRotatingServer } from '@smart-me-tools/testing';
import { openPage } from '../testing/open-page.ts';

describe('tokens in IndexedDB', () => {
  browserTest('four tabs and a worker refresh each token once, over 40 ends of it', async () => {
    await using scene = await openScene({ callsPerToken: 2, expiries: 40 });
    const { server, pages } = scene;
    const [worker, tab, ...others] = await Promise.all([
      pages.openWorker(),
      pages.openTab(),
      pages.openTab(),
      pages.openTab(),
      pages.openTab(),
    ]);
    await signIn(tab, server);
    await Promise.all([
      worker.evaluate(callUntilEnough, server.url),
      ...[tab, ...others].map((one) => one.evaluate(callUntilEnough, server.url)),
    ]);

    expect(server.rotations).toEqual({ expiries: 40, refreshes: 39, reissues: 0, faults: [] });
  });

  browserTest('are there after a reload, and gone in every tab after a sign-out in one', async () => {
    await using scene = await openScene({ callsPerToken: 1, expiries: 10 });
    const { server, pages } = scene;
    const [tab, other] = await Promise.all([pages.openTab(), pages.openTab()]);
    await signIn(tab, server);
    await tab.reload();
    expect(await storedToken(tab, server)).toBe(server.first.access_token);
    expect(await storedToken(other, server)).toBe(server.first.access_token);

    const source = await other.evaluateHandle((baseUrl) => library.openSource(baseUrl), server.url);
    const rejected = await source.evaluate((live) => live.authorization());
    await tab.evaluate((baseUrl) => library.openSource(baseUrl).signOut(), server.url);
    expect(await storedToken(other, server)).toBe('sign_in_required');
    const renewed = await source.evaluate(
      (live, refused) =>
        live.tokens({ rejected: refused }).catch((error: unknown) => (error as { code: string }).code),
      rejected,
    );
    expect(renewed).toBe('sign_in_required');
  });

  browserTest('a database that another tab deletes is as if nobody had signed in', async () => {
    await using scene = await openScene({ callsPerToken: 1, expiries: 10 });
    const { server, pages } = scene;
    const [tab, other] = await Promise.all([pages.openTab(), pages.openTab()]);
    await signIn(tab, server);
    const deletion = await other.evaluate(
      () =>
        new Promise((resolve) => {
          const deleting = indexedDB.deleteDatabase('smart-me.tokens');
          deleting.onsuccess = () => {
            resolve('deleted');
          };
          deleting.onblocked = () => {
            resolve('blocked');
          };
        }),
    );
    expect(deletion).toBe('deleted');
    expect(await storedToken(tab, server)).toBe('sign_in_required');
    await signIn(tab, server);
    expect(await storedToken(other, server)).toBe(server.first.access_token);
  });

  browserTest('a tab that does not let go keeps the others waiting for lockTimeout', async () => {
    await using scene = await openScene({ callsPerToken: 1, expiries: 10 });
    const { pages } = scene;
    const [tab, other] = await Promise.all([pages.openTab(), pages.openTab()]);
    await tab.evaluate(
      () =>
        new Promise<void>((resolve) => {
          void library.indexedDbStore().exclusive?.(() => {
            resolve();
            return new Promise(() => undefined);
          });
        }),
    );
    const inTurn = (options: { lockTimeout?: number }): Promise<string> =>
      other.evaluate(async (chosen) => {
        const turn = library.indexedDbStore(chosen).exclusive?.(() => Promise.resolve('a turn'));
        return (await turn?.catch((error: unknown) => (error as { code: string }).code)) ?? '';
      }, options);
    expect(await inTurn({ lockTimeout: 50 })).toBe('lock_timeout');
    await tab.close();
    expect(await inTurn({})).toBe('a turn');
  });
});

describe('where the browser cannot keep tokens, the error says so', () => {
  browserTest('a database of another program', async () => {
    await using scene = await openScene({ callsPerToken: 1, expiries: 10 });
    const tab = await scene.pages.openTab();
    await tab.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('smart-me.tokens', 7);
          opening.onsuccess = () => {
            opening.result.close();
            resolve(undefined);
          };
        }),
    );
    expect(await failureOf(tab, 'read')).toEqual([
      'store_failed',
      'The browser could not read the tokens: VersionError.',
      expect.stringContaining('another `name`'),
    ]);
  });

  browserTest('a page without an origin', async () => {
    await using scene = await openScene({ callsPerToken: 1, expiries: 10 });
    const tab = await scene.pages.openBlankTab();
    expect(await failureOf(tab, 'read')).toEqual([
      'store_failed',
      'The browser could not read the tokens: SecurityError.',
      expect.stringContaining('allow cookies and site data'),
    ]);
    expect(await failureOf(tab, 'exclusive')).toEqual([
      'store_failed',
      'Tabs cannot take turns here: there is no Web Locks API.',
      expect.stringContaining('https'),
    ]);
  });

  browserTest('a disk without space', async () => {
    await using scene = await openScene({ callsPerToken: 1, expiries: 10 });
    const tab = await scene.pages.openTab();
    const devTools = await tab.context().newCDPSession(tab);
    await devTools.send('Storage.overrideQuotaForOrigin', { origin: scene.pages.url, quotaSize: 1 });
    expect(await failureOf(tab, 'write')).toEqual([
      'store_failed',
      'The browser could not write the tokens: QuotaExceededError.',
      expect.stringContaining('space'),
    ]);
  });
});

interface Scene extends AsyncDisposable {
  readonly server: RotatingServer;
  readonly pages: LibraryPages;
}

/** A server that counts, and an origin of pages that may talk to it. */
async function openScene(ends: Parameters<typeof startRotatingServer>[0]): Promise<Scene> {
  const resources = new Resources();
  const { page } = resources.use(await openPage());
  const server = resources.use(await startRotatingServer(ends));
  const pages = resources.use(await serveLibraryPages(page.context(), server.url));
  return { server, pages, [Symbol.asyncDispose]: () => resources[Symbol.asyncDispose]() };
}

function signIn(tab: Page, { url, first }: RotatingServer): Promise<void> {
  return tab.evaluate(
    ({ baseUrl, issued }) =>
      library.openSource(baseUrl).signIn(library.Tokens.fromResponse(issued, Date.now())),
    { baseUrl: url, issued: first },
  );
}

/** Calls the API as a page does, until it says that it is enough. */
async function callUntilEnough(baseUrl: string): Promise<void> {
  const source = library.openSource(baseUrl);
  let context = {};
  for (let status = 0; status !== 410;) {
    const authorization = await source.authorization(context);
    ({ status } = await fetch(`${baseUrl}/api`, { headers: { authorization } }));
    context = status === 401 ? { rejected: authorization } : {};
  }
}

/** The access token that a tab which has just been opened has, or the code of what it fails with. */
function storedToken(tab: Page, { url }: RotatingServer): Promise<string> {
  return tab.evaluate(
    (baseUrl) =>
      library
        .openSource(baseUrl)
        .tokens()
        .then(
          ({ accessToken }) => accessToken,
          (error: unknown) => (error as { code: string }).code,
        ),
    url,
  );
}

/** Code, message and hint of what an operation of the store fails with. */
function failureOf(tab: Page, operation: 'exclusive' | 'read' | 'write'): Promise<string[]> {
  return tab.evaluate(async (wanted) => {
    const store = library.indexedDbStore();
    try {
      if (wanted === 'read') await store.read();
      else if (wanted === 'write') await store.write('secret'.repeat(1_000_000));
      else await store.exclusive?.(() => Promise.resolve());
      return [];
    } catch (error) {
      const { code, message, hint } = error as { code: string; message: string; hint: string };
      return [code, message, hint];
    }
  }, operation);
}
