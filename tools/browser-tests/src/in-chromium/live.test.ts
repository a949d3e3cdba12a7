import { readFile } from 'node:fs/promises';
import { describe, expect } from '@jest/globals';
import { serveLive } from '@smart-me/live';
import { parseObis } from '@smart-me/obis';
import { type DeviceReading, Timestamp } from '@smart-me/readings';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { deviceNamed } from '../device-named.ts';
import { type LiveHouse, liveHouse, type LiveHouseOptions } from '../live-house.ts';
import { accessibilityFaults } from '../testing/accessibility.ts';
import { browserTest } from '../testing/browser-test.ts';
import { openPage, type OpenPage } from '../testing/open-page.ts';

const NOON = '2026-06-15T10:36:00Z';

interface Visit extends OpenPage {
  readonly house: LiveHouse;
}

/** Opens the page of a house and waits until its plots stand. */
async function visit(
  options: Partial<LiveHouseOptions> = {},
  how: BrowserContextOptions = {},
): Promise<Visit> {
  const house = await liveHouse({ start: NOON, speed: 0, ...options });
  const opened = await openPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...how });
  await opened.page.goto(house.live.url);
  await opened.page.locator('#day-plot canvas').waitFor();
  return {
    ...opened,
    house,
    async [Symbol.asyncDispose]() {
      try {
        await opened[Symbol.asyncDispose]();
      } finally {
        await house[Symbol.asyncDispose]();
      }
    },
  };
}

/** A reading of the house's meter that is newer than all it has. */
function readingOf({ simulator }: LiveHouse, watts: number, later = 1): DeviceReading {
  return {
    deviceId: deviceNamed(simulator, 'House connection').id,
    timestamp: new Timestamp(simulator.clock.milliseconds + later * 1000),
    values: [{ obis: parseObis('1-0:16.7.0*255'), value: watts, unit: 'W' }],
  };
}

/** The tile of a device. */
const tile = (page: Page, name: string): ReturnType<Page['locator']> =>
  page.getByRole('button', { name: new RegExp(`^${name} `) });

