import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { raw, serve } from '@smart-me-tools/testing';
import { buildPage } from '@smart-me-tools/examples/signed-readings';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest } from '../testing/browser-test.ts';
import { type Fixture, openFixture } from '../testing/fixture.ts';
import { overflow, rowsOf } from '../testing/scripted-browser.ts';

/** A real record of a charging station, and its key. */
const RECORD =
  'OCMF|{"FV":"1.0","GI":"KEBA_KCP30","GS":"17619300","GV":"2.8.5","PG":"T32","IS":false,"IL":"NONE","IF":["RFID_NONE","OCPP_NONE","ISO15118_NONE","PLMN_NONE"],"IT":"NONE","ID":"","RD":[{"TM":"2019-08-13T10:03:15,000+0000 I","TX":"B","EF":"","ST":"G","RV":0.2596,"RI":"1-b:1.8.0","RU":"kWh"},{"TM":"2019-08-13T10:03:36,000+0000 R","TX":"E","EF":"","ST":"G","RV":0.2597,"RI":"1-b:1.8.0","RU":"kWh"}]}|{"SD":"304502200E2F107C987A300AC1695CA89EA149A8CDFA16188AF0A33EE64B67964AA943F9022100889A72B6D65364BEA8562E7F6A0253157ACFF84FE4929A93B5964D23C4265699"}';
const RECORD_KEY =
  '3059301306072A8648CE3D020106082A8648CE3D030107034200043AEEB45C392357820A58FDFB0857BD77ADA31585C61C430531DFA53B440AFBFDD95AC887C658EA55260F808F55CA948DF235C2108A0D6DC7D4AB1A5E1A7955BE';

/** The page, opened from a server of its own. */
async function openVerifier(): Promise<
  Fixture & { readonly address: string; readonly requests: readonly string[] }
