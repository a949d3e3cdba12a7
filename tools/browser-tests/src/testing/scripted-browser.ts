import type { Page } from 'playwright-core';
import { type Fixture, NOW } from './fixture.ts';

/** Opens a sample and signs in with the API key. */
export async function openSample({ page, url, simulator }: Fixture, path: string): Promise<void> {
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
  const table = page.getByRole('table', { name: caption, exact: true });
  return table.evaluate((shown) =>
    [...(shown as HTMLTableElement).rows].map((row) => [...row.cells].map((cell) => cell.innerText)),
  );
}

/** How a sample says when something was last seen, less than a minute before the instant of the fixture. */
export function seenAt(valueDate = ''): string {
  const shown = `${valueDate.slice(0, 19)}Z`;
  const seconds = Math.floor((Date.parse(NOW) - Date.parse(`${valueDate.slice(0, 23)}Z`)) / 1000);
  return `${shown.slice(0, 10)} ${shown.slice(11, 19)} ${seconds === 0 ? 'now' : `${seconds}s ago`}`;
}

/** On smart-me's own page: types user name and password, and presses the button. */
export async function logIn(
  page: Page,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<void> {
  await page.getByRole('textbox', { name: 'User name or e-mail' }).fill(username);
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** On smart-me's own page: allows what is asked. Returns the scopes that it asked for. */
export async function consent(page: Page): Promise<string[]> {
  await page.getByRole('heading', { name: 'Allow access?' }).waitFor();
  const asked = await page.getByRole('listitem').allInnerTexts();
  await page.getByRole('button', { name: 'Allow' }).click();
  return asked.map((text) => /\(([^)]+)\)\s*$/.exec(text)?.[1] ?? text);
}

/** By how many pixels a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