describe('the live page', () => {
  browserTest('shows every device with power, counter and age, and asks no other origin', async () => {
    await using here = await visit();
    const { page, house, origins, faults } = here;
    expect(await page.locator('.tile-name').allInnerTexts()).toEqual([
      'House connection',
      'Solar plant',
      'Espresso machine',
      'M-Bus gateway',
      'Cold water',
      'Hot water',
      'Gas boiler',
      'District heat',
      'Charging station',
    ]);
    expect(await tile(page, 'Solar plant').innerText()).toMatch(/−[\d.]+\skW\s[^]*feeding in\s[\d,.]+\skWh/);
    expect(await page.locator('#hour-plot').getAttribute('aria-label')).toMatch(
      /House connection from .* to .*, now .*W\. Arrow keys/,
    );
    expect(await page.locator('#values tr').count()).toBeGreaterThan(10);
    expect([...origins]).toEqual([new URL(house.live.url).origin]);
    expect(faults).toEqual([]);
  });

  browserTest('shows a reading as soon as it is delivered, on the tile and under the plot', async () => {
    await using here = await visit();
    const { page, house } = here;
    house.source.add([readingOf(house, 4321)]);
    // By the page's own clock it is there with the next frame.
    await tile(page, 'House connection').filter({ hasText: '4.32 kW' }).waitFor();
    await page.locator('#hour-plot[aria-label*="now 4.32"]').waitFor();
  });

  browserTest('goes on after its server was killed and started again', async () => {
    await using here = await visit();
    const { page, house, faults } = here;
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    await house.stop();
    await page.getByRole('status').filter({ hasText: 'No connection' }).waitFor();
    house.source.add([readingOf(house, 1111)]);
    await house.restart();
    await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
    await tile(page, 'House connection').filter({ hasText: '1.11 kW' }).waitFor();
    house.source.add([readingOf(house, 2222, 2)]);
    await tile(page, 'House connection').filter({ hasText: '2.22 kW' }).waitFor();
    expect(faults).toEqual([]);
  });

  browserTest(
    'turns a tile grey after 15 minutes of silence, and hatches where nothing was read',
    async () => {
      await using here = await visit({ outage: [5, 3.2] });
      const { page } = here;
      expect(await tile(page, 'Gas boiler').innerText()).toContain('silent for 7 h');
      expect(await page.locator('.tile.silent .tile-name').allInnerTexts()).toContain('Gas boiler');
      expect(await page.locator('#day-legend').innerText()).toContain('Hatched: nothing was read.');
      expect(await page.locator('#day-plot').getAttribute('aria-label')).toMatch(
        /Peak [\d.]+\skW, \d\d:\d\d/,
      );
    },
  );

  browserTest('is found faultless by axe: light, dark, narrow, and where devices are silent', async () => {
    for (const how of [{}, { colorScheme: 'dark' }, { viewport: { width: 420, height: 900 } }] as const) {
      await using here = await visit({ outage: [5, 3.2] }, how);
      expect(await accessibilityFaults(here.page)).toEqual([]);
    }
  });

  browserTest('is worked by keyboard alone, in the order in which it is read', async () => {
    await using here = await visit();
    const { page } = here;
    const focused = (): Promise<string> =>
      page.evaluate(() => {
        const { activeElement: at } = document;
        return (
          at?.getAttribute('data-language') ?? at?.querySelector('.tile-name')?.textContent ?? at?.id ?? ''
        );
      });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the plots');
    const order: string[] = [];
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused());
    }
    expect(order).toEqual(['en', 'de', 'House connection', 'Solar plant']);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Solar plant' }).waitFor();
    expect(await tile(page, 'Solar plant').getAttribute('aria-pressed')).toBe('true');
    expect(await tile(page, 'House connection').getAttribute('aria-pressed')).toBe('false');

    await page.locator('#hour-plot canvas').waitFor();
    await page.locator('#hour-plot').focus();
    await page.keyboard.press('End');
    const readout = page.locator('#hour-plot-readout');
    await readout.filter({ hasText: /^\d\d:\d\d:\d\d/ }).waitFor();
    const last = await readout.innerText();
    await page.keyboard.press('ArrowLeft');
    await expect(readout.innerText()).resolves.not.toBe(last);
  });

  browserTest('fits 420 pixels without being scrolled sideways', async () => {
    await using here = await visit({}, { viewport: { width: 420, height: 900 } });
    expect(await here.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
  });

  browserTest('speaks German to whoever reads German, and remembers a choice', async () => {
    await using here = await visit({}, { locale: 'de-CH' });
    const { page } = here;
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.getByRole('heading', { name: 'Lastgang heute' }).waitFor();
    await page.getByRole('rowheader', { name: 'Wirkenergie Bezug, total' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('rowheader', { name: 'Active energy import, total' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Load profile today' }).waitFor();
  });

  browserTest('saves what a plot shows as CSV, with units', async () => {
    await using here = await visit();
    const { page } = here;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV: Load profile today' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('House-connection-day-2026-06-15T10-36.csv');
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
    expect(lines[0]).toBe('\uFEFFFrom,To,Quantity,OBIS code,Value,Unit');
    expect(lines[1]).toMatch(
      /^2026-06-14T22:00:00\.000Z,2026-06-14T22:15:00\.000Z,From the grid,1-0:1\.8\.0\*255,[\d.]+,W$/,
    );
  });

  browserTest('shows what a device is named as text, whatever it is', async () => {
    const name = '<img src=x onerror="document.title = `taken`"><b>Meter</b>';
    await using here = await visit();
    const { page, house, faults } = here;
    await page.route('**/api/state*', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: text.replace('"House connection"', JSON.stringify(name)) });
    });
    await page.reload();
    await page.locator('.tile-name').filter({ hasText: '<img src=x' }).first().waitFor();
    expect(await page.getByRole('heading', { level: 2 }).last().innerText()).toBe(name);
    expect(await page.title()).toBe('smart-me live');
    expect([faults, house.live.url.startsWith('http://127.0.0.1:')]).toEqual([[], true]);
  });
});

describe('the live page with a token', () => {
  const token = 'a long and random token';

  browserTest(
    'is opened by a link with it, which nobody can read from the address bar afterwards',
    async () => {
      await using house = await liveHouse({ start: NOON, speed: 0 });
      await using live = await serveLive({ source: house.source, token });
      await using here = await openPage();
      const { page, faults } = here;
      for (const visit of ['first', 'signed in already']) {
        await page.goto('about:blank');
        await page.goto(`${live.url}#token=${token}`);
        await page.locator('.tile').first().waitFor();
        expect([visit, page.url()]).toEqual([visit, live.url]);
      }
      await page.reload();
      await page.locator('.tile').first().waitFor();
      expect(JSON.stringify(await page.context().cookies())).not.toContain(token);
      expect(faults).toEqual([]);
    },
  );

  browserTest('has a form for whoever has no link, which says what was wrong, faultless by axe', async () => {
    await using house = await liveHouse({ start: NOON, speed: 0 });
    await using live = await serveLive({ source: house.source, token });
    await using here = await openPage();
    const { page, faults } = here;
    await page.goto(`${live.url}#token=of%20somebody%20else`);
    await page.getByRole('alert').filter({ hasText: 'This is not the token.' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Token of this page').fill(token);
    await page.keyboard.press('Enter');
    await page.locator('.tile').first().waitFor();
    expect(faults).toEqual([]);
  });
});