> {
  const server = await serve(raw(await buildPage(), 200, { 'content-type': 'text/html; charset=utf-8' }));
  const address = `${server.url}/`;
  const fixture = await openFixture();
  const requests: string[] = [];
  fixture.page.on('request', (request) => requests.push(request.url()));
  await fixture.page.goto(address);
  return {
    ...fixture,
    address,
    requests,
    async [Symbol.asyncDispose]() {
      await fixture[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

const text = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

async function verdictOf(page: Page): Promise<string> {
  await press(page, 'Verify');
  return page.locator('.verdict strong').innerText();
}

/** What stands over the table. */
async function factsOf(page: Page): Promise<Record<string, string>> {
  const pairs = await page.locator('.facts > div').all();
  return Object.fromEntries(
    await Promise.all(pairs.map((pair) => pair.locator('dt, dd').allInnerTexts())),
  ) as Record<string, string>;
}

describe('the page that verifies signed readings', () => {
  browserTest('says what the published transaction measured, by which meter, when, and VALID', async () => {
    await using fixture = await openVerifier();
    const { page, requests, address, faults } = fixture;
    expect(await accessibilityFaults(page)).toEqual([]);
    await press(page, 'Fill in an example');
    expect(await verdictOf(page)).toBe('VALID');
    expect(await factsOf(page)).toMatchObject({
      'Energy taken': '2.98996 kWh',
      'Energy given back': '0 kWh',
      Duration: '8 min 6 s',
      Start: expect.stringMatching(/^2019-04-25 12:04:58 UTC/),
      End: expect.stringMatching(/^2019-04-25 12:13:04 UTC/),
      Meter: '6300',
      Transaction: '4294967045',
      User: 'not known',
    });
    expect(await rowsOf(page, 'Counters')).toEqual([
      ['Counter', 'At the start', 'At the end'],
      ['Energy taken 1-0:1.8.0*255', '3830.562339 kWh', '3833.552299 kWh'],
      ['Energy given back 1-0:2.8.0*255', '6.177828 kWh', '6.177828 kWh'],
    ]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: null });
    expect(faults).toEqual([]);
    expect(requests).toEqual([address]);
  });

  browserTest('sends, loads and keeps nothing, even if a script of its own wanted to', async () => {
    await using fixture = await openVerifier();
    const { page, requests, address, browser, simulator } = fixture;
    await press(page, 'Fill in an example');
    expect(await verdictOf(page)).toBe('VALID');
    const refused = await page.evaluate(async (url) => {
      const image = new Image();
      const failed = new Promise((resolve) => {
        image.onerror = () => {
          resolve('refused');
        };
      });
      image.src = `${url}/Devices`;
      return [
        await fetch(`${url}/Devices`).then(
          () => 'sent',
          () => 'refused',
        ),
        await failed,
      ];
    }, simulator.url);
    expect(refused).toEqual(['refused', 'refused']);
    expect(requests.filter((url) => url !== address && !url.startsWith(simulator.url))).toEqual([]);
    const received: unknown = await (await fetch(`${simulator.url}/_simulator/state`)).json();
    expect(received).toMatchObject({ exchanges: [] });
    expect(await browser.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
  });

  browserTest('says INVALID, and strikes the numbers out, when any of the three is altered', async () => {
    await using fixture = await openVerifier();
    const { page, faults } = fixture;
    for (const [name, from, to] of [
      ['Packet', 'xCj', 'xCk'],
      ['Signature', 'V0EG', 'V0EH'],
    ] as const) {
      await press(page, 'Fill in an example');
      const whole = await text(page, name).inputValue();
      await text(page, name).fill(whole.replace(from, to));
      expect(await verdictOf(page)).toBe('INVALID');
      expect(await page.locator('.verdict').innerText()).toContain('Do not rely on');
      expect(
        await page
          .locator('.doubtful td')
          .first()
          .evaluate((cell) => getComputedStyle(cell).textDecorationLine),
      ).toBe('line-through');
    }
    expect(await accessibilityFaults(page)).toEqual([]);

    // A result never stands beside other texts than those it is about.
    await text(page, 'Public key').press('End');
    await page.keyboard.type(' ');
    expect(await page.locator('.verdict').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  browserTest('says which text is malformed, and never VALID or INVALID then', async () => {
    await using fixture = await openVerifier();
    const { page } = fixture;
    await press(page, 'Verify');
    expect(await page.getByRole('alert').allInnerTexts()).toEqual([
      'Packet is missing: paste it here.',
      'Signature is missing: paste it here.',
      'Public key is missing: paste it here.',
    ]);
    for (const [name, pasted, reason] of [
      ['Packet', 'awic', 'Not a signed packet: it says that 107 bytes follow its length, and 2 do.'],
      ['Signature', 'c2lnbmF0dXJl', 'Not a signature: a signature of P-256 has 64 bytes, not 9.'],
      ['Signature', '<b>bold</b>', 'neither hex nor base64'],
      ['Public key', 'mykey!', 'neither hex nor base64'],
    ] as const) {
      await press(page, 'Fill in an example');
      await text(page, name).fill(pasted);
      await press(page, 'Verify');
      const alert = page.getByRole('alert').filter({ hasText: reason });
      await alert.waitFor();
      expect(await text(page, name).getAttribute('aria-invalid')).toBe('true');
      expect(await text(page, name).evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await page.locator('.verdict').count()).toBe(0);
    }
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  browserTest('takes a record of OCMF, which has its signature in it', async () => {
    await using fixture = await openVerifier();
    const { page } = fixture;
    await text(page, 'Packet').fill(RECORD);
    await text(page, 'Public key').fill(RECORD_KEY);
    expect(await text(page, 'Signature').isVisible()).toBe(false);
    expect(await verdictOf(page)).toBe('VALID');
    expect(await factsOf(page)).toEqual({ Meter: '17619300', Record: 'T32' });
    expect((await rowsOf(page, 'Readings'))[2]).toEqual([
      '2019-08-13 10:03:36 UTC',
      '1-b:1.8.0',
      'end',
      '0.2597 kWh',
      'good',
    ]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await text(page, 'Packet').fill(RECORD.replace('0.2597', '0.1597'));
    expect(await verdictOf(page)).toBe('INVALID');
  });

  browserTest("verifies what the simulator's page shows, opened from a file", async () => {
    await using fixture = await openFixture();
    const { page, simulator, browser } = fixture;
    await page.goto(simulator.url);
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    const shown = page.locator('#signed');
    await shown.getByText('Charging station, charging: packet').waitFor();
    const textOf = (part: string): Promise<string> => shown.locator(`dt:text-is("${part}") + dd`).innerText();

    const folder = await mkdtemp(join(tmpdir(), 'signed-readings-'));
    try {
      await writeFile(join(folder, 'verify.html'), await buildPage());
      const tab = await browser.newPage();
      await tab.goto(pathToFileURL(join(folder, 'verify.html')).href);
      for (const name of ['House connection', 'Charging station, charging']) {
        await text(tab, 'Packet').fill(await textOf(`${name}: packet`));
        await text(tab, 'Signature').fill(await textOf(`${name}: signature`));
        await text(tab, 'Public key').fill(await textOf(`${name}: public key`));
        expect(await verdictOf(tab)).toBe('VALID');
      }
      expect(Number.parseFloat((await factsOf(tab))['Energy taken'] ?? '')).toBeGreaterThan(1);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  browserTest('fits a window of 320 pixels', async () => {
    await using fixture = await openVerifier();
    const { page } = fixture;
    await page.setViewportSize({ width: 320, height: 640 });
    await press(page, 'Fill in an example');
    expect(await verdictOf(page)).toBe('VALID');
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
