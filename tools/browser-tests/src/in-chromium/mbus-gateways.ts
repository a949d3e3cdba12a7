import { describe, expect } from '@jest/globals';
import { deviceNamed } from '../device-named.ts';
import { browserTest } from '../testing/browser-test.ts';
import { openSample, overflow, rowsOf } from '../testing/person.ts';
import { openStage, type Stage } from '../testing/stage.ts';

const HOUR = 3_600_000;
const OVERDUE = 'Meters that were last read over 24 hours ago';
const METERS = 'Meters of M-Bus gateway';

describe('the sample "M-Bus gateways and meters"', () => {
  browserTest('shows a gateway and the meters in its list', async () => {
    await using stage = await openStage();
    const { page, account, faults } = stage;
    await openSample(stage, '/mbus-gateways');

    const [head, ...rows] = await rowsOf(page, METERS);
    expect(head).toEqual(['Meter', 'Secondary address', 'State', 'Last seen (UTC)']);
    const { meters = [] } = await account.mbusGateways.get({ id: gatewayOf(stage).id });
    expect(rows).toEqual(
      meters.map(({ name, secondaryAddress }) => [
        name,
        secondaryAddress,
        'Last readout OK',
        expect.stringMatching(/^2026-07-25 13:06:\d\d (\ds ago|now)$/),
      ]),
    );
    expect(rows).toHaveLength(4);
    expect(await factsOf(stage)).toEqual([
      ['Serial', String(gatewayOf(stage).serial)],
      ['Readout interval', '10 s'],
      ['State', 'Last readout OK'],
      ['Last seen (UTC)', expect.stringMatching(/^2026-07-25 13:06:\d\d (\ds ago|now)$/)],
    ]);
    await page.getByText('All meters were read within the last 24 hours.').waitFor();
    expect(await page.getByRole('status').innerText()).toBe('1 gateway · 2026-07-25 13:06:32 UTC');
    expect(faults).toEqual([]);
  });

  browserTest('lists the meters whose last readout is over 24 hours old, and no others', async () => {
    await using stage = await openStage();
    const { page, simulator } = stage;
    const { milliseconds } = simulator.clock;
    deviceNamed(simulator, 'Gas boiler').takeOffline({ from: milliseconds - 24 * HOUR - 60_000 });
    deviceNamed(simulator, 'District heat').takeOffline({ from: milliseconds - 24 * HOUR + 60_000 });
    await openSample(stage, '/mbus-gateways');

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
    expect((await factsOf(stage))[2]).toEqual(['State', 'Failed on a meter']);
  });

  browserTest('lists a meter that was never read too', async () => {
    await using stage = await openStage();
    await stage.account.mbusGateways.addMeter({
      id: gatewayOf(stage).id,
      addressingMode: 'secondary',
      primaryAddress: 0,
      secondaryAddress: '00000001',
      baudrate: 'baud2400',
      sendSndNke: true,
      sendAppReset: false,
    });
    await openSample(stage, '/mbus-gateways');
    expect((await rowsOf(stage.page, OVERDUE)).slice(1)).toEqual([
      ['M-Bus meter', 'M-Bus gateway', '00000001', 'never'],
    ]);
  });

  browserTest('follows the gateway when refreshed', async () => {
    await using stage = await openStage();
    const { page, account, simulator } = stage;
    await openSample(stage, '/mbus-gateways');
    await rowsOf(page, METERS);
    const { id } = gatewayOf(stage);
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
    expect((await factsOf(stage)).slice(1, 3)).toEqual([
      ['Readout interval', '6 hours'],
      ['State', 'Searching for meters'],
    ]);
  });

  browserTest('shows what it could read when a gateway cannot be read', async () => {
    await using stage = await openStage();
    const { page, simulator } = stage;
    simulator.faults.add({ kind: 'cut', path: '/gateway/mbus' });
    await openSample(stage, '/mbus-gateways');
    const alert = page.getByRole('region', { name: 'M-Bus gateway' }).getByRole('alert');
    await alert.filter({ hasText: 'GET /gateway/mbus/{id}' }).waitFor();
    expect(await page.getByRole('status').innerText()).toMatch(/^1 gateway/);
  });

  browserTest('fits a window of 320 pixels, and its table stays one', async () => {
    await using stage = await openStage();
    const { page } = stage;
    await page.setViewportSize({ width: 320, height: 640 });
    await openSample(stage, '/mbus-gateways');
    expect((await rowsOf(page, METERS)).length).toBeGreaterThan(4);
    expect(await overflow(page)).toBe(0);
  });

  browserTest('says so when an account has no gateway', async () => {
    await using stage = await openStage();
    await stage.account.mbusGateways.remove({ id: gatewayOf(stage).id });
    await openSample(stage, '/mbus-gateways');
    await stage.page.getByText('This account has no M-Bus gateway.').waitFor();
  });
});

function gatewayOf({ simulator }: Stage): ReturnType<typeof deviceNamed> {
  return deviceNamed(simulator, 'M-Bus gateway');
}

/** What stands over a gateway's meters. */
async function factsOf({ page }: Stage): Promise<string[][]> {
  const pairs = await page.locator('dl > div').all();
  return Promise.all(pairs.map((pair) => pair.locator('dt, dd').allInnerTexts()));
}
