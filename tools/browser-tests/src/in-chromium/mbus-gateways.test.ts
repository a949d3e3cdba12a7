import { describe, expect } from '@jest/globals';
import { deviceNamed } from '../device-named.ts';
import { browserTest } from '../testing/browser-test.ts';
import { openSample, overflow, rowsOf, seenAt } from '../testing/scripted-browser.ts';
import { openFixture, type Fixture } from '../testing/fixture.ts';

const HOUR = 3_600_000;
const OVERDUE = 'Meters that were last read over 24 hours ago';
const METERS = 'Meters of M-Bus gateway';

describe('the sample "M-Bus gateways and meters"', () => {
  browserTest('shows a gateway and the meters in its list', async () => {
    await using fixture = await openFixture();
    const { page, account, faults } = fixture;
    await openSample(fixture, '/mbus-gateways');

    const [head, ...rows] = await rowsOf(page, METERS);
    expect(head).toEqual(['Meter', 'Secondary address', 'State', 'Last seen (UTC)']);
    const dates = new Map((await account.devices.list()).map(({ id, valueDate }) => [id, valueDate]));
    const { meters = [] } = await account.mbusGateways.get({ id: gatewayOf(fixture).id });
    expect(rows).toEqual(
      meters.map(({ id, name, secondaryAddress }) => [
        name,
        secondaryAddress,
        'Last readout OK',
        seenAt(dates.get(id)),
      ]),
    );
    expect(rows).toHaveLength(4);
    expect(await factsOf(fixture)).toEqual([
      ['Serial', String(gatewayOf(fixture).serial)],
      ['Readout interval', '10 s'],
      ['State', 'Last readout OK'],
      ['Last seen (UTC)', seenAt(dates.get(gatewayOf(fixture).id))],
    ]);
    await page.getByText('All meters were read within the last 24 hours.').waitFor();
    expect(await page.getByRole('status').innerText()).toBe('1 gateway · 2026-07-25 13:06:32 UTC');
    expect(faults).toEqual([]);
  });

  browserTest('lists the meters whose last readout is over 24 hours old, and no others', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    const { milliseconds } = simulator.clock;
    deviceNamed(simulator, 'Gas boiler').takeOffline({ from: milliseconds - 24 * HOUR - 60_000 });
    deviceNamed(simulator, 'District heat').takeOffline({ from: milliseconds - 24 * HOUR + 60_000 });
    await openSample(fixture, '/mbus-gateways');

    const [head, ...rows] = await rowsOf(page, OVERDUE);
    expect(head).toEqual(['Meter', 'Gateway', 'Secondary address', 'Last seen (UTC)']);
    expect(rows).toEqual([
      [
        'Gas boiler',
        'M-Bus gateway',
        deviceNamed(simulator, 'Gas boiler').meterNumber,
        expect.stringMatching(/^2026-07-24 13:05:\d\d 24h ago$/),
      ],
    ]);
    const states = (await rowsOf(page, METERS)).slice(1).map(([name, , state]) => [name, state]);
    expect(states).toEqual([
      ['Cold water', 'Last readout OK'],
      ['Hot water', 'Last readout OK'],
      ['Gas boiler', 'Last readout failed'],
      ['District heat', 'Last readout failed'],
    ]);
    expect((await factsOf(fixture))[2]).toEqual(['State', 'Failed on a meter']);
  });

  browserTest('lists a meter that was never read too', async () => {
    await using fixture = await openFixture();
    await fixture.account.mbusGateways.addMeter({
      id: gatewayOf(fixture).id,
      addressingMode: 'secondary',
      primaryAddress: 0,
      secondaryAddress: '00000001',
      baudrate: 'baud2400',
      sendSndNke: true,
      sendAppReset: false,
    });
    await openSample(fixture, '/mbus-gateways');
    expect((await rowsOf(fixture.page, OVERDUE)).slice(1)).toEqual([
      ['M-Bus meter', 'M-Bus gateway', '00000001', 'never'],
    ]);
  });

  browserTest('follows the gateway when refreshed', async () => {
    await using fixture = await openFixture();
    const { page, account, simulator } = fixture;
    await openSample(fixture, '/mbus-gateways');
    await rowsOf(page, METERS);
    const { id } = gatewayOf(fixture);
    await account.mbusGateways.update({
      id,
      name: 'Cellar',
      readoutInterval: '6hours',
      isAddingMetersAllowed: true,
    });
    await account.mbusGateways.search({ id });
    await simulator.clock.advance(1000);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('heading', { name: 'Cellar' }).waitFor();
    expect((await factsOf(fixture)).slice(1, 3)).toEqual([
      ['Readout interval', '6 hours'],
      ['State', 'Searching for meters'],
    ]);
  });

  browserTest('shows what it could read when a gateway cannot be read', async () => {
    await using fixture = await openFixture();
    const { page, simulator } = fixture;
    simulator.faults.add({ kind: 'cut', path: '/gateway/mbus' });
    await openSample(fixture, '/mbus-gateways');
    const alert = page.getByRole('region', { name: 'M-Bus gateway' }).getByRole('alert');
    await alert.filter({ hasText: 'GET /gateway/mbus/{id}' }).waitFor();
    expect(await page.getByRole('status').innerText()).toMatch(/^1 gateway/);
  });

  browserTest('fits a window of 320 pixels, and its table stays one', async () => {
    await using fixture = await openFixture();
    const { page } = fixture;
    await page.setViewportSize({ width: 320, height: 640 });
    await openSample(fixture, '/mbus-gateways');
    expect((await rowsOf(page, METERS)).length).toBeGreaterThan(4);
    expect(await overflow(page)).toBe(0);
  });

  browserTest('says so when an account has no gateway', async () => {
    await using fixture = await openFixture();
    await fixture.account.mbusGateways.remove({ id: gatewayOf(fixture).id });
    await openSample(fixture, '/mbus-gateways');
    await fixture.page.getByText('This account has no M-Bus gateway.').waitFor();
  });
});

function gatewayOf({ simulator }: Fixture): ReturnType<typeof deviceNamed> {
  return deviceNamed(simulator, 'M-Bus gateway');
}

/** What stands over a gateway's meters. */
async function factsOf({ page }: Fixture): Promise<string[][]> {
  const pairs = await page.locator('dl > div').all();
  return Promise.all(pairs.map((pair) => pair.locator('dt, dd').allInnerTexts()));
}
