import { describe, expect, test } from '@jest/globals';
import { bearer } from '@smart-me/api-core';
import { apiOf } from '../testing/world.ts';
import {
  DEVICE_CODE_GRANT,
  simulator,
  useSimulator,
  post,
  token,
  type TokenResponse,
} from '../testing/oauth-calls.ts';
import { ScriptedBrowser } from '../testing/scripted-browser.ts';

useSimulator();

describe('device code', () => {
  async function begin(
    scope = 'device.read offline_access',
    path = '/oauth/device',
  ): Promise<Record<string, string>> {
    return (await post(path, { client_id: 'simulator-public', scope })) as unknown as Record<string, string>;
  }
  const poll = (device: Record<string, string>): Promise<TokenResponse> =>
    token({
      grant_type: DEVICE_CODE_GRANT,
      device_code: device['device_code'] ?? '',
      client_id: 'simulator-public',
    });

  async function approve(browser: ScriptedBrowser, device: Record<string, string>): Promise<void> {
    await browser.open(device['verification_uri'] ?? '');
    await browser.press('Continue', { user_code: (device['user_code'] ?? '').toLowerCase() });
    expect(browser.page).toContain(device['user_code']);
  }

  test('a person types the code, logs in and consents; until then the device waits', async () => {
    const device = await begin();
    expect(device).toMatchObject({
      status: 200,
      verification_uri: `${simulator.url}/oauth/verify`,
      expires_in: 600,
      user_code: expect.stringMatching(/^\d{4}-\d{4}-\d{4}$/),
    });
    expect(await poll(device)).toMatchObject({ status: 400, error: 'authorization_pending' });
    const browser = new ScriptedBrowser(simulator.url);
    await approve(browser, device);
    await browser.press('Yes, continue');
    await browser.press('Sign in', {
      username: 'demo@example.com',
      password: simulator.credentials.password,
    });
    await browser.press('Allow');
    expect(browser.page).toContain('You can close this page');
    const tokens = await poll(device);
    expect(tokens).toMatchObject({ status: 200, refresh_token: expect.any(String) });
    expect(await apiOf(simulator, bearer(tokens.access_token)).devices.list()).toHaveLength(9);
    expect(await poll(device)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('a wrong code is said on the page; cancelling denies the device', async () => {
    const device = await begin();
    const browser = new ScriptedBrowser(simulator.url);
    await browser.open('/oauth/verify');
    await browser.press('Continue', { user_code: 'WRONG' });
    expect(browser.page).toContain('The code is wrong, expired or used.');
    await approve(browser, device);
    await browser.press('No, cancel');
    expect(await poll(device)).toMatchObject({ status: 400, error: 'access_denied' });
  });

  test('a device code ends after ten minutes of simulated time', async () => {
    const device = await begin();
    await simulator.clock.advance(601_000);
    expect(await poll(device)).toMatchObject({ status: 400, error: 'expired_token' });
  });

  test('the older path does it too, and faults can slow a client down', async () => {
    const device = await begin('user.read', '/api/oauth/device');
    simulator.faults.next({
      kind: 'status',
      status: 400,
      body: { error: 'slow_down' },
      path: '/oauth/token',
    });
    expect(await poll(device)).toMatchObject({ status: 400, error: 'slow_down' });
    expect(await poll(device)).toMatchObject({ error: 'authorization_pending' });
  });
});
