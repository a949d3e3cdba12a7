import { describe, expect } from '@jest/globals';
import { deviceNamed } from '../device-named.ts';
import { browserTest } from '../testing/browser-test.ts';
import { openSample, overflow, rowsOf, seenAt, signInByKey } from '../testing/scripted-browser.ts';
import { openFixture } from '../testing/fixture.ts';

const HOUR = 3_600_000;

describe('the sample "All devices with meter reading and last connection"', () => {
  browserTest('shows serial, name, counter reading, unit and last connection of every device', async () => {
    await using fixture = await openFixture();
    const { page, account, faults } = fixture;
    await openSample(fixture, '/devices');

    const [head, ...rows] = await rowsOf(page, 'Devices');
    expect(head).toEqual(['Serial', 'Name', 'Counter reading', 'Unit', 'Last connection (UTC)']);
    const devices = await account.devices.list();
    expect(rows).toEqual(
      devices.map(({ serial, name, counterReading, counterReadingUnit, valueDate }) => [
        String(serial),
        name,
        counterReading?.toLocaleString('en', { minimumFractionDigits: 3, maximumFractionDigits: 3 }) ?? '–',
        counterReadingUnit?.replace('m3', 'm³') ?? '–',
        seenAt(valueDate),
      ]),
    );
    expect(await page.getByRole('status').innerText()).toBe(
      `${devices.length} devices · 2026-07-25 13:06:32 UTC`,
    );
    expect(faults).toEqual([]);
  });

  browserTest(
    'marks a device that has been silent for over 24 hours by the clock of the server',
    async () => {
      await using fixture = await openFixture();
      const { page, simulator } = fixture;
      deviceNamed(simulator, 'Gas boiler').takeOffline({ from: simulator.clock.milliseconds - 30 * HOUR });
      await openSample(fixture, '/devices');

      await page.getByRole('status').filter({ hasText: '1 silent for over 24 hours' }).waitFor();
      expect(await page.locator('.overdue').allInnerTexts()).toEqual([
        expect.stringMatching(/^2026-07-24 07:06:\d\d 30h ago$/),
      ]);
    },
  );

  browserTest('takes user name and password as well', async () => {
    await using fixture = await openFixture();
    const { page, url, simulator } = fixture;
    await page.goto(`${url}/devices`);
    await page.getByRole('radio', { name: 'User and password' }).check();
    await page.getByRole('textbox', { name: 'User name' }).fill(simulator.credentials.username);
    await page.getByRole('textbox', { name: 'Password' }).fill(simulator.credentials.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
  });

  browserTest('says why credentials were refused and asks again', async () => {
    await using fixture = await openFixture();
    const { page, url, simulator } = fixture;
    await page.goto(`${url}/devices`);
    await signInByKey(page, 'not-a-key');
    expect(await page.getByRole('alert').innerText()).toMatch(
      /refused the credentials \(401\).*Request id: /s,
    );
    const key = page.getByRole('textbox', { name: 'API key' });
    expect([await key.inputValue(), await key.evaluate((input) => input === document.activeElement)]).toEqual(
      ['', true],
    );
    await signInByKey(page, simulator.credentials.apiKey);
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
  });

  browserTest('keeps the credentials in memory alone, and sends them to the API alone', async () => {
    await using fixture = await openFixture();
    const { page, url, simulator, browser } = fixture;
    const { apiKey } = simulator.credentials;
    const sent = new Set<string>();
    page.on('request', (request) => {
      if (JSON.stringify([request.url(), request.headers()]).includes(apiKey)) sent.add(request.url());
    });
    await openSample(fixture, '/devices');
    await rowsOf(page, 'Devices');

    expect([...sent]).toEqual([`${simulator.url}/Devices`]);
    expect(await browser.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
    expect(await page.content()).not.toContain(apiKey);
    expect(page.url()).toBe(`${url}/devices`);
    await page.reload();
    await page.getByRole('textbox', { name: 'API key' }).waitFor();

    await signInByKey(page, apiKey);
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(await page.getByRole('textbox', { name: 'API key' }).inputValue()).toBe('');
    expect(await page.getByRole('table').count()).toBe(0);
  });

  browserTest('shows what a device is named as text, whatever it is', async () => {
    await using fixture = await openFixture();
    const name = '<img src=x onerror="document.title = `taken`"><b>Meter</b> & more';
    deviceNamed(fixture.simulator, 'House connection').name = name;
    await openSample(fixture, '/devices');
    expect((await rowsOf(fixture.page, 'Devices'))[1]?.[1]).toBe(name);
    expect(await fixture.page.title()).toMatch(/^All devices/);
    expect(fixture.faults).toEqual([]);
  });

  browserTest('shows that it is loading, until the response comes', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    simulator.faults.next({ kind: 'latency', milliseconds: 60_000, method: 'GET', path: '/Devices' });
    await openSample(fixture, '/devices');
    await page.getByRole('status').filter({ hasText: 'Loading …' }).waitFor();
    expect(await page.locator('.content').getAttribute('aria-busy')).toBe('true');
    expect(await page.getByRole('button', { name: 'Refresh' }).isDisabled()).toBe(true);

    // Signing out does not wait for the response, and a late one cannot bring the table back.
    await page.getByRole('button', { name: 'Sign out' }).click();
    await signInByKey(page, simulator.credentials.apiKey);
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
    expect(await page.locator('.content').getAttribute('aria-busy')).toBe('false');
  });

  browserTest('fits a window of 320 pixels, and its table stays one', async () => {
    await using fixture = await openFixture();
    const { page } = fixture;
    await page.setViewportSize({ width: 320, height: 640 });
    await openSample(fixture, '/devices');
    expect((await rowsOf(page, 'Devices')).length).toBeGreaterThan(4);
    expect(await overflow(page)).toBe(0);
  });

  browserTest('says so when an account has no devices', async () => {
    await using fixture = await openFixture();
    for (const account of fixture.simulator.state.accounts)
      for (const device of account.devices.values()) account.removeDevice(device);
    await openSample(fixture, '/devices');
    await fixture.page.getByText('This account has no devices.').waitFor();
    expect(await fixture.page.getByRole('status').innerText()).toMatch(/^0 devices/);
  });

  browserTest('keeps what it has when a refresh fails, and says why it failed', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    await openSample(fixture, '/devices');
    await rowsOf(page, 'Devices');
    await simulator.stop();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('alert').filter({ hasText: 'GET /Devices' }).waitFor();
    expect(await page.getByRole('status').innerText()).toBe('Could not be refreshed: this was read before.');
    expect(await rowsOf(page, 'Devices')).toHaveLength(10);
  });
});
