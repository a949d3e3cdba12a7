import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

/** Opens a sample and signs in with the API key. */
export async function openSample({ page, url, simulator }: Stage, path: string): Promise<void> {
  await page.goto(url + path);
  await signInByKey(page, simulator.credentials.apiKey);
}

/** Types an API key and presses Enter. */
export async function signInByKey(page: Page, key: string): Promise<void> {
  await page.getByRole('textbox', { name: 'API key' }).fill(key);
  await page.keyboard.press('Enter');
}

/** The cells of a table's rows, as a person reads them. */
export async function rowsOf(page: Page, caption: string): Promise<string[][]> {
  const rows = page.getByRole('table', { name: caption }).getByRole('row');
  await rows.first().waitFor();
  return Promise.all((await rows.all()).map((row) => row.locator('th, td').allInnerTexts()));
}
