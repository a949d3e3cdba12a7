import { describe, expect, test } from '@jest/globals';
import { bearer } from '@smart-me/api-core';
import { startSimulator } from '../start-simulator.ts';
import { apiOf, SUMMER_MORNING } from '../testing/world.ts';
import { simulator, useSimulator, token, secretPost, type TokenResponse } from '../testing/oauth-calls.ts';

useSimulator();

describe('client credentials', () => {
  const credentials = (): { clientId: string; clientSecret: string } => simulator.credentials.oauth;

  test('a device client signs in by form or by Basic, and gets the scopes it asked for', async () => {
    const { clientId, clientSecret } = credentials();
    const form = await token({
      grant_type: 'client_credentials',
      scope: 'device.read',
      client_id: clientId,
      client_secret: clientSecret,
    });
    expect(form).toMatchObject({ status: 200, token_type: 'Bearer', expires_in: 3600, scope: 'device.read' });
    const basic = await token(
      { grant_type: 'client_credentials', scope: 'user.read' },
      { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    );
    expect(basic).toMatchObject({ status: 200, scope: 'user.read' });
    expect(await apiOf(simulator, bearer(form.access_token)).devices.list()).toHaveLength(9);
    await expect(apiOf(simulator, bearer(basic.access_token)).devices.list()).rejects.toMatchObject({
      code: 'missing_scope',
    });
  });

  test('a wrong secret and the wrong kind of client are refused', async () => {
    const { clientId, clientSecret } = credentials();
    const ask = (changes: Record<string, string>): Promise<TokenResponse> =>
      token({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        ...changes,
      });
    expect(await ask({ client_secret: 'wrong' })).toMatchObject({ status: 401, error: 'invalid_client' });
    expect(await token({ grant_type: 'client_credentials', ...secretPost() })).toMatchObject({
      status: 400,
      error: 'invalid_request',
    });
  });

  test('an access token ends after an hour of simulated time', async () => {
    await using own = await startSimulator({ clock: { start: SUMMER_MORNING, speed: 0 } });
    const { clientId, clientSecret } = own.credentials.oauth;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'user.read',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const response = await fetch(`${own.url}/oauth/token`, { method: 'POST', body });
    const { access_token: accessToken } = (await response.json()) as TokenResponse;
    await own.clock.advance(3_598_000);
    expect(await apiOf(own, bearer(accessToken)).user.get()).toMatchObject({ username: 'demo' });
    await own.clock.advance(2_000);
    await expect(apiOf(own, bearer(accessToken)).user.get()).rejects.toMatchObject({ code: 'unauthorized' });
  });
});
