import { describe, expect, test } from '@jest/globals';
import { bearer } from '@smart-me/api-core';
import { apiOf } from '../testing/world.ts';
import {
  simulator,
  useSimulator,
  token,
  secretPost,
  codeGrant,
  type TokenResponse,
} from '../testing/oauth-calls.ts';

useSimulator();

describe('refresh', () => {
  test('a refresh token is rotated, and one that was used before ends the whole sign-in', async () => {
    const first = await codeGrant();
    expect(first).toMatchObject({ status: 200, refresh_token: expect.any(String) });
    const refresh = (of: TokenResponse): Promise<TokenResponse> =>
      token({ grant_type: 'refresh_token', refresh_token: of.refresh_token, ...secretPost() });
    const second = await refresh(first);
    expect(second).toMatchObject({ status: 200, expires_in: 3600 });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await refresh(first)).toMatchObject({ status: 400, error: 'invalid_grant' });
    expect(await refresh(second)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  test('REST lists refresh tokens and revokes one; its access token stays valid until it ends', async () => {
    const api = apiOf(simulator);
    const tokens = await codeGrant();
    const [listed, ...others] = await api.refreshTokens.list();
    expect(others).toEqual([]);
    expect(listed).toMatchObject({
      applicationId: 'simulator-confidential',
      applicationDisplayName: 'Simulated web application',
    });
    await api.refreshTokens.revoke({ id: listed?.id ?? '' });
    expect(await api.refreshTokens.list()).toEqual([]);
    expect(
      await token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token, ...secretPost() }),
    ).toMatchObject({ error: 'invalid_grant' });
    expect(await apiOf(simulator, bearer(tokens.access_token)).devices.list()).toHaveLength(9);
    await expect(api.refreshTokens.revoke({ id: listed?.id ?? '' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
