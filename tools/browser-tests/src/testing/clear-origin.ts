import type { BrowserContext } from 'playwright-core';

/** Takes away all that an origin has stored: the tests of a file share one browser, in any order. */
export async function clearOrigin(browser: BrowserContext, origin: string): Promise<void> {
  const [page = await browser.newPage()] = browser.pages();
  const devTools = await browser.newCDPSession(page);
  await devTools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await devTools.detach();
}
